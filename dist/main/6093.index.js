export const id = 6093;
export const ids = [6093];
export const modules = {

/***/ 6093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange),
  load: () => (/* reexport */ load)
});

// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
// EXTERNAL MODULE: ./lib/http/answer.js
var http_answer = __webpack_require__(6788);
// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
// EXTERNAL MODULE: ./lib/providers/gcp/errors.js
var errors = __webpack_require__(8504);
;// CONCATENATED MODULE: ./lib/providers/gcp/refusal.js
/** Turns an error answer of Google's token services into a {@link LoginError}. */




/**
 * STS answers as RFC 6749 section 5.2 says, the IAM Credentials API as AIP-193 does, and a gateway in front of them in
 * any way it likes.
 */
function refusal(service, operation, answer, now) {
    const facts = read(service, answer);
    const transient = (0,retry/* adviceForStatus */.ap)(answer.status) === 'yes';
    const known = transient ? undefined : errors/* knownErrors */.vI.find((row) => row.matches(facts));
    const wait = (0,retry/* retryAfterMs */.Vs)(answer.headers['retry-after'], now);
    return new login_error/* LoginError */.Qd((0,http_answer/* excerpt */.Kb)(facts.message, 500) || `HTTP ${answer.status} without a text`, {
        code: (0,errors/* errorCode */.CA)(known?.code ?? (facts.code || `http-${answer.status}`)),
        stage: 'exchange',
        retry: known?.retry ?? (0,retry/* adviceForStatus */.ap)(answer.status),
        status: answer.status,
        operation,
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
}
function read(service, answer) {
    const { status } = answer;
    const body = (0,http_answer/* jsonBody */.J9)(answer);
    const error = body?.error;
    if ((0,http_answer/* isObject */.Gv)(error)) {
        const details = Array.isArray(error.details) ? error.details.filter(http_answer/* isObject */.Gv) : [];
        const reason = details.map((detail) => textOf(detail.reason)).find((text) => text !== '') ?? '';
        return { service, status, code: (0,http_answer/* wireCode */.Ll)(error.status), reason, message: textOf(error.message) };
    }
    const message = body === undefined ? answer.body : textOf(body.error_description) || textOf(error);
    return { service, status, code: (0,http_answer/* wireCode */.Ll)(error), reason: '', message };
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./lib/providers/gcp/mint.js


/**
 * Sends the request once and masks the token it brings.
 * @throws {LoginError} on every answer without a token
 */
async function mint(request, settings, context, { signal, timeoutMs }) {
    const { url, body } = request;
    const answer = await context.http.send({
        method: 'POST',
        url,
        headers: {
            accept: 'application/json',
            ...request.headers,
            ...(settings.requestReason === undefined ? {} : { 'x-goog-request-reason': settings.requestReason }),
        },
        body,
        signal,
        timeoutMs,
        stage: 'exchange',
    });
    if (answer.status < 200 || answer.status > 299) {
        const quoted = answer.body.replaceAll(request.secret, '***');
        throw refusal(request.service, request.operation, { ...answer, body: quoted }, context.now());
    }
    const parsed = (0,http_answer/* jsonBody */.J9)(answer);
    const token = parsed?.[request.tokenMember];
    if (!parsed || typeof token !== 'string' || token === '') {
        throw (0,http_answer/* unusableAnswer */.Qf)(new URL(url).host, answer, 'exchange');
    }
    context.mask(token);
    return { token, body: parsed, answer };
}

// EXTERNAL MODULE: ./lib/providers/gcp/provider-name.js
var provider_name = __webpack_require__(4020);
// EXTERNAL MODULE: ./lib/providers/gcp/token-types.js
var token_types = __webpack_require__(3854);
;// CONCATENATED MODULE: ./lib/providers/gcp/federation.js
/** The first step: an ID token for a federated token, by Google's own library. */




/** Only the client that is used: the library's index loads all of them, which takes half as long again. */
function load() {
    // The library's requests are made of it, and Node.js loads it with its first use.
    new Headers();
    return __webpack_require__.e(/* import() */ 9960).then(__webpack_require__.t.bind(__webpack_require__, 9960, 19));
}
/** A service account's token carries the scopes that were asked for; the way there needs this one. */
const impersonationScope = 'https://www.googleapis.com/auth/cloud-platform';
/**
 * Makes one exchange, with a client of its own: the library lets concurrent calls share an exchange, and one that hangs
 * would capture the repeats.
 * @throws {LoginError}
 */
async function federate(settings, context, attempt) {
    const [{ IdentityPoolClient }, { jwt, claims }] = await Promise.all([load(), attempt.idToken()]);
    const send = async (url, init) => {
        const headers = {
            ...Object.fromEntries(new Headers(init?.headers)),
            'content-type': 'application/x-www-form-urlencoded',
        };
        const { answer } = await mint({
            service: 'sts',
            operation: 'token',
            url: String(url),
            headers,
            body: String(init?.body),
            secret: jwt,
            tokenMember: 'access_token',
        }, settings, context, attempt);
        return new Response(answer.body, { status: answer.status });
    };
    const client = new IdentityPoolClient({
        type: 'external_account',
        audience: (0,provider_name/* exchangeAudience */.ST)(settings.provider),
        subject_token_type: token_types/* jwtTokenType */.L,
        token_url: `${settings.endpoints.sts}/token`,
        universe_domain: settings.universe,
        scopes: settings.serviceAccount === undefined ? [...settings.scopes] : [impersonationScope],
        subject_token_supplier: { getSubjectToken: async () => jwt },
        // The retries and the proxy are ours; `noProxy` matches every host.
        transporterOptions: { fetchImplementation: send, retryConfig: { retry: 0 }, noProxy: [/^/] },
        // They come with interceptors that print tokens when GOOGLE_SDK_NODE_LOGGING is set.
        useAuthRequestParameters: false,
    });
    // The exchange has a transport of its own, which no option reaches (googleapis/google-cloud-node#8292).
    const { stsCredential } = client;
    stsCredential.transporter = client.transporter;
    const { token, res } = await client.getAccessToken().catch(rethrow);
    // The lifetime is optional in the answer (RFC 8693 section 2.2.1), and never longer than the ID token's.
    const lifeMs = (Number(res?.data.expires_in) || Number.POSITIVE_INFINITY) * 1000;
    const expiresAt = Math.min(claims.exp * 1000, context.now() + lifeMs);
    return { subject: claims.sub, federated: { token: token, expiresAt } };
}
/** Takes our own error out of the library's, which holds the ID token in clear and must not get any further. */
function rethrow(error) {
    const { cause } = error;
    if (cause instanceof login_error/* LoginError */.Qd)
        throw cause;
    throw new login_error/* LoginError */.Qd('google-auth-library failed before it had an answer', {
        code: 'gcp/library',
        stage: 'exchange',
        retry: 'no',
    });
}

// EXTERNAL MODULE: ./lib/identity/claims.js
var claims = __webpack_require__(7881);
// EXTERNAL MODULE: ./lib/providers/gcp/service-account.js
var service_account = __webpack_require__(3330);
;// CONCATENATED MODULE: ./lib/providers/gcp/impersonation.js




/**
 * Asks for an access token; at the same time the proof that the service account may be impersonated.
 * @throws {LoginError}
 */
async function generateAccessToken(by) {
    const { scopes, accessTokenLifetimeSeconds } = by.settings;
    const body = { scope: scopes, lifetime: `${accessTokenLifetimeSeconds}s` };
    const minted = await call(by, 'generateAccessToken', body, 'accessToken');
    const expiresAt = Date.parse(String(minted.body.expireTime));
    if (Number.isNaN(expiresAt))
        throw unusable(by, minted);
    return { token: minted.token, expiresAt };
}
/**
 * Asks for an ID token of the service account for one audience.
 * @throws {LoginError}
 */
async function generateIdToken(by, audience) {
    const body = { audience, includeEmail: by.settings.idTokenIncludeEmail };
    const minted = await call(by, 'generateIdToken', body, 'token');
    try {
        return { token: minted.token, expiresAt: (0,claims/* readClaims */.I)(minted.token).exp * 1000 };
    }
    catch {
        throw unusable(by, minted);
    }
}
function call(by, method, body, tokenMember) {
    const { settings, account, federatedToken } = by;
    const delegates = settings.delegates.map(service_account/* resourceName */.Iy);
    return mint({
        service: 'iamcredentials',
        operation: method,
        url: (0,service_account/* methodUrl */.vf)(settings, account, method),
        headers: { authorization: `Bearer ${federatedToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...body, ...(delegates.length > 0 ? { delegates } : {}) }),
        secret: federatedToken,
        tokenMember,
    }, settings, by.context, by.attempt);
}
function unusable({ settings }, { answer }) {
    return (0,http_answer/* unusableAnswer */.Qf)(new URL(settings.endpoints.iamCredentials).host, answer, 'exchange');
}

;// CONCATENATED MODULE: ./lib/providers/gcp/exchange.js
/** From ID token to credential: one exchange, then everything a service account is asked for, side by side. */




/** The exchange has had its repeats already: its failure ends whatever was waiting for it. */
function giveUp(error) {
    throw (0,login_error/* withoutRepeat */.mG)(error);
}
/** @throws {LoginError} */
async function exchange(settings, context) {
    const exchangeIdToken = () => context.request('Google token exchange', (attempt) => federate(settings, context, attempt));
    let federated = exchangeIdToken();
    let refused;
    const { serviceAccount: account } = settings;
    if (account === undefined)
        return { ...(await federated), idTokens: [] };
    /** A federated token ends with its ID token: one that was refused for that is replaced before the repeat. */
    const impersonate = (operation, method) => context.request(operation, async (attempt) => {
        if (refused === federated)
            federated = exchangeIdToken();
        const used = federated;
        const { token: federatedToken } = (await used.catch(giveUp)).federated;
        try {
            return await method({ account, federatedToken, settings, context, attempt });
        }
        catch (error) {
            if (error instanceof login_error/* LoginError */.Qd && error.status === 401)
                refused = used;
            throw error;
        }
    });
    await federated;
    const pendingAccessToken = impersonate('Google access token', generateAccessToken);
    const pendingIdTokens = settings.idTokenAudiences.map(async (audience) => ({
        audience,
        ...(await impersonate(`Google ID token for ${audience}`, (by) => generateIdToken(by, audience))),
    }));
    // When one fails the others are not left running behind the back of whoever reports the failure.
    await Promise.allSettled([pendingAccessToken, ...pendingIdTokens]);
    const accessToken = await pendingAccessToken;
    const idTokens = await Promise.all(pendingIdTokens);
    return { ...(await federated), accessToken, idTokens };
}


/***/ })

};
