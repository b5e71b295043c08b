export const id = 862;
export const ids = [862];
export const modules = {

/***/ 862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createHttpClient: () => (/* binding */ createHttpClient)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(67);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(692);
// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(687);
;// CONCATENATED MODULE: ./lib/http/transport-failure.js

/** Node's error codes in words; the first word of each is our stable code after `http/`. */
const wordings = {
    ECONNRESET: ['reset', 'closed the connection before the answer was complete'],
    EPIPE: ['reset', 'closed the connection while the request was being sent'],
    ECONNREFUSED: ['refused', 'refused the connection'],
    ETIMEDOUT: ['timeout', 'could not be reached in time'],
    EHOSTUNREACH: ['unreachable', 'cannot be reached from this runner'],
    ENETUNREACH: ['unreachable', 'cannot be reached from this runner'],
    ENOTFOUND: ['dns', 'has no address in the name service this runner uses'],
    // Of a unix socket; and of a firewall that says so.
    ENOENT: ['missing', 'does not exist on this runner'],
    EACCES: ['forbidden', 'may not be connected to from this process'],
    EAI_AGAIN: ['dns', 'could not be looked up, because the name service did not answer'],
};
/**
 * Turns a failure below HTTP into an error that names the host and the proxy. The original error is not attached: it
 * can carry the request with its headers.
 */
function transportFailure(error, target) {
    const route = target.via ? ` (through the proxy ${target.via})` : '';
    const { stage } = target;
    if (target.timedOutAfterMs !== undefined) {
        const words = `${target.host}${route} did not answer within ${target.timedOutAfterMs / 1000} s`;
        return new login_error/* LoginError */.Qd(words, { code: 'http/timeout', stage, retry: 'yes' });
    }
    const nodeCode = errorCode(error);
    const known = wordings[nodeCode];
    if (known)
        return new login_error/* LoginError */.Qd(`${target.host}${route} ${known[1]}`, {
            code: `http/${known[0]}`,
            stage,
            retry: 'yes',
        });
    if (isRefusalOfClient(nodeCode)) {
        const words = `${target.host}${route} does not accept the certificate of the client, or the lack of one (${nodeCode})`;
        return new login_error/* LoginError */.Qd(words, { code: 'http/client-certificate', stage, retry: 'no' });
    }
    if (isCertificateError(nodeCode)) {
        const words = `the certificate of ${target.host}${route} is not trusted on this runner (${nodeCode})`;
        return new login_error/* LoginError */.Qd(words, { code: 'http/certificate', stage, retry: 'no' });
    }
    if (nodeCode === 'ABORT_ERR') {
        return new login_error/* LoginError */.Qd(`the request to ${target.host}${route} was abandoned`, {
            code: 'http/aborted',
            stage,
            retry: 'no',
        });
    }
    const words = `the connection to ${target.host}${route} failed${nodeCode ? ` (${nodeCode})` : ''}`;
    return new login_error/* LoginError */.Qd(words, { code: 'http/connection', stage, retry: 'yes' });
}
function errorCode(error) {
    if (typeof error !== 'object' || error === null)
        return '';
    if ('code' in error && typeof error.code === 'string')
        return error.code;
    // Several addresses were tried at once: the first one's reason stands for all.
    if (error instanceof AggregateError)
        return errorCode(error.errors[0]);
    return '';
}
/** Alerts are what the other side says: here, of our certificate. */
function isRefusalOfClient(code) {
    return /_ALERT_(.*CERTIFICATE|UNKNOWN_CA)/.test(code);
}
function isCertificateError(code) {
    return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code);
}

;// CONCATENATED MODULE: ./lib/http/client.js
/** The one HTTP client: everything the action calls, itself or through a vendor library, passes here. */





const defaultMaxBytes = 1024 * 1024;
function createHttpClient(options) {
    return {
        async send(request) {
            const url = new URL(request.url);
            const stage = request.stage ?? 'exchange';
            const { socketPath } = request;
            const { agent, via } = socketPath === undefined ? await options.agents(url) : { agent: false, via: undefined };
            const start = url.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
            const timeout = AbortSignal.timeout(request.timeoutMs);
            const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
            const failed = (error) => transportFailure(error, {
                host: socketPath ?? url.host,
                via,
                stage,
                timedOutAfterMs: timeout.aborted ? request.timeoutMs : undefined,
            });
            return new Promise((resolve, reject) => {
                const outgoing = start(url, {
                    method: request.method,
                    agent,
                    signal,
                    ...(socketPath === undefined ? {} : { socketPath }),
                    ...tlsOptions(request.tls),
                    headers: {
                        'user-agent': options.userAgent,
                        ...request.headers,
                        ...(request.body === undefined
                            ? {}
                            : { 'content-length': String(Buffer.byteLength(request.body)) }),
                    },
                });
                outgoing.on('finish', () => request.onSent?.());
                outgoing.on('error', (error) => reject(failed(error)));
                outgoing.on('response', (answer) => {
                    const maxBytes = request.maxBytes ?? defaultMaxBytes;
                    const chunks = [];
                    let size = 0;
                    answer.on('data', (chunk) => {
                        size += chunk.length;
                        if (size <= maxBytes) {
                            chunks.push(chunk);
                            return;
                        }
                        reject(new login_error/* LoginError */.Qd(`${socketPath ?? url.host} sent more than ${maxBytes} bytes`, {
                            code: 'http/too-large',
                            stage,
                            retry: 'no',
                        }));
                        outgoing.destroy();
                    });
                    // A connection that is cut mid-body ends in `error` (ECONNRESET, "aborted"), never in `end`.
                    answer.on('error', (error) => reject(failed(error)));
                    answer.on('end', () => {
                        resolve({
                            status: answer.statusCode ?? 0,
                            headers: joined(answer.headers),
                            body: Buffer.concat(chunks).toString('utf8'),
                        });
                    });
                });
                outgoing.end(request.body);
            });
        },
    };
}
function tlsOptions({ ca, ...client } = {}) {
    return ca === undefined ? client : { ...client, ca: [...(0,external_node_tls_.getCACertificates)('default'), ca] };
}
function joined(headers) {
    const result = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined)
            result[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    return result;
}


/***/ })

};
