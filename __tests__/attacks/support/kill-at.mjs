/**
 * Preloaded into the action's main stage: sends it the signal `KILL_WITH` right before its `KILL_AT`th effect on the
 * disk or the network, counted from 1. Writes how many there were to `KILL_COUNT` when the process ends by itself.
 */
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const { KILL_AT, KILL_WITH, KILL_COUNT } = process.env;
const { writeFileSync } = fs;
let count = 0;

function watch(module, name) {
  const original = module[name];
  module[name] = (...parameters) => {
    count++;
    if (String(count) === KILL_AT) process.kill(process.pid, KILL_WITH);
    return original.apply(module, parameters);
  };
}

if (/[/\\]main[/\\]index\.js$/.test(process.argv[1])) {
  const effects = [
    'writeFileSync',
    'appendFileSync',
    'renameSync',
    'mkdirSync',
    'rmSync',
    'rmdirSync',
    'openSync',
  ];
  for (const name of effects) watch(fs, name);
  watch(http, 'request');
  watch(https, 'request');
  syncBuiltinESMExports();
  process.on('exit', () => {
    if (KILL_COUNT) writeFileSync(KILL_COUNT, String(count));
  });
}
