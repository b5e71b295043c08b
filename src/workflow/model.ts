/** The parts of a workflow or composite action that concern logins and keys. */
import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Source, Unreadable } from './source.ts';

/** A key with a scalar value in a map such as `with` or `env`. */
export interface Entry {
  readonly name: string;
  /** The value as GitHub reads it; empty for a key without a value. */
  readonly value: string;
  readonly line: number;
}

export interface Step {
  readonly index: number;
  readonly line: number;
  readonly node: YAMLMap;
  readonly id?: string;
  readonly name?: string;
  readonly condition?: string;
  readonly conditionLine?: number;
  /** `owner/repository[/path]@ref`, `./path` or `docker://image`. */
  readonly uses?: Entry;
  readonly run?: Entry;
  readonly with: readonly Entry[];
  readonly env: readonly Entry[];
}

/** `id-token` as a `permissions` key sets it; `other` names are kept for the advice on what to copy. */
export interface Permissions {
  readonly line: number;
  readonly idToken: boolean;
  /** `write-all` or `read-all`. */
  readonly all?: string;
  /** All scopes except `id-token`, as written. */
  readonly others: readonly Entry[];
}

/** A job of a workflow, or the list of steps of a composite action. */
export interface Job {
  /** Undefined for a composite action. */
  readonly id?: string;
  readonly line: number;
  readonly node: Node;
  readonly condition?: string;
  readonly conditionLine?: number;
  readonly environment?: Entry;
  readonly runsOn: readonly string[];
  readonly permissions?: Permissions;
  readonly env: readonly Entry[];
  readonly outputs: readonly Entry[];
  readonly stepList?: YAMLSeq;
  /** The steps are written elsewhere, and an alias refers to them. */
  readonly stepsAreAlias: boolean;
  readonly steps: readonly Step[];
  /** Keys for registries and services: the entries of `env` and `credentials` of `container` and `services`. */
  readonly containers: readonly Container[];
  /** The reusable workflow that the job calls. */
  readonly calls?: Entry;
  readonly secretsInherited?: Entry;
  readonly secretsPassed: readonly Entry[];
}

export interface Container {
  /** `container`, or the name of the service. */
  readonly name: string;
  readonly image?: string;
  readonly credentials: readonly Entry[];
  readonly env: readonly Entry[];
}

export interface WorkflowFile {
  readonly kind: 'workflow' | 'action';
  readonly source: Source;
  readonly triggers: readonly Entry[];
  readonly permissions?: Permissions;
  readonly env: readonly Entry[];
  readonly jobs: readonly Job[];
  /** Secrets that a reusable workflow declares. */
  readonly declaredSecrets: readonly Entry[];
}

/**
 * Steps and entries together: limits how far aliases can multiply. Without aliases, no file of the maximum size has as
 * many.
 */
const maxParts = 50_000;

/** Reads a file; undefined if it is neither a workflow nor a composite action. */
export function readWorkflow(source: Source): WorkflowFile | Unreadable | undefined {
  try {
    return read(source);
  } catch (error) {
    if (!(error instanceof TooManyParts)) throw error;
    return { line: 1, reason: 'repeats too much by YAML aliases' };
  }
}

class TooManyParts extends Error {}

function read(source: Source): WorkflowFile | undefined {
  const reader = readerOf(source);
  const root = source.root as YAMLMap;
  const jobs = reader.map(root, 'jobs');
  const runs = reader.map(root, 'runs');
  if (!jobs && !runs) return undefined;
  const on = reader.value(root, 'on');
  return {
    kind: jobs ? 'workflow' : 'action',
    source,
    triggers: reader.names(on),
    env: reader.entries(root, 'env'),
    declaredSecrets: reader.names(
      reader.value(reader.asMap(reader.value(reader.asMap(on), 'workflow_call')), 'secrets'),
    ),
    jobs: jobs
      ? jobs.items.flatMap((pair) => {
          const node = reader.asMap(pair.value);
          return node ? [reader.job(node, reader.text(pair.key), reader.lineOf(pair))] : [];
        })
      : [reader.job(runs!, undefined, source.lineAt(runs!.range?.[0] ?? 0))],
    ...defined({ permissions: jobs && reader.permissions(root) }),
  };
}

