/** Tells the process that measures what only the measured one knows. */
const startedAt = performance.now();
process.on('exit', () => {
  // Bytes; and milliseconds from the start of the process to its first line of code.
  process.send?.({ peakBytes: process.resourceUsage().maxRSS * 1024, bootMs: startedAt });
});
process.channel?.unref();
