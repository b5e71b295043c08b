/** Reports the peak memory of the process that is measured to the process that measures. */
process.on('exit', () => process.send?.(process.resourceUsage().maxRSS * 1024));
process.channel?.unref();
