/**
 * How the runner treats the lines that a step prints: workflow commands (`::name key=value::data`) are consumed,
 * everything else is shown. Problem matchers (`::add-matcher::`) are consumed without effect.
 */

export type AnnotationLevel = 'notice' | 'warning' | 'error';

export interface Annotation {
  level: AnnotationLevel;
  message: string;
  /** `title`, `file`, `line`, `endLine`, `col`, `endColumn` as the command gave them. */
  properties: Record<string, string>;
}

/** What one line does, in order of application: masks first, so that they cover this line's own text. */
export interface Effects {
  masks: string[];
  /** Lines for the log, not yet masked. */
  shown: string[];
  annotations: Annotation[];
  /** Pairs from the deprecated `set-output` and `save-state` commands. */
  outputs: [name: string, value: string][];
  state: [name: string, value: string][];
  /** The line was a command that the runner rejects: the step fails whatever its exit code. */
  failed: boolean;
}

export interface CommandReader {
  read(line: string): Effects;
}

export interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

const commandNames = [
  'stop-commands',
  'set-env',
  'set-output',
  'save-state',
  'add-mask',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'debug',
  'notice',
  'warning',
  'error',
  'group',
  'endgroup',
  'echo',
] as const;

/** Commands whose raw form never appears in the log, not even with echo on. */
const neverEchoed = new Set(['add-mask', 'debug', 'notice', 'warning', 'error']);

/**
 * Reads the command on a line, in the form `::name key=value,key=value::data` (at the start, after blanks) or the older
 * `##[name key=value;key=value]data` (anywhere). Names not in `known` (lower case) make the line ordinary text.
 */
export function parseCommand(line: string, known: ReadonlySet<string>): Command | undefined {
  return parseCurrentForm(line.trimStart(), known) ?? parseOlderForm(line, known);
}

function parseCurrentForm(line: string, known: ReadonlySet<string>): Command | undefined {
  if (!line.startsWith('::')) return undefined;
  const end = line.indexOf('::', 2);
  if (end < 0) return undefined;
  return assemble(line.slice(2, end), line.slice(end + 2), ',', known, { ':': '%3A', ',': '%2C' }, {});
}

function parseOlderForm(line: string, known: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const escapes = { ';': '%3B', ']': '%5D' };
  return assemble(line.slice(start + 3, end), line.slice(end + 1), ';', known, escapes, escapes);
}

function assemble(
  head: string,
  data: string,
  separator: string,
  known: ReadonlySet<string>,
  propertyEscapes: Record<string, string>,
  dataEscapes: Record<string, string>,
): Command | undefined {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  if (!known.has(name)) return undefined;
  const properties: Record<string, string> = {};
  for (const pair of space < 0
    ? []
    : head
        .slice(space + 1)
        .trim()
        .split(separator)) {
    const equals = pair.indexOf('=');
    // A key or a value that is missing drops the pair.
    if (equals > 0 && equals < pair.length - 1) {
      properties[pair.slice(0, equals)] = decode(pair.slice(equals + 1), propertyEscapes);
    }
  }
  return { name, properties, data: decode(data, dataEscapes) };
}

function decode(text: string, more: Record<string, string>): string {
  // `%25` comes last: `%250A` stands for the text `%0A`, not for a line end.
  const escapes = { '\r': '%0D', '\n': '%0A', ...more, '%': '%25' };
  let result = text;
  for (const [character, encoded] of Object.entries(escapes)) result = result.replaceAll(encoded, character);
  return result;
}

