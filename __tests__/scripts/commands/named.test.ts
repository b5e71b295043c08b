import { describe, expect, it } from '@jest/globals';
import { namedCommands } from '../../../scripts/commands/named.ts';

describe('the commands that a page names', () => {
  it.each([
    ['`npm run lint`', { text: 'npm run lint', script: 'lint' }],
    ['`npm run a-b:c -- --check` compares', { text: 'npm run a-b:c -- --check', script: 'a-b:c' }],
    ['`npm test -- __tests__/http`', { text: 'npm test -- __tests__/http', script: 'test' }],
    ['```bash\nnpm ci && npm run demo # looks\n```', { text: 'npm run demo', script: 'demo' }],
    ['  ```\n  node scripts/a-b.ts x\n  ```', { text: 'node scripts/a-b.ts x', file: 'scripts/a-b.ts' }],
    ['`npm exec -- node a/b.ts`', { text: 'npm exec -- node a/b.ts', file: 'a/b.ts' }],
    ['`scripts/get.sh --all`', { text: 'scripts/get.sh --all', file: 'scripts/get.sh' }],
  ])('are found in %j', (page, found) => {
    expect(namedCommands(page)).toEqual([found]);
  });

  it.each([
    'npm run in prose',
    '```yaml\n- run: npm test\n```',
    '`src/main.ts` is a file',
    '`npm ci`',
    '`https://octo.example/scripts/get.sh`',
  ])('are not %j', (page) => {
    expect(namedCommands(page)).toEqual([]);
  });
});
