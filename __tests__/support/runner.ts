/** A runner that remembers what it was told. */
import type { Runner } from '../../src/action/runner.ts';

export interface RecordedRunner extends Runner {
  readonly lines: string[];
  readonly masks: string[];
  readonly exported: Record<string, string>;
  readonly outputs: Record<string, string>;
  readonly saved: Record<string, string>;
  readonly summaries: string[];
  /** Everything in order, by kind: `mask`, `state`, `export`, `output`. */
  readonly order: string[];
  failed: boolean;
}

export function recordedRunner(state: Record<string, string> = {}): RecordedRunner {
  const say = (level: string) => (message: string) => {
    runner.lines.push(`${level}: ${message}`);
  };
  const runner: RecordedRunner = {
    lines: [],
    masks: [],
    exported: {},
    outputs: {},
    saved: { ...state },
    summaries: [],
    order: [],
    failed: false,
    mask: (secret) => {
      runner.masks.push(secret);
      runner.order.push('mask');
    },
    info: say('info'),
    debug: say('debug'),
    group: (title, lines) => {
      runner.lines.push(`group: ${title}`, ...lines.map((line) => `  ${line}`));
    },
    notice: say('notice'),
    warning: say('warning'),
    error: say('error'),
    fail: () => {
      runner.failed = true;
    },
    exportVariable: (name, value) => {
      runner.exported[name] = value;
      runner.order.push('export');
    },
    setOutput: (name, value) => {
      runner.outputs[name] = value;
      runner.order.push('output');
    },
    saveState: (name, value) => {
      runner.saved[name] = value;
      runner.order.push('state');
    },
    state: (name) => runner.saved[name] ?? '',
    summarize: async (markdown) => {
      runner.summaries.push(markdown);
    },
  };
  return runner;
}
