/** Starts the test files that take longest first, so that no core waits for one of them at the end. */
import Sequencer from '@jest/test-sequencer';

/** The longest first. A file that is not listed comes after them. */
const longest = [
  'end-to-end/refresh',
  'end-to-end/faults',
  'providers/azure/cli',
  'end-to-end/second-use',
  'end-to-end/hostile-proxies',
  'attacks/tampering',
];

const rank = ({ path }) => {
  const index = longest.findIndex((name) => path.replaceAll('\\', '/').includes(`__tests__/${name}.test`));
  return index < 0 ? longest.length : index;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
