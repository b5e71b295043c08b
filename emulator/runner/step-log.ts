/** The log of one step as a user sees it, and what its workflow commands collected. */

import {
  type Annotation,
  type AnnotationLevel,
  createCommandReader,
  debugLines,
  tagged,
} from './commands.ts';
import { type Masker, valuesToMask } from './masks.ts';

/** The runner keeps this many annotations of each level per step; more only appear in the log. */
const annotationsPerLevel = 10;
/** Longer messages are cut. */
const annotationLimit = 4096;

export interface StepLog {
  /** Masked lines, in order. */
  readonly lines: string[];
  /** Lines as the process printed them, unmasked. */
  readonly raw: string[];
  readonly annotations: Annotation[];
  /** The values that this step asked to be masked. */
  readonly masks: string[];
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  /** True once a command was rejected or the runner reported its own failure. */
  failed: boolean;
  /** Reads a line that the process printed. */
  read(line: string): void;
  /** Writes one of the runner's own lines. */
  write(line: string): void;
  debug(message: string): void;
  annotate(level: AnnotationLevel, message: string): void;
  /** Reports an error that fails the step. */
  fail(message: string): void;
}

export function createStepLog(masker: Masker, options: { debug: boolean }): StepLog {
  const reader = createCommandReader(options);
  const counts: Record<AnnotationLevel, number> = { notice: 0, warning: 0, error: 0 };

  function add(annotation: Annotation): void {
    const message = masker.mask(annotation.message).slice(0, annotationLimit);
    if (counts[annotation.level]++ < annotationsPerLevel) log.annotations.push({ ...annotation, message });
    if (message !== '') log.write(tagged(annotation.level, message));
  }

  const log: StepLog = {
    lines: [],
    raw: [],
    annotations: [],
    masks: [],
    outputs: {},
    state: {},
    failed: false,
    read(line) {
      log.raw.push(line);
      const effects = reader.read(line);
      for (const value of effects.masks) {
        log.masks.push(value);
        for (const part of valuesToMask(value)) masker.add(part);
      }
      for (const shown of effects.shown) log.write(shown);
      for (const annotation of effects.annotations) add(annotation);
      for (const [name, value] of effects.outputs) log.outputs[name] = value;
      for (const [name, value] of effects.state) log.state[name] = value;
      log.failed ||= effects.failed;
    },
    write(line) {
      log.lines.push(masker.mask(line));
    },
    debug(message) {
      if (options.debug) for (const line of debugLines(message)) log.write(line);
    },
    annotate(level, message) {
      add({ level, message, properties: {} });
    },
    fail(message) {
      log.annotate('error', message);
      log.failed = true;
    },
  };
  return log;
}
