/**
 * Loaded before the action: a name service in which one host has no address for some of the look-ups, and that of this
 * machine otherwise. `FAULT_DNS` is JSON: `host`, the `program` of the action that is affected, how many of its look-ups
 * pass first (`skip`), how many fail (`times`), and the `port` of this machine that stands for the host's, if any.
 */
const dns = require('node:dns');
const net = require('node:net');

const { host, program, skip, times, port } = JSON.parse(process.env.FAULT_DNS);
const isAffected = (process.argv[1] ?? '').replaceAll('\\', '/').includes(`/dist/${program}/`);
const { lookup } = dns;
let asked = 0;
dns.lookup = (name, options, callback) => {
  if (name !== host) return lookup(name, options, callback);
  if (isAffected) asked += 1;
  if (isAffected && asked > skip && asked <= skip + times) {
    const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    process.nextTick(callback, error);
    return undefined;
  }
  return lookup('127.0.0.1', options, callback);
};

if (port !== undefined) {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...args) {
    const [options] = Array.isArray(args[0]) ? args[0] : args;
    if (options?.host === host) options.port = port;
    return connect.apply(this, args);
  };
}
