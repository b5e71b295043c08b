import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { helperCommand, idTokenArguments } from '../../src/contract/helper-command.ts';

const place = { nodePath: '/node', actionDirectory: '/action/dist' };

describe('the command line of a helper', () => {
  it('starts the built program without warnings, which tools would treat as its answer', () => {
    expect(helperCommand(place, 'refresh', '/a.json', '/b.json')).toEqual([
      '/node',
      '--no-warnings',
      join('/action/dist', 'helper', 'index.js'),
      'refresh',
      '/a.json',
      '/b.json',
    ]);
  });

  it('names the source of ID tokens unless it is the default one', () => {
    expect(idTokenArguments('aud', 'github')).toEqual(['aud']);
    expect(idTokenArguments('aud', 'forgejo')).toEqual(['aud', 'forgejo']);
  });
});
