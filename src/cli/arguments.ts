/** Arguments of a verb, with messages that say what would be right. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { closest } from '../settings/closest.ts';
import { UsageError } from './verb.ts';

/**
 * @param verb for messages
 * @throws {UsageError} for unknown options, missing values and more operands than allowed
 */
export function parseArguments<const T extends ParseArgsOptionsConfig>(
  verb: string,
  args: readonly string[],
  options: T,
  maxOperands: 0 | 1,
) {
  const known = Object.keys(options);
  const unknown = args
    .slice(0, args.includes('--') ? args.indexOf('--') : args.length)
    .filter((argument) => argument.startsWith('--'))
    .map((argument) => argument.slice(2).split('=')[0]!)
    .find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const near = closest(unknown, known);
    throw new UsageError(
      `\`${verb}\` has no option \`--${unknown}\`${near ? `. Did you mean \`--${near}\`?` : ''}`,
    );
  }
  const { values, positionals } = parse(verb, args, options);
  if (positionals.length > maxOperands)
    throw new UsageError(
      `\`${verb}\` takes ${maxOperands === 0 ? 'options only' : 'one path'}, but got ${positionals.join(', ')}`,
    );
  return { values, operands: positionals };
}

function parse<const T extends ParseArgsOptionsConfig>(verb: string, args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // The first sentence names the option; the rest explains how the shell sees it.
    throw new UsageError(`\`${verb}\`: ${(error as Error).message.split('. ')[0]}`);
  }
}

/**
 * One of a few words.
 * @throws {UsageError} for any other word
 */
export function oneOf<const T extends string>(option: string, word: string, words: readonly T[]): T {
  const found = words.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const near = closest(word, words);
  throw new UsageError(
    `\`--${option}\` must be one of ${words.join(', ')}, but is "${word}"${near ? `. Did you mean \`${near}\`?` : ''}`,
  );
}
