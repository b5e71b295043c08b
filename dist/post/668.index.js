export const id = 668;
export const ids = [668];
export const modules = {

/***/ 668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createAgents: () => (/* binding */ createAgents)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(708);
;// CONCATENATED MODULE: ./node_modules/proxy-from-env/index.js


var DEFAULT_PORTS = {
  ftp: 21,
  gopher: 70,
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
};

function parseUrl(urlString) {
  try {
    return new URL(urlString);
  } catch {
    return null;
  }
}

/**
 * @param {string|object|URL} url - The URL as a string or URL instance, or a
 *   compatible object (such as the result from legacy url.parse).
 * @return {string} The URL of the proxy that should handle the request to the
 *  given URL. If no proxy is set, this will be an empty string.
 */
function getProxyForUrl(url) {
  var parsedUrl = (typeof url === 'string' ? parseUrl(url) : url) || {};
  var proto = parsedUrl.protocol;
  var hostname = parsedUrl.host;
  var port = parsedUrl.port;
  if (typeof hostname !== 'string' || !hostname || typeof proto !== 'string') {
    return '';  // Don't proxy URLs without a valid scheme or host.
  }

  proto = proto.split(':', 1)[0];
  // Stripping ports in this way instead of using parsedUrl.hostname to make
  // sure that the brackets around IPv6 addresses are kept.
  hostname = hostname.replace(/:\d*$/, '');
  port = parseInt(port) || DEFAULT_PORTS[proto] || 0;
  if (!shouldProxy(hostname, port)) {
    return '';  // Don't proxy URLs that match NO_PROXY.
  }

  var proxy = getEnv(proto + '_proxy') || getEnv('all_proxy');
  if (proxy && proxy.indexOf('://') === -1) {
    // Missing scheme in proxy, default to the requested URL's scheme.
    proxy = proto + '://' + proxy;
  }
  return proxy;
}

/**
 * Determines whether a given URL should be proxied.
 *
 * @param {string} hostname - The host name of the URL.
 * @param {number} port - The effective port of the URL.
 * @returns {boolean} Whether the given URL should be proxied.
 * @private
 */
function shouldProxy(hostname, port) {
  var NO_PROXY = getEnv('no_proxy').toLowerCase();
  if (!NO_PROXY) {
    return true;  // Always proxy if NO_PROXY is not set.
  }
  if (NO_PROXY === '*') {
    return false;  // Never proxy if wildcard is set.
  }

  return NO_PROXY.split(/[,\s]/).every(function(proxy) {
    if (!proxy) {
      return true;  // Skip zero-length hosts.
    }
    var parsedProxy = proxy.match(/^(.+):(\d+)$/);
    var parsedProxyHostname = parsedProxy ? parsedProxy[1] : proxy;
    var parsedProxyPort = parsedProxy ? parseInt(parsedProxy[2]) : 0;
    if (parsedProxyPort && parsedProxyPort !== port) {
      return true;  // Skip if ports don't match.
    }

    if (!/^[.*]/.test(parsedProxyHostname)) {
      // No wildcards, so stop proxying if there is an exact match.
      return hostname !== parsedProxyHostname;
    }

    if (parsedProxyHostname.charAt(0) === '*') {
      // Remove leading wildcard.
      parsedProxyHostname = parsedProxyHostname.slice(1);
    }
    // Stop proxying if the hostname ends with the no_proxy host.
    return !hostname.endsWith(parsedProxyHostname);
  });
}

/**
 * Get the value for an environment variable.
 *
 * @param {string} key - The name of the environment variable.
 * @return {string} The value of the environment variable.
 * @private
 */
function getEnv(key) {
  return process.env[key.toLowerCase()] || process.env[key.toUpperCase()] || '';
}

;// CONCATENATED MODULE: ./lib/settings/kinds.js
/**
 * The kinds of value a setting can hold. A kind turns the text a workflow author wrote into a typed value
 * or refuses it with a sentence that says what would be right.
 */
/** Why a text is not acceptable, in words that complete "`<name>` \u2026": "must be a number from 1 to 5". */
class Refusal extends Error {
    name = 'Refusal';
}
/**
 * A value as a message may show it. The runner masks a secret only as a whole: a value is never shown in part or in
 * another spelling, and not at all when it looks like something that holds a secret.
 */
function quoted(text) {
    const mayHoldSecrets = text.length > 200 || /["{}\n]|\/\/[^/\s]*@|eyJ/.test(text);
    return mayHoldSecrets ? `something else, of ${text.length} characters` : `"${text}"`;
}
/** Any text, optionally bound to a pattern. `rule` completes the sentence "must be \u2026". */
function kinds_text(options = {}) {
    const { label = 'text', pattern, rule } = options;
    return {
        label,
        parse(given) {
            if (pattern && !pattern.test(given))
                throw new Refusal(`must be ${rule ?? `of the form ${pattern.source}`}`);
            return given;
        },
    };
}
/** Strictly `true` or `false` (YAML 1.2 spellings, as the runner's own toolkit accepts them). */
const kinds_boolean = {
    label: '`true` or `false`',
    parse(given) {
        if (/^(true|True|TRUE)$/.test(given))
            return true;
        if (/^(false|False|FALSE)$/.test(given))
            return false;
        throw new Refusal('must be `true` or `false`');
    },
};
/** A whole number within bounds; nothing is rounded, clamped or cut. */
function integer(bounds) {
    const range = `${bounds.min}\u2013${bounds.max}${bounds.unit ? ` ${bounds.unit}` : ''}`;
    return {
        label: `integer, ${range}`,
        parse(given) {
            const value = Number(given);
            if (!/^\d+$/.test(given) || value < bounds.min || value > bounds.max) {
                throw new Refusal(`must be a whole number in the range ${range}`);
            }
            return value;
        },
    };
}
const secondsPerUnit = { s: 1, m: 60, h: 3600 };
/** A duration such as `3600`, `3600s`, `90m`, `1h` or `1h30m`, as seconds. */
function duration(bounds) {
    const range = `${bounds.minSeconds}\u2013${bounds.maxSeconds} seconds`;
    return {
        label: `duration (\`3600s\`, \`90m\`, \`1h\`), ${range}`,
        parse(given) {
            const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(given);
            if (!parts || given === '')
                throw new Refusal('must be a duration such as `3600s`, `90m` or `1h`');
            const [, hours = '0', minutes = '0', seconds = '0'] = parts;
            const total = Number(hours) * secondsPerUnit.h +
                Number(minutes) * secondsPerUnit.m +
                Number(seconds) * secondsPerUnit.s;
            if (total < bounds.minSeconds || total > bounds.maxSeconds)
                throw new Refusal(`must be in the range ${range}`);
            return total;
        },
    };
}
/** One of a closed set; compared without letter case, because the vendors' own actions do. */
function choice(options) {
    const list = options.map((option) => `\`${option}\``).join(', ');
    return {
        label: `one of ${list}`,
        parse(given) {
            const found = options.find((option) => option.toLowerCase() === given.toLowerCase());
            if (!found)
                throw new Refusal(`must be one of ${list}`);
            return found;
        },
    };
}
/** Items separated by commas or line breaks; blank items are dropped, each item is parsed by `item`. */
function list(item, options = {}) {
    const { max, separator = /[\n,]/ } = options;
    const commas = separator.test(',');
    return {
        shapes: ['text', 'list'],
        label: `list, ${commas ? 'comma or line separated' : 'one per line'}${max ? `, at most ${max}` : ''}`,
        parse(given) {
            const items = given
                .split(separator)
                .map((part) => part.trim())
                .filter((part) => part !== '');
            if (max !== undefined && items.length > max) {
                throw new Refusal(`must have at most ${max} items, but has ${items.length}`);
            }
            return items.map((part) => {
                try {
                    return item.parse(part);
                }
                catch (error) {
                    if (error instanceof Refusal)
                        throw new Refusal(`has the item ${quoted(part)}, which ${error.message}`);
                    throw error;
                }
            });
        },
    };
}
/** Items one per line, for values that may hold commas themselves. */
function lines(item, options = {}) {
    return list(item, { ...options, separator: /\n/ });
}
/** An absolute `https:` URL; plain `http:` only towards this machine, where nobody listens in between. */
const httpsUrl = {
    label: '`https://` URL',
    parse(given) {
        const url = URL.canParse(given) ? new URL(given) : undefined;
        if (!url)
            throw new Refusal('must be a complete URL that starts with https://');
        if (url.username || url.password)
            throw new Refusal('must not hold a user name or password');
        if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
            throw new Refusal('must start with https:// (http:// is accepted for the loopback address only)');
        }
        return given;
    },
};
/** Whether a URL's host name is this machine itself (RFC 8252 section 7.3 names the same forms). */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
/** A JSON object. The parser's own message is withheld: it quotes the input, which may be private. */
const jsonObject = {
    label: 'JSON object',
    shapes: ['map'],
    parse(given) {
        let value;
        try {
            value = JSON.parse(given);
        }
        catch {
            throw new Refusal('must be a JSON object, and this is not valid JSON');
        }
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            throw new Refusal('must be a JSON object, in braces');
        }
        return value;
    },
};

