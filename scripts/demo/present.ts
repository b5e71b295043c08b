/** How the demo prints: plain text that reads well in a terminal and in a file. */

export function printSection(title: string, lines: Iterable<string>): void {
  console.log(`\n━━ ${title} ${'━'.repeat(Math.max(0, 90 - title.length))}\n`);
  for (const line of lines) console.log(line);
}

/** A step's log as the web page shows it: groups indented, annotations spelled out. */
export function readableLog(log: string): string[] {
  let indent = '';
  return log.split('\n').flatMap((line) => {
    if (line === '##[endgroup]') {
      indent = '';
      return [];
    }
    const [, tag, text = line] = /^##\[(\w+)\](.*)$/.exec(line) ?? [];
    if (tag === 'group') {
      indent = '    ';
      return [`▾ ${text}`];
    }
    const label =
      { error: 'Error: ', warning: 'Warning: ', notice: 'Notice: ', debug: 'Debug: ' }[tag ?? ''] ?? '';
    return [indent + label + text];
  });
}

/** `NAME  value` lines in two columns. */
export function table(values: Readonly<Record<string, string>>): string[] {
  const width = Math.max(0, ...Object.keys(values).map((name) => name.length));
  return Object.entries(values).map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}

export interface Check {
  name: string;
  passed: boolean;
}

/** Collects what the demo verifies, prints each result at once, and remembers whether all held. */
export function createChecks(): { check(name: string, passed: boolean): void; allPassed(): boolean } {
  const results: Check[] = [];
  return {
    check(name, passed) {
      results.push({ name, passed });
      console.log(`${passed ? '✔' : '✘'} ${name}`);
    },
    allPassed: () => results.every(({ passed }) => passed),
  };
}
