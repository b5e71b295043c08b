/** Evaluates the resources of a Terraform configuration without the vendors' providers. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasTerraform = spawnSync('terraform', ['version']).status === 0;

export interface Resource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What `terraform fmt` would change. */
export function formatting(text: string): string {
  const { stdout, stderr, status } = spawnSync('terraform', ['fmt', '-diff', '-'], {
    input: `${text}\n`,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/**
 * The values of all blocks, as `terraform show -json` has them. A block's body is also an object, in which references to
 * other blocks become texts.
 */
export function resourcesOf(text: string): Resource[] {
  const blocks = [...text.matchAll(/^(resource|data) "(\w+)" "([\w-]+)" \{\n([\s\S]*?)^\}$/gm)];
  const folder = mkdtempSync(join(tmpdir(), 'terraform-'));
  try {
    const body = (inner: string) =>
      inner
        .replace(/^( +)(oidc) \{$/gm, '$1$2 = {')
        .replace(/^( +depends_on += )\[(.*)\]$/gm, '$1["$2"]')
        .replace(/^( +\w+ += )((?:data\.)?\w+\.\w+\.\w+)$/gm, '$1"$2"');
    const values = blocks.map(([, , , , inner = '']) => `{\n${body(inner)}}`).join(',\n');
    writeFileSync(join(folder, 'main.tf'), `locals {\n  all = [\n${values}\n  ]\n}\n`);
    const { stdout, stderr } = spawnSync('terraform', ['console'], {
      cwd: folder,
      encoding: 'utf8',
      input: 'jsonencode(local.all)\n',
    });
    const line = stdout.split('\n').find((each) => each.startsWith('"'));
    if (line === undefined) throw new Error(stdout + stderr);
    const evaluated: Record<string, unknown>[] = JSON.parse(JSON.parse(withoutLongEscapes(line)));
    return blocks.map(([, kind, type = '', name], index) => ({
      address: `${type}.${name}`,
      mode: kind === 'data' ? ('data' as const) : ('managed' as const),
      type,
      values: evaluated[index]!,
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Terraform writes characters that its Unicode tables do not have as `\U` and eight digits, which JSON does not know. */
function withoutLongEscapes(quoted: string): string {
  return quoted.replace(/\\(?:U([\da-f]{8})|.)/gi, (whole, digits?: string) =>
    digits === undefined ? whole : String.fromCodePoint(Number.parseInt(digits, 16)),
  );
}
