/** Tells the process that measures what only the measured one knows. */
const { readFileSync } = require('node:fs');

const startedAt = performance.now();
process.on('exit', () => {
  // Bytes; and milliseconds from the start of the process to its first line of code.
  process.send?.({ peakBytes: peakBytes(), bootMs: startedAt });
});
process.channel?.unref();

/**
 * The most memory this program has had. `maxRSS` would be that of the process that started it, if that had more: it is
 * kept when one program replaces another.
 */
function peakBytes() {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}
