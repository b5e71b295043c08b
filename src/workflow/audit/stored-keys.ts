/** Finds every place in a file that contains a stored key or passes one on. */
import { hasExpression, secretsIn } from '../expressions.ts';
import { literalKeys } from '../literals.ts';
import type { Container, Entry, Job, Step, WorkflowFile } from '../model.ts';
import type { Place } from './finding.ts';
import { eventsOf, inputsWithKeys, type Repository } from './repository.ts';
import { type Registry, registries, type Service, serviceNamed, services } from './services.ts';

/** From the widest reach to the narrowest. */
export type Reach = 'literal' | 'workflow' | 'pull-request' | 'repository' | 'environment';

/** How a key gets to where it is used. */
export type Means = 'variable' | 'input' | 'script' | 'registry' | 'container' | 'workflow call';

export interface KeyUse extends Place {
  readonly provider: string;
  /** `AWS access key`, for messages. */
  readonly what: string;
  readonly means: Means;
  readonly reach: Reach;
  /** Names of the inputs or variables, or what the script does. */
  readonly names: readonly string[];
  readonly secrets: readonly string[];
  readonly environment?: string;
  readonly step?: Step;
  readonly registry?: string;
}

export function storedKeys(file: WorkflowFile, repository: Repository): KeyUse[] {
  return [
    ...variables(file.env, file, 'workflow'),
    ...file.jobs.flatMap((job) => [
      ...variables(job.env, file, 'job', job),
      ...job.containers.flatMap((container) => containerKeys(container, file, job)),
      ...job.steps.flatMap((step) => stepKeys(step, file, job, repository)),
      ...passedSecrets(file, job),
    ]),
    ...literals(file),
  ];
}

/** Variables at the level of a workflow or job, one use for each service. */
function variables(
  env: readonly Entry[],
  file: WorkflowFile,
  level: 'workflow' | 'job',
  job?: Job,
): KeyUse[] {
  return byService(env).map(([service, entries]) => ({
    ...use(service, entries, 'variable', file, job),
    ...(level === 'workflow' && { reach: 'workflow' as const }),
  }));
}

function stepKeys(step: Step, file: WorkflowFile, job: Job, repository: Repository): KeyUse[] {
  const uses = step.uses?.value ?? '';
  const registry = registryOf(step);
  if (registry) {
    const entries = step.with.filter(
      ({ name, value }) => /^(username|password)$/i.test(name) && isStored(value),
    );
    if (entries.length === 0) return [];
    return [
      {
        ...place(file, entries[0]!.line, job),
        provider: registry.provider,
        what: registry.provider === 'docker-hub' ? 'password of Docker Hub' : `key of ${registry.title}`,
        means: 'registry',
        names: entries.map(({ name }) => name),
        secrets: secretsOf(entries),
        reach: reachOf(file, job, step),
        registry: registry.title,
        step,
        ...environmentOf(job),
      },
    ];
  }
  const inputs = byService(step.with, uses).map(([service, entries]) =>
    use(service, entries, 'input', file, job, step),
  );
  const env = byService(step.env, uses).map(([service, entries]) =>
    use(service, entries, 'variable', file, job, step),
  );
  const script = scriptKeys(step, file, job);
  const own = [
    ...inputs,
    ...script,
    ...env.filter((one) => !script.some((other) => other.provider === one.provider)),
  ];
  return [...own, ...localKeys(step, file, job, repository)];
}

/** One use for each service whose commands a script runs, or whose secrets it reads. */
function scriptKeys(step: Step, file: WorkflowFile, job: Job): KeyUse[] {
  const { run } = step;
  if (!run) return [];
  const written = secretsIn(run.value);
  return services.flatMap((service) => {
    const commands = service.commands.filter((command) => hasCommand(run.value, command));
    const named = written.filter((name) => serviceNamed(name) === service);
    if (commands.length === 0 && named.length === 0) return [];
    const fromEnv =
      commands.length > 0 ? step.env : step.env.filter(({ name }) => serviceNamed(name) === service);
    const secrets = commands.length > 0 ? written : named;
    return [
      {
        ...place(file, run.line, job),
        provider: service.provider,
        what: service.key,
        means: 'script' as const,
        names: [],
        secrets: [...new Set([...secrets, ...secretsOf(fromEnv)])],
        reach: reachOf(file, job, step),
        step,
        ...environmentOf(job),
      },
    ];
  });
}

/** Whether one line, with continuation lines joined, matches all patterns of a command. */
function hasCommand(script: string, patterns: readonly RegExp[]): boolean {
  return script
    .replace(/\\\r?\n/g, ' ')
    .split('\n')
    .some((line) => patterns.every((pattern) => pattern.test(line)));
}

/** Keys passed to a local action whose author gave the input another name. */
function localKeys(step: Step, file: WorkflowFile, job: Job, { local }: Repository): KeyUse[] {
  const action = local(step.uses?.value ?? '');
  if (action?.kind !== 'action') return [];
  const keys = inputsWithKeys(action);
  const found = new Map<Service, Entry[]>();
  for (const entry of step.with) {
    const service = services.find(({ provider }) => provider === keys.get(entry.name));
    if (service && isStored(entry.value) && !serviceNamed(entry.name))
      found.set(service, [...(found.get(service) ?? []), entry]);
  }
  return [...found].map(([service, entries]) => use(service, entries, 'input', file, job, step));
}