/** Creates the reader of one step's output; it remembers `stop-commands` and `echo` between lines. */
export function createCommandReader(options: { debug: boolean }): CommandReader {
  const known = new Set<string>(commandNames);
  let echo = options.debug;
  let resumeToken: string | undefined;

  return {
    read(line) {
      const effects: Effects = {
        masks: [],
        shown: [],
        annotations: [],
        outputs: [],
        state: [],
        failed: false,
      };
      const debug = (message: string) => {
        if (options.debug) effects.shown.push(...debugLines(message));
      };
      const command = line === '' ? undefined : parseCommand(line, known);
      if (command === undefined) {
        effects.shown.push(line);
      } else if (resumeToken !== undefined) {
        effects.shown.push(line);
        if (command.name === resumeToken) {
          debug('Resume processing commands');
          known.delete(resumeToken);
          resumeToken = undefined;
        }
      } else if (command.name === 'stop-commands' && !isWeakToken(command.data, known)) {
        resumeToken = command.data.toLowerCase();
        known.add(resumeToken);
        if (command.data.length > 6) effects.masks.push(command.data);
        effects.shown.push(line);
      } else {
        if (echo && !neverEchoed.has(command.name)) effects.shown.push(line);
        if (echo && command.name === 'add-mask' && command.data.trim() !== '')
          effects.shown.push('::add-mask::***');
        if (command.name === 'echo') echo = readEcho(command.data) ?? echo;
        const problem = apply(command, effects, debug);
        if (problem !== undefined)
          reject(effects, neverEchoed.has(command.name) ? command.name : line, problem);
      }
      return effects;
    },
  };
}

/** The tag that marks a line in the runner's log, as in `##[warning]text`. */
export function tagged(tag: string, text: string): string {
  return `##[${tag}]${text}`;
}

/** A debug message as the log shows it: every line carries the tag. */
export function debugLines(message: string): string[] {
  return message.split(/\r\n|\n|\r/).map((line) => tagged('debug', line));
}

/** Carries out a command; returns what is wrong with it, if anything. */
function apply(command: Command, effects: Effects, debug: (message: string) => void): string | undefined {
  switch (command.name) {
    case 'add-mask':
      if (command.data.trim() === '') {
        effects.annotations.push(
          annotation('warning', "Can't add secret mask for empty string in ##[add-mask] command."),
        );
      } else effects.masks.push(command.data);
      return undefined;
    case 'debug':
      debug(command.data);
      return undefined;
    case 'notice':
    case 'warning':
    case 'error':
      effects.annotations.push({ ...annotation(command.name, command.data), properties: command.properties });
      return undefined;
    case 'group':
      effects.shown.push(tagged('group', command.data));
      return undefined;
    case 'endgroup':
      effects.shown.push(tagged('endgroup', ''));
      return undefined;
    case 'echo':
      if (readEcho(command.data) !== undefined) return undefined;
      return `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${command.data}'.`;
    case 'set-output':
    case 'save-state': {
      effects.annotations.push(annotation('warning', deprecated(command.name)));
      const name = command.properties.name ?? '';
      if (name === '') return `Required field 'name' is missing in ##[${command.name}] command.`;
      (command.name === 'set-output' ? effects.outputs : effects.state).push([name, command.data]);
      return undefined;
    }
    case 'set-env':
    case 'add-path':
      return disabled(command.name);
    case 'stop-commands':
      return weakToken;
    default:
      return undefined;
  }
}

function annotation(level: AnnotationLevel, message: string): Annotation {
  return { level, message, properties: {} };
}

function reject(effects: Effects, command: string, problem: string): void {
  effects.failed = true;
  effects.annotations.push(annotation('error', `Unable to process command '${command}' successfully.`));
  effects.annotations.push(annotation('error', problem));
}

function readEcho(data: string): boolean | undefined {
  return { on: true, off: false }[data.trim().toLowerCase()];
}

function isWeakToken(token: string, known: ReadonlySet<string>): boolean {
  const lower = token.toLowerCase();
  return lower === '' || lower === 'pause-logging' || known.has(lower);
}

const weakToken =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command. " +
  'For more information see: https://docs.github.com/actions/learn-github-actions/workflow-commands-for-github-actions#example-stopping-and-starting-workflow-commands ' +
  'or opt into insecure command execution by setting the `ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS` environment variable to `true`.';

function deprecated(name: string): string {
  return (
    `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. ` +
    'For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/'
  );
}

function disabled(name: string): string {
  return (
    `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command ` +
    'execution by setting the `ACTIONS_ALLOW_UNSECURE_COMMANDS` environment variable to `true`. ' +
    'For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/'
  );
}
