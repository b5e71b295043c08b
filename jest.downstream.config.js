/** `npm run downstream`: the shipped action, and then the tools that follow a login in real workflows. */
import config, { downstreamProject } from './jest.config.js';

const { coverageThreshold: _, ...shared } = config;

export default { ...shared, projects: [downstreamProject], testTimeout: 300_000 };
