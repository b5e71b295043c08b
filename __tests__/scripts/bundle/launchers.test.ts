import { describe, expect, it } from '@jest/globals';
import { launchers } from '../../../scripts/bundle/launchers.ts';

const code = `import { createRequire as x_createRequire } from "module";
var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk);
const programs = {
    main: () => Promise.all(/* import() */[__nccwpck_require__.e(7), __nccwpck_require__.e(1)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1)),
    post: () => __nccwpck_require__.e(/* import() */ 2).then(__nccwpck_require__.bind(__nccwpck_require__, 2)),
};
var webpack_programs = programs;
export { webpack_programs as programs };
`;
const chunk = (id: number, text: string) =>
  `export const id = ${id};\nexport const ids = [${id}];\nexport const modules = {\n${text}\n};\n`;
const chunks = {
  '1.index.js': chunk(1, '10: () => __webpack_require__.e(/* import() */ 3).then(use)'),
  '2.index.js': chunk(2, '20: () => Promise.all([__webpack_require__.e(7), __webpack_require__.e(3)])'),
  '3.index.js': chunk(3, '30: () => "a library"'),
  '7.index.js': chunk(7, '70: () => "what both need"'),
};

describe('the files of the bundle', () => {
  const files = launchers(['main', 'post'], { code, chunks });

  it('are one file for each program, and one for each part that is loaded later', () => {
    expect(Object.keys(files).sort()).toEqual([
      'main/index.js',
      'post/index.js',
      'shared/3.index.js',
      'shared/7.index.js',
    ]);
  });

  it('have everything a program starts with in its own file, and nothing else', () => {
    expect(files['main/index.js']).toContain('what both need');
    expect(files['main/index.js']).toContain('10: ()');
    expect(files['main/index.js']).not.toContain('20: ()');
    expect(files['main/index.js']).not.toContain('a library');
  });

  it('start their own program', () => {
    expect(files['main/index.js']).toMatch(/^await webpack_programs\.main\(\);$/m);
    expect(files['post/index.js']).toMatch(/^await webpack_programs\.post\(\);$/m);
  });

  it('look for other parts in the shared folder', () => {
    expect(files['main/index.js']).toContain('import("../shared/" + __nccwpck_require__.u(chunkId))');
  });
});

describe('a build in an unknown form is refused:', () => {
  it.each([
    ['no such program', { code: code.replace('post: ()', 'posts: ()'), chunks }, /post/],
    ['another way to load a file', { code: code.replace('import("./" +', 'load('), chunks }, /import/],
    ['another way to export', { code: code.replace('export {', 'export default {'), chunks }, /export/],
    ['a chunk that is missing', { code, chunks: { ...chunks, '7.index.js': '' } }, /Chunk 7/],
  ])('%s', (_, built, message) => {
    expect(() => launchers(['main', 'post'], built)).toThrow(message);
  });
});
