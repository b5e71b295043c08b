/** What the command line's `plan` prints for the example of the docs. */
import { run } from '../../src/cli/run.ts';
import { systemFiles } from '../../src/cli/system-files.ts';
import { verbs } from '../../src/cli/verbs.ts';
import type { SetUp } from '../../src/setup/set-up.ts';

/** As the page on trust shows it, without the program's name. */
export const exampleArguments = [
  ...['plan', '--repository', 'octo-org/octo-repo', '--repository-id', '74', '--owner-id', '65'],
  ...['--environment', 'production', '--ref', 'main', '--workflow', 'deploy.yml'],
  ...['--aws-role', 'arn:aws:iam::111122223333:role/deploy'],
  ...[
    '--gcp-workload-identity-provider',
    'projects/123456789012/locations/global/workloadIdentityPools/github-actions/providers/octo-org',
  ],
  ...['--gcp-service-account', 'deploy@octo-project.iam.gserviceaccount.com'],
  ...['--azure-client-id', '5d1a4c3e-7b1f-4a55-9f0e-2c6a1b7e8d90'],
  ...['--azure-tenant-id', '8a6f1e2d-4c3b-4a59-b8d7-1f2e3d4c5b6a'],
];

/** Markdown by the name of the region: `plan-aws`, `plan-gcp`, `plan-azure`. */
export async function planExample(): Promise<Record<string, string>> {
  let printed = '';
  const io = {
    env: {},
    out: (text: string) => {
      printed += text;
    },
    error: (text: string) => {
      throw new Error(text);
    },
    files: systemFiles,
  };
  await run([...exampleArguments, '--json'], io, verbs);
  const { logins }: { logins: SetUp[] } = JSON.parse(printed);
  return Object.fromEntries(logins.map(({ name, trust }) => [`plan-${name}`, usualBlocks(trust)]));
}

function usualBlocks(trust: SetUp['trust']): string {
  return trust
    .filter(({ alternative, language }) => !alternative && language !== 'yaml')
    .map(({ title, language, text }) => {
      const block = `\`\`\`${language === 'sh' ? 'bash' : language}\n${text}\n\`\`\``;
      return language === 'hcl'
        ? `<details><summary>${title}</summary>\n\n${block}\n\n</details>`
        : `${title}:\n\n${block}`;
    })
    .join('\n\n');
}
