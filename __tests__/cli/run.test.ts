import { describe, expect, it } from '@jest/globals';
import { verbs } from '../../src/cli/verbs.ts';
import { runOn } from './support.ts';

describe('the command line', () => {
  it('explains itself', async () => {
    const { code, out } = await runOn({}, ['--help']);
    expect(code).toBe(0);
    for (const { name, summary } of verbs) expect(out).toMatch(new RegExp(`${name} +${summary}`));
  });

  it.each(verbs)('explains $name, in lines that fit a terminal', async ({ name }) => {
    const { code, out } = await runOn({}, [name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: multi-cloud-oidc ${name}`);
    expect(out).toContain('Exit codes:');
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect((await runOn({}, ['help', name])).out).toBe(out);
  });

  it.each([
    ['no verb', [], 'Usage: multi-cloud-oidc <verb>'],
    ['a mistyped verb', ['migrat'], 'Did you mean `migrate`?'],
    ['an unknown verb', ['frobnicate'], 'The verbs are: '],
    [
      'a mistyped option',
      ['audit', '--fail-onn', 'low'],
      '`audit` has no option `--fail-onn`. Did you mean `--fail-on`?',
    ],
    ['an unknown short option', ['audit', '-x'], "Unknown option '-x'"],
    ['a missing value', ['audit', '--fail-on'], "'--fail-on <value>' argument missing"],
    ['a value for a switch', ['migrate', '--write=1'], "'--write' does not take an argument"],
    ['a mistyped severity', ['audit', '--fail-on', 'hihg'], 'Did you mean `high`?'],
    ['a repository of another form', ['audit', '--repository', 'acme'], 'must be of the form OWNER/NAME'],
    ['two paths', ['audit', 'a', 'b'], '`audit` takes one path, but got a, b'],
    ['a path to nothing', ['migrate', 'nowhere'], 'There is no file or directory nowhere'],
    ['two switches that exclude each other', ['migrate', '--write', '--check'], 'exclude each other'],
    ['a directory without files', ['audit', 'src'], 'There is no workflow and no composite action in src'],
    ['a file that is no workflow', ['audit', 'compose.yml'], 'composite action in compose.yml'],
    ['the same for another verb', ['migrate', 'compose.yml'], 'composite action in compose.yml'],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, out, error } = await runOn({ 'src/a.ts': '', 'compose.yml': 'services: {}\n' }, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(message);
  });
});