function containerKeys({ credentials, env, image }: Container, file: WorkflowFile, job: Job): KeyUse[] {
  const variableUses = byService(env).map(([service, entries]) =>
    use(service, entries, 'variable', file, job),
  );
  const entries = credentials.filter(({ value }) => isStored(value));
  if (entries.length === 0) return variableUses;
  const host = image?.split('/')[0] ?? '';
  const registry = registries.find(
    (candidate) => candidate.provider !== 'docker-hub' && candidate.host.test(host),
  );
  return [
    ...variableUses,
    {
      ...place(file, entries[0]!.line, job),
      provider: registry?.provider ?? 'registry',
      what: 'password of a container registry',
      means: 'container',
      names: entries.map(({ name }) => name),
      secrets: secretsOf(entries),
      reach: reachOf(file, job),
      ...environmentOf(job),
    },
  ];
}

/** Secrets that a job passes to a reusable workflow under the name of a key. */
function passedSecrets(file: WorkflowFile, job: Job): KeyUse[] {
  return byService(job.secretsPassed).map(([service, entries]) =>
    use(service, entries, 'workflow call', file, job),
  );
}

/** Literal keys anywhere in the text, including comments. */
function literals(file: WorkflowFile): KeyUse[] {
  const { text, lineAt } = file.source;
  const byForm = literalKeys(text);
  const places = new Set(byForm.map(({ start }) => lineAt(start)));
  const byName = [
    ...file.env.map((entry) => ({ entry, job: undefined as Job | undefined, uses: '' })),
    ...file.jobs.flatMap((job) => [
      ...[...job.env, ...job.containers.flatMap(({ env }) => env)].map((entry) => ({ entry, job, uses: '' })),
      ...job.steps.flatMap((step) =>
        [...step.env, ...step.with].map((entry) => ({ entry, job, uses: step.uses?.value ?? '' })),
      ),
    ]),
  ].flatMap(({ entry, job, uses }): KeyUse[] => {
    const service = serviceNamed(entry.name, uses);
    if (!service || !isWrittenOut(entry) || places.has(entry.line)) return [];
    return [
      {
        ...place(file, entry.line, job),
        provider: service.provider,
        what: service.key,
        means: 'variable',
        names: [entry.name],
        secrets: [],
        reach: 'literal',
      },
    ];
  });
  const found = byForm.map(
    ({ what, start }): KeyUse => ({
      ...place(file, lineAt(start)),
      provider: /AWS/.test(what)
        ? 'aws'
        : /Azure/.test(what)
          ? 'azure'
          : /service account/.test(what)
            ? 'gcp'
            : 'other',
      what,
      means: 'script',
      names: [],
      secrets: [],
      reach: 'literal',
    }),
  );
  return [...found, ...byName];
}

/** Long enough for a key, not a path, not an expression, and not a typical test value. */
function isWrittenOut({ value, name }: Entry): boolean {
  if (!/^[^\s$]{16,}$/.test(value) || hasExpression(value) || /_ID$/i.test(name)) return false;
  return !/^[.~/]|\.(json|pem|pfx|key)$|example|dummy|fake|test|placeholder|changeme|xxxx/i.test(value);
}

function use(
  service: Service,
  entries: readonly Entry[],
  means: Means,
  file: WorkflowFile,
  job: Job | undefined,
  step?: Step,
): KeyUse {
  return {
    ...place(file, entries[0]!.line, job),
    provider: service.provider,
    what: service.key,
    means,
    names: entries.map(({ name }) => name),
    secrets: secretsOf(entries),
    reach: job ? reachOf(file, job, step) : 'workflow',
    ...(step && { step }),
    ...(job && environmentOf(job)),
  };
}

/** Entries that contain a stored key, by service. The secret's name counts if the entry's name says nothing. */
function byService(entries: readonly Entry[], uses?: string): [Service, Entry[]][] {
  const found = new Map<Service, Entry[]>();
  for (const entry of entries) {
    if (!isStored(entry.value) && !isKeyFile(entry)) continue;
    const service =
      serviceNamed(entry.name, uses) ??
      secretsIn(entry.value)
        .map((name) => serviceNamed(name))
        .find((candidate) => candidate !== undefined);
    if (service) found.set(service, [...(found.get(service) ?? []), entry]);
  }
  return [...found];
}

/** Whether a value comes from the secret store. A step's output or GitHub's own token is not stored. */
function isStored(value: string): boolean {
  return secretsIn(value).length > 0;
}

/** A key file in the workspace: committed, or written there from a secret. */
function isKeyFile({ name, value }: Entry): boolean {
  return (
    name === 'GOOGLE_APPLICATION_CREDENTIALS' &&
    /^(\$\{\{\s{0,9}github\.workspace\s{0,9}\}\}|\$GITHUB_WORKSPACE|\.{1,2}\/|[\w-][\w./-]{0,200}\.json$)/.test(
      value,
    )
  );
}

function registryOf(step: Step): Registry | undefined {
  if (!/^docker\/login-action@/i.test(step.uses?.value ?? '')) return undefined;
  const given = (name: string) => step.with.find((entry) => entry.name.toLowerCase() === name)?.value ?? '';
  const host = given('registry').replace(/^https?:\/\//, '');
  return registries.find((registry) => registry.user?.test(given('username')) || registry.host.test(host));
}

function reachOf(file: WorkflowFile, job: Job, step?: Step): Reach {
  const events = eventsOf(file, job.condition, step?.condition);
  if (events.some((event) => event === 'pull_request' || event === 'pull_request_target'))
    return 'pull-request';
  return job.environment ? 'environment' : 'repository';
}

function secretsOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ value }) => secretsIn(value)))];
}

function environmentOf({ environment }: Job): { environment?: string } {
  return environment ? { environment: environment.value } : {};
}

function place(file: WorkflowFile, line: number, job?: Job): Place {
  return { file: file.source.path, line, ...(job?.id !== undefined && { job: job.id }) };
}