function readerOf(source: Source) {
  let parts = 0;
  const count = (more: number) => {
    parts += more;
    if (parts > maxParts) throw new TooManyParts();
  };
  const asMap = (node: unknown): YAMLMap | undefined => {
    const target = source.target(node);
    return isMap(target) ? target : undefined;
  };
  const text = (node: unknown): string => {
    const target = source.target(node);
    return isScalar(target) ? scalarText(target) : '';
  };
  const pairOf = (map: YAMLMap | undefined, key: string): Pair | undefined =>
    map?.items.find((pair) => isScalar(pair.key) && scalarText(pair.key) === key);
  const value = (map: YAMLMap | undefined, key: string): unknown => pairOf(map, key)?.value;
  const lineOf = (pair: Pair) => source.lineAt((pair.key as Node).range?.[0] ?? 0);
  const entryOf = (pair: Pair): Entry => ({
    name: text(pair.key),
    value: text(pair.value),
    line: lineOf(pair),
  });
  const entry = (map: YAMLMap | undefined, key: string): Entry | undefined => {
    const pair = pairOf(map, key);
    return pair && isScalar(source.target(pair.value)) ? entryOf(pair) : undefined;
  };
  const entriesOf = (node: unknown): Entry[] => {
    const pairs = (asMap(node)?.items ?? []).filter((pair) => pair.key !== null);
    count(pairs.length);
    return pairs.map(entryOf);
  };
  const entries = (map: YAMLMap | undefined, key: string): Entry[] => entriesOf(value(map, key));

  /** The keys of a map, the items of a list, or the single word: the three ways to write `on`. */
  function names(node: unknown): Entry[] {
    const target = source.target(node);
    if (isMap(target)) return entriesOf(target);
    const items = isSeq(target) ? target.items : isScalar(target) ? [target] : [];
    count(items.length);
    return items.map((item) => ({
      name: text(item),
      value: '',
      line: source.lineAt((item as Node | null)?.range?.[0] ?? 0),
    }));
  }

  function permissions(map: YAMLMap): Permissions | undefined {
    const pair = pairOf(map, 'permissions');
    if (!pair) return undefined;
    const all = text(pair.value);
    const scopes = entriesOf(pair.value);
    const scope = scopes.find(({ name }) => name === 'id-token');
    return {
      line: scope?.line ?? lineOf(pair),
      idToken: all === 'write-all' || scope?.value === 'write',
      others: scopes.filter((other) => other !== scope),
      ...defined({ all: all || undefined }),
    };
  }

  function step(item: unknown, index: number): Step[] {
    const node = asMap(item);
    if (!node) return [];
    count(1);
    return [
      {
        index,
        node,
        line: source.lineAt(node.range?.[0] ?? 0),
        with: entries(node, 'with'),
        env: entries(node, 'env'),
        ...defined({
          id: entry(node, 'id')?.value,
          name: entry(node, 'name')?.value,
          condition: entry(node, 'if')?.value,
          conditionLine: entry(node, 'if')?.line,
          uses: entry(node, 'uses'),
          run: entry(node, 'run'),
        }),
      },
    ];
  }

  function container(name: string, node: unknown): Container {
    const map = asMap(node);
    return {
      name,
      credentials: entries(map, 'credentials'),
      env: entries(map, 'env'),
      ...defined({ image: text(map ? value(map, 'image') : node) || undefined }),
    };
  }

  function job(node: YAMLMap, id: string | undefined, line: number): Job {
    const stepPair = pairOf(node, 'steps');
    const list = source.target(stepPair?.value);
    const environment = pairOf(node, 'environment');
    const environmentMap = asMap(environment?.value);
    const secrets = pairOf(node, 'secrets');
    const runsOn = value(node, 'runs-on');
    const labels = asMap(runsOn) ? value(asMap(runsOn), 'labels') : runsOn;
    const containerNode = value(node, 'container');
    return {
      line,
      node,
      runsOn: names(labels).map(({ name }) => name),
      env: entries(node, 'env'),
      outputs: entries(node, 'outputs'),
      stepsAreAlias: stepPair !== undefined && stepPair.value !== list,
      steps: isSeq(list) ? list.items.flatMap(step) : [],
      containers: [
        ...(containerNode ? [container('container', containerNode)] : []),
        ...(asMap(value(node, 'services'))?.items ?? []).map((pair) => container(text(pair.key), pair.value)),
      ],
      secretsPassed: entriesOf(secrets?.value),
      ...defined({
        id,
        condition: entry(node, 'if')?.value,
        conditionLine: entry(node, 'if')?.line,
        environment:
          environment &&
          (environmentMap ? entry(environmentMap, 'name') : { ...entryOf(environment), name: 'environment' }),
        permissions: permissions(node),
        stepList: isSeq(list) ? list : undefined,
        calls: id === undefined ? undefined : entry(node, 'uses'),
        secretsInherited: secrets && text(secrets.value) === 'inherit' ? entryOf(secrets) : undefined,
      }),
    };
  }

  return {
    asMap,
    text,
    value,
    lineOf,
    entries,
    names,
    map: (map: YAMLMap, key: string) => asMap(value(map, key)),
    permissions,
    job,
  };
}

/** The text that GitHub reads: a scalar as written, so an account ID such as 012345678901 is not a number. */
export function scalarText(node: Scalar): string {
  if (node.value === null || node.value === undefined) return '';
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out keys without a value. */
function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
