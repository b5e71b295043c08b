/**
 * Loaded before the action: a name service in which one host has no address for some of the look-ups, and that of this
 * machine otherwise. `FAULT_DNS` is JSON: `host`, how many look-ups pass first (`skip`), how many fail (`times`).
 */
const dns = require('node:dns');

const { host, skip, times } = JSON.parse(process.env.FAULT_DNS);
const { lookup } = dns;
let asked = 0;
dns.lookup = (name, options, callback) => {
  if (name !== host) return lookup(name, options, callback);
  asked += 1;
  if (asked > skip && asked <= skip + times) {
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    process.nextTick(callback, error);
    return undefined;
  }
  return lookup('127.0.0.1', options, callback);
};
