/** Code in place of modules that are left out of the bundle, although something is done with them when it starts. */
export const standIns: Readonly<Record<string, string>> = {
  // Made for a proxy, and never asked: requests take our own client.
  'left-out:undici': '({ ProxyAgent: class {} })',
  // Add nothing to the client.
  'left-out:octokit-plugins': '({ restEndpointMethods: () => ({}), paginateRest: () => ({}) })',
};
