import { describe, expect, it } from '@jest/globals';
import { minified } from '../../../scripts/bundle/minified.ts';

describe('minified code', () => {
  it('has no comments, and names for the stack traces', async () => {
    const text = await minified(
      '/*! licence */\nexport function refuse(reason) { throw new Error(reason); }\n',
    );
    expect(text).not.toContain('licence');
    expect(text).toContain('function refuse(');
  });

  it('is ASCII', async () => {
    const text = await minified('export const text = `é → 🔑`;');
    expect(text).toMatch(/^[\x00-\x7f]*$/);
    expect((await import(`data:text/javascript,${encodeURIComponent(text)}`)).text).toBe('é → 🔑');
  });

  it('has modules in parentheses, and behaves the same', async () => {
    const source = `const modules = { 12: (module) => { module.exports = [1, 2].map((n) => ({ 3: () => n })); }, 7(x) { return x; } };
export function run() { const module = {}; modules[12](module); return module.exports.map((f) => f[3]()); }`;
    const text = await minified(source);
    expect(text).toMatch(/12:\(\w+=>\{/);
    const { run } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
    expect(run()).toEqual([1, 2]);
  });

  it('loads modules of Node.js without searching for them', async () => {
    const source = `import { createRequire as X_createRequire } from "module";
export const path = X_createRequire(import.meta.url)("node:path");`;
    expect(await minified(source)).toBe('export const path=process.getBuiltinModule("node:path");\n');
    await expect(minified(source.replace('node:path', 'left-pad'))).rejects.toThrow('left-pad');
  });
});
