/** Parses the text of a trust file: JSON, percent-encoded JSON as in IAM's API, or gcloud's YAML. */
import { parseDocument } from 'yaml';
import { type ParsedJson, parseJson } from '../json.ts';

const largestCharacters = 50_000_000;
/** YAML parses much more slowly, and gcloud's output is short. */
const largestYamlCharacters = 1_000_000;

/** @throws {Error} with a message for people, if the text is none of these */
export function parseText(source: string): ParsedJson {
  if (source.length > largestCharacters) throw new Error('is larger than 50 MB');
  if (source.trim() === '') throw new Error('is empty');
  try {
    return parseJson(source);
  } catch (error) {
    if (/^\s*%7B/i.test(source)) return parseEncoded(source);
    if (error instanceof RangeError) throw error;
    if (/^\s*[{[]/.test(source)) throw new Error(`is not JSON${placeIn(source, error)}`);
    return parseYaml(source);
  }
}

/** Where the parser stopped. Its own message quotes the file, and a Terraform state can contain secrets. */
function placeIn(source: string, error: unknown): string {
  const [, position] = / at position (\d+)/.exec(String(error)) ?? [];
  if (position === undefined) return '';
  const before = source.slice(0, Number(position)).split('\n');
  return `: the first fault is in line ${before.length}, column ${before.at(-1)!.length + 1}`;
}

function parseEncoded(source: string): ParsedJson {
  try {
    return parseJson(decodeURIComponent(source.trim()));
  } catch {
    throw new Error('looks like percent-encoded JSON, and is not');
  }
}

function parseYaml(source: string): ParsedJson {
  if (/^\s*(resource|data|module|variable|locals|terraform|provider)\s+["{]/m.test(source)) {
    throw new Error(
      'is Terraform source. Give the output of `terraform show -json`, which has all values resolved',
    );
  }
  if (source.length > largestYamlCharacters)
    throw new Error('is neither JSON nor YAML of a size that gcloud prints');
  try {
    const document = parseDocument(source, { logLevel: 'silent' });
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const value: unknown = document.toJS();
    if (typeof value === 'object' && value !== null) return { value, duplicates: new Map() };
  } catch {
    // The message of the YAML parser is useless for a file that was meant to be JSON.
  }
  throw new Error('is neither JSON nor the YAML that gcloud prints');
}
