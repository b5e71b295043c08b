/** Substitutes for modules that are left out of the bundle although they are used when it starts. */
export const standIns: Readonly<Record<string, string>> = {
  // Created for a proxy, but never used: requests go through our own client.
  'left-out:undici': '({ ProxyAgent: class {} })',
  // They add nothing to the client.
  'left-out:octokit-plugins': '({ restEndpointMethods: () => ({}), paginateRest: () => ({}) })',
};
