import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { defaults } from '../../emulator/default-world.ts';
import { blocksUnder, root } from './support/page.ts';

/** What the transcript leaves open. */
const open: Readonly<Record<string, string>> = {
  '<date>': '\\d{4}-\\d\\d-\\d\\d',
  '<time>': '\\d\\d:\\d\\d:\\d\\d',
  '<minutes>': '\\d+',
  '<duration>': '\\d+(\\.\\d)? m?s',
};

it('the log in the README is what the shipped action prints for the workflow above it', () => {
  const [excerpt = ''] = blocksUnder('README.md', 'multi-cloud-oidc-login', 'text');
  const [workflow = ''] = blocksUnder('README.md', 'multi-cloud-oidc-login', 'yaml');
  const [, clientId = ''] = /azure-client-id: (\S+)/.exec(workflow) ?? [];
  const transcript = readFileSync(`${root}__tests__/end-to-end/transcripts/three-clouds.txt`, 'utf8');
  const patterns = transcript.split('\n').map((line) => {
    const literal = line.replace(defaults.azure.clientId, clientId).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return new RegExp(`^${literal.replace(/<\w+>/g, (name) => open[name] ?? name)}$`);
  });
  const lines = excerpt.split('\n');
  expect(lines).toHaveLength(3);
  expect(lines.filter((line) => !patterns.some((pattern) => pattern.test(line)))).toEqual([]);
});