;// CONCATENATED MODULE: ./lib/http/proxy.js




/**
 * Follows `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either letter case. Connections are kept and
 * shared by all logins of the step.
 */
function createAgents() {
    const direct = {
        'https:': new external_node_https_.Agent({ keepAlive: true }),
        'http:': new external_node_http_.Agent({ keepAlive: true }),
    };
    const proxied = new Map();
    const start = async (proxy, protocol) => {
        const { HttpsProxyAgent } = await __webpack_require__.e(/* import() */ 659).then(__webpack_require__.bind(__webpack_require__, 659));
        // Told what it is used for, it need not find out from a stack trace for each request.
        return Object.assign(new HttpsProxyAgent(proxy, { keepAlive: true }), {
            protocol,
            defaultPort: protocol === 'https:' ? 443 : 80,
        });
    };
    return async (url) => {
        // Plain http is accepted towards this machine only, because nobody listens in between: a proxy would.
        const proxy = isLoopback(url.hostname) ? '' : getProxyForUrl(url.href);
        if (!proxy)
            return { agent: direct[url.protocol] ?? direct['https:'] };
        const use = `${url.protocol} ${proxy}`;
        let agent = proxied.get(use);
        if (!agent) {
            agent = start(proxy, url.protocol);
            proxied.set(use, agent);
        }
        return { agent: await agent, via: withoutCredentials(proxy) };
    };
}
function withoutCredentials(proxy) {
    return URL.parse(proxy)?.host ?? 'named in the environment';
}


/***/ })

};
