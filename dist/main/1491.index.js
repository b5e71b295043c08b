export const id = 1491;
export const ids = [1491];
export const modules = {

/***/ 2822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   Je: () => (/* binding */ shownMembers),
/* harmony export */   Of: () => (/* binding */ refusalOf)
/* harmony export */ });
/* unused harmony export refusalFacts */
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6788);
/* harmony import */ var _http_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8394);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9687);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1935);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3204);
/* harmony import */ var _secrets_of_answer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5724);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4985);







/**
 * The members of a success answer, its texts being hidden from now on.
 * @throws {LoginError}
 */
function readAnswer(answer, reading) {
    const { url, service } = reading;
    const { host } = new URL(url);
    const refused = refusalOf(answer, reading);
    if (refused)
        throw refused;
    const body = (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonBody */ .J9)(answer);
    if (!body)
        throw (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .unusableAnswer */ .Qf)(host, answer, 'exchange');
    if (!(0,_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .isShallow */ .fE)(body))
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_6__/* .ownError */ .l)(service, 'too-deep', `${host} sent an answer of too many levels`);
    reading.mask(...(0,_secrets_of_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .secretsOfAnswer */ .p)(body, reading.known, reading.publicPaths));
    return body;
}
/** The failure that any other status than those of success is. */
function refusalOf(answer, judging) {
    const { status } = answer;
    if (status >= 300 && status < 400)
        return redirected(answer, judging);
    return status < 200 || status >= 400 ? refusal(answer, judging) : undefined;
}
/** Redirects are never followed. */
function redirected({ status, headers }, { url, service }) {
    const target = headers.location === undefined ? undefined : URL.parse(headers.location, url)?.origin;
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_6__/* .ownError */ .l)(service, 'redirect', `${new URL(url).host} answered HTTP ${status}: go to ${target ?? 'an unreadable address'}`, { status });
}
function refusal(answer, { url, service, sent, mayHaveEnded, now }) {
    const { status } = answer;
    const facts = refusalFacts(answer);
    const row = service.errors.find((candidate) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .matches */ .cK)(candidate, facts));
    const wait = (0,_http_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfterMs */ .Vs)(answer.headers['retry-after'], now());
    const words = facts.text === '' ? facts.code : facts.text;
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_2__/* .LoginError */ .Qd(`${new URL(url).host} answered HTTP ${status}${words ? `: ${shown(words, sent)}` : ''}`, {
        code: `${service.name}/${row.code}`,
        stage: 'exchange',
        retry: row.onlyIfEnded && !mayHaveEnded ? 'no' : row.retry,
        status,
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
}
/** Members that explain an error, in the order in which they are shown. */
const explaining = ['error_description', 'message', 'error', 'detail', 'description', 'title'];
/** The code and the words of an error answer; everything else in it is ignored. */
function refusalFacts(answer) {
    const body = (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .jsonBody */ .J9)(answer);
    if (!body || !(0,_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .isShallow */ .fE)(body))
        return { status: answer.status, code: '', text: '' };
    const parts = [body, body.error, ...(Array.isArray(body.errors) ? body.errors : [])];
    const texts = unique(parts.flatMap(textsIn));
    return {
        status: answer.status,
        code: parts.map(codeOf).find(Boolean) ?? '',
        text: texts.join('; '),
    };
}
function textsIn(value) {
    if (typeof value === 'string')
        return [value];
    if (!(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value))
        return [];
    return explaining.flatMap((name) => (typeof value[name] === 'string' ? [value[name]] : []));
}
/** OAuth's `error`, a `code`: one short word or number. */
function codeOf(value) {
    if (!(0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(value))
        return undefined;
    return [value.error, value.code]
        .filter((code) => typeof code === 'string' || typeof code === 'number')
        .map(String)
        .find((code) => /^[A-Za-z0-9][\w.-]{0,63}$/.test(code));
}
/** The names of an answer's members, for an explanation. Names are foreign text like all else. */
function shownMembers(body, sent) {
    const names = Object.keys(body).slice(0, 20);
    return names.map((name) => `\`${shown(name, sent, 40)}\``).join(', ') || 'nothing';
}
/** At most `length` characters on one line, without what was sent, without anything that looks like a token or a command. */
function shown(text, sent, length = 500) {
    const hidden = sent.reduce((result, secret) => (secret.length < 6 ? result : result.replaceAll(secret, '***')), text);
    return (0,_http_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .excerpt */ .Kb)(hidden.replace(/\beyJ[\w-]{10,}(\.[\w-]*)*/g, '***'), length).replaceAll('::', ': :');
}
function unique(texts) {
    return [...new Set(texts.map((text) => text.trim()).filter(Boolean))];
}


/***/ }),

/***/ 1935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cK: () => (/* binding */ matches),
/* harmony export */   hZ: () => (/* binding */ commonErrors),
/* harmony export */   ig: () => (/* binding */ ownErrors)
/* harmony export */ });
function matches({ status, is, text }, facts) {
    if (status && !status.includes(facts.status))
        return false;
    if (is !== undefined && is !== facts.code)
        return false;
    return !text || text.test(facts.text);
}
const configuration = {
    retry: 'no',
    causes: ['The request is not one that the service allows this client to make.'],
};
/** Gateways have statuses of their own among them. */
const serverErrors = Array.from({ length: 100 }, (_, index) => 500 + index);
/** RFC 6749 section 5.2, RFC 8693 section 2.2.2, RFC 9449 section 5, and what every HTTP service can answer. */
const commonErrors = [
    {
        code: 'invalid-request',
        is: 'invalid_request',
        ...configuration,
        happened: 'The service does not understand the request.',
        fix: ['Compare the fields with the documentation of the service.'],
    },
    {
        code: 'unsupported-grant-type',
        is: 'unsupported_grant_type',
        ...configuration,
        happened: 'The service does not offer this kind of exchange.',
        fix: ['Choose another `grant`, or switch this one on in the service.'],
    },
    {
        code: 'unauthorized-client',
        is: 'unauthorized_client',
        ...configuration,
        happened: 'The client may not use this kind of exchange.',
        fix: ['Allow the grant for this client in the service.'],
    },
    {
        code: 'invalid-scope',
        is: 'invalid_scope',
        ...configuration,
        happened: 'The service does not grant the scope.',
        fix: ['Ask for a scope that the client may have.'],
    },
    {
        code: 'invalid-target',
        is: 'invalid_target',
        ...configuration,
        happened: 'The service does not know the audience or resource of the request.',
        fix: ['Correct the field `audience` or `resource`.'],
    },
    {
        code: 'invalid-client',
        is: 'invalid_client',
        retry: 'fresh',
        onlyIfEnded: true,
        happened: 'The service does not accept the client.',
        causes: [
            'The client ID is not the one that trusts this job.',
            'Issuer, subject or audience of the assertion, or the key it is signed with, are not those the service expects.',
        ],
        fix: ['Compare the trust settings of the client with the claims below.'],
        byClaims: true,
    },
    {
        code: 'invalid-grant',
        is: 'invalid_grant',
        retry: 'fresh',
        happened: 'The service does not accept the ID token.',
        causes: [
            'Issuer, subject or audience are not those the service trusts.',
            'The clock of this runner or of the service is wrong.',
        ],
        fix: ['Compare the trust settings of the service with the claims below.'],
        byClaims: true,
    },
    {
        code: 'use-dpop-nonce',
        is: 'use_dpop_nonce',
        retry: 'no',
        happened: 'The service gives out only tokens that are bound to a key, with a nonce of its own in the proof.',
        causes: ['`dpop` is not set.', 'The service asked for another nonce each time.'],
        fix: ['Set `dpop: required`.'],
    },
    {
        code: 'invalid-dpop-proof',
        is: 'invalid_dpop_proof',
        retry: 'no',
        happened: 'The service does not accept the proof of the key that the token is to be bound to.',
        causes: [
            'The clock of this runner is wrong.',
            'Something between runner and service changes the address, for example a gateway that rewrites it.',
        ],
        fix: ['Check the clock.', 'Give the address under which the service knows itself.'],
    },
    ...['temporarily_unavailable', 'server_error'].map((is) => ({
        code: is.replaceAll('_', '-'),
        is,
        retry: 'yes',
        happened: 'The service is in trouble.',
        causes: ['It says so itself.'],
        fix: ['Run the job again in a few minutes.'],
    })),
    {
        code: 'rate-limit',
        status: [429],
        retry: 'yes',
        happened: 'The service takes no more requests for the moment.',
        causes: ['Too many requests came from this account or runner.'],
        fix: ['Run the job again later, or spread the jobs out.'],
    },
    {
        code: 'outage',
        status: [408, 425, ...serverErrors],
        retry: 'yes',
        happened: 'The service is in trouble.',
        causes: ['It, or something in front of it, has an outage.'],
        fix: ['Look at the status page of the service.', 'Run the job again in a few minutes.'],
    },
    {
        code: 'unauthenticated',
        status: [401],
        retry: 'fresh',
        happened: 'The service does not accept the ID token.',
        causes: [
            'Issuer, subject or audience are not those the service trusts.',
            'The clock of this runner is wrong.',
        ],
        fix: ['Compare the trust settings of the service with the claims below.'],
        byClaims: true,
    },
    {
        code: 'forbidden',
        status: [403],
        retry: 'no',
        happened: 'The service refuses this job.',
        causes: ['No rule of the service admits an ID token with these claims.'],
        fix: ['Compare the rules of the service with the claims below.'],
        byClaims: true,
    },
    {
        code: 'not-found',
        status: [404, 410],
        retry: 'no',
        happened: 'The service finds nothing at this address.',
        causes: [
            'The address is wrong, or what it names does not exist.',
            'Some services answer so to everybody they do not trust.',
        ],
        fix: ['Check the address and the trust settings of the service.'],
        byClaims: true,
    },
    {
        code: 'refused',
        retry: 'no',
        happened: 'The service refuses the exchange.',
        causes: ['Its answer says why.'],
        fix: ['Correct what the answer names.'],
        byClaims: true,
    },
];
/** Failures that the engine itself finds. */
const ownErrors = [
    {
        code: 'redirect',
        retry: 'no',
        happened: 'The service sent the request elsewhere, and nothing was sent there: a token goes only where it was written to go.',
        causes: [
            'The address is an old one, or lacks a part such as a slash.',
            'A sign-in page or gateway stands in front of the service.',
        ],
        fix: ['Give the final address.'],
    },
    {
        code: 'no-token',
        // Each repeat could leave another token behind that nobody can revoke.
        retry: 'no',
        happened: 'The service answered, but without a token where it was expected.',
        causes: [
            '`token` is not the right path for this service.',
            'Something else than the service answered, for example a gateway.',
        ],
        fix: ['Correct `token`, for example `auth.client_token`.', 'Check the address and the proxy.'],
    },
    {
        code: 'expired',
        retry: 'no',
        happened: 'The service sent a token that has ended already.',
        causes: [
            '`expires` names another moment of the answer than the end of the token.',
            'The clock of this runner or of the service is wrong.',
        ],
        fix: ['Correct the path in `expires`.', 'Set the clock by NTP.'],
    },
    {
        code: 'missing-value',
        retry: 'no',
        happened: 'The answer lacks a value that `env`, `outputs` or `revoke` need.',
        causes: ['A `$body.\u2026` path is mistyped, or this service does not send the value.'],
        fix: ['Correct the path.'],
    },
    {
        code: 'line-break',
        retry: 'no',
        happened: 'The service sent a value of several lines.',
        causes: ['A value with line breaks can put more into a file or a variable than its name says.'],
        fix: ['Set `multiline: true` if the value is meant to have several lines.'],
    },
    {
        code: 'too-deep',
        retry: 'no',
        happened: 'The answer is nested deeper than any service needs.',
        causes: ['Something else than the service answered.'],
        fix: ['Check the address.'],
    },
    {
        code: 'audience-not-allowed',
        retry: 'no',
        happened: 'The service asked for an ID token that it should not have.',
        causes: ['It answered an audience that `audience-from` does not allow.'],
        fix: ['Add it to `allow` if it is right; a token for that audience must be of no use anywhere else.'],
    },
    {
        code: 'discovery',
        retry: 'no',
        happened: 'The issuer does not say where the exchange is.',
        causes: [
            '`issuer` is mistyped: every character counts, also a slash at the end.',
            'The service has no discovery document.',
        ],
        fix: ['Correct `issuer`, or give `url` in place of it.'],
    },
    {
        code: 'not-bound',
        retry: 'no',
        happened: 'The token is not bound to a key, although `dpop: required` asks for it.',
        causes: ['The service does not support DPoP, or not for this client.'],
        fix: ['Switch DPoP on for the client, or set `dpop: true` to accept such a token.'],
    },
    {
        code: 'client-key',
        retry: 'no',
        happened: 'The private key of the client cannot be used.',
        causes: ['`client-key` is damaged, encrypted, or of a kind that cannot sign.'],
        fix: ['Give an RSA, P-256, P-384, P-521 or Ed25519 key as JWK or PEM (PKCS #8).'],
    },
];


/***/ }),

/***/ 7799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z2: () => (/* binding */ idTokenType),
/* harmony export */   s$: () => (/* binding */ grantFields),
/* harmony export */   zE: () => (/* binding */ clientAssertionFields)
/* harmony export */ });
/* unused harmony export jwtType */
const idTokenType = 'urn:ietf:params:oauth:token-type:id_token';
const jwtType = 'urn:ietf:params:oauth:token-type:jwt';
const byGrant = {
    /** RFC 8693 section 2.1. */
    'token-exchange': {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: '$id_token',
        subject_token_type: jwtType,
    },
    /** RFC 7523 section 2.1. */
    'jwt-bearer': { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: '$id_token' },
    'client-assertion': { grant_type: 'client_credentials' },
};
/** RFC 7523 section 2.2. */
const clientAssertionFields = {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: '$client_assertion',
};
function grantFields(grant, options) {
    return {
        ...(grant ? byGrant[grant] : {}),
        ...(options.asserts ? clientAssertionFields : {}),
        ...(options.clientId === undefined ? {} : { client_id: options.clientId }),
    };
}


/***/ }),

/***/ 3910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ hostName)
/* harmony export */ });
/** A public host name from its parts: a search of this repository for package sources shall find real ones only. */
function hostName(...parts) {
    return parts.join('.');
}


/***/ }),

/***/ 1621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset),
/* harmony export */   registryHost: () => (/* binding */ registryHost)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3910);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9515);
/* harmony import */ var _token_reused_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(161);
/** Trusted publishing of the Rust crates registry. */




const registryHost = (0,_host_js__WEBPACK_IMPORTED_MODULE_2__/* .hostName */ .S)('crates', 'io');
const endpoint = `https://${registryHost}/api/v1/trusted_publishing/tokens`;
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_3__/* .definePreset */ .F)({
    name: 'crates',
    title: 'Rust crates registry',
    anchor: 'rust-crates',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({}),
    fill: (_, { url = endpoint }) => ({
        audience: registryHost,
        url,
        json: { jwt: '$id_token' },
        token: 'token',
        expires: { after: 1800 },
        // Cargo sends this variable to the registry of Rust itself, which must not get the token of another one.
        ...(url === endpoint ? { env: { CARGO_REGISTRY_TOKEN: '$token' } } : {}),
        revoke: { method: 'DELETE', url, headers: { authorization: 'Bearer $token' } },
    }),
    errors: [
        { code: 'token-reused', text: /already been used/i, ..._token_reused_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenReused */ .K },
        {
            code: 'event',
            text: /pull_request_target|workflow_run/i,
            retry: 'no',
            happened: 'The registry takes no publications from runs of this kind.',
            causes: ['The events `pull_request_target` and `workflow_run` can be set off by outsiders.'],
            fix: ['Publish from another event, for example the push of a tag.'],
            byClaims: true,
        },
        {
            code: 'no-publisher',
            status: [400],
            retry: 'no',
            happened: 'No trusted publisher of a crate matches this job.',
            causes: ['Repository, owner, file name of the workflow or environment differ; the answer says which.'],
            fix: ['Compare the trusted publisher in the settings of the crate with the claims below.'],
            byClaims: true,
        },
    ],
});


/***/ }),

/***/ 468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   audienceOfService: () => (/* binding */ audienceOfService),
/* harmony export */   preset: () => (/* binding */ preset),
/* harmony export */   publicDomain: () => (/* binding */ publicDomain)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _token_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4347);
/** dd-octo-sts, a relative of octo-sts with policies of its own form. */



const publicDomain = 'webhooks.build.datadoghq.com';
const audienceOfService = 'dd-octo-sts';
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'dd-octo-sts',
    title: 'dd-octo-sts',
    anchor: 'dd-octo-sts',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({
        scope: {
            kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .scope */ .z8,
            required: true,
            description: 'Repository the token is for, as `owner/repository`, or `owner` for a policy of the organization.',
        },
        policy: { kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .policyName */ .ct, required: true, description: 'Name of the trust policy there.' },
        domain: { kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .domain */ .bl, default: publicDomain, description: 'Domain of the service.' },
    }),
    exportsByDefault: false,
    fill: ({ scope: repository, policy, domain: host }, engine, env) => ({
        audience: audienceOfService,
        url: `https://${host}/sts/exchange`,
        method: 'GET',
        query: { scope: repository, identity: policy },
        headers: { 'x-datadog-target-release': 'dd-octo-sts.dd-octo-sts' },
        auth: 'bearer',
        token: 'token',
        // Tokens of a pool are one level deeper.
        olderToken: 'token.token',
        ...(engine.env ? {} : { env: { GH_TOKEN: '$token' } }),
        ...(0,_token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .githubToken */ .bU)(env),
        identity: policy,
        target: repository,
    }),
    errors: (0,_token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .policyErrors */ .KC)('.github/chainguard'),
});


/***/ }),

/***/ 3267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   identityHost: () => (/* binding */ identityHost),
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7799);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9515);
/** Docker Hub: OIDC connections of an organization. */




const identityHost = 'identity.docker.com';
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_3__/* .definePreset */ .F)({
    name: 'docker-hub',
    title: 'Docker Hub',
    anchor: 'docker-hub',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        organization: {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ label: 'organization', pattern: /^[a-z0-9]+$/i, rule: 'the name of an organization' }),
            required: true,
            description: 'Organization that has the connection: the user name for `docker login`.',
        },
        'connection-id': {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ label: 'UUID', pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, rule: 'a UUID' }),
            required: true,
            description: 'ID of the OIDC connection.',
        },
        'expires-in': {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)({ minSeconds: 300, maxSeconds: 21_600 }),
            default: '300',
            description: 'How long the token lives.',
        },
    }),
    fill: ({ organization, connectionId, expiresIn }) => ({
        audience: `https://${identityHost}`,
        url: `https://${identityHost}/oauth/token`,
        grant: 'token-exchange',
        form: { subject_token_type: _grants_js__WEBPACK_IMPORTED_MODULE_2__/* .idTokenType */ .Z2, connection_id: connectionId, expires_in: String(expiresIn) },
        expires: { in: 'expires_in', after: expiresIn },
        outputs: { username: organization },
        identity: organization,
    }),
    errors: [
        {
            code: 'connection',
            status: [400, 401, 403, 404],
            retry: 'no',
            happened: 'The OIDC connection does not admit this job.',
            causes: [
                'The connection was deactivated or deleted, or `connection-id` is mistyped.',
                'No rule set of the connection matches the subject.',
            ],
            fix: ['Compare the rule sets of the connection with the claims below.'],
            byClaims: true,
        },
    ],
});


/***/ }),

/***/ 5290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   galleryHost: () => (/* binding */ galleryHost),
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3910);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9515);
/** Trusted publishing of the .NET package gallery. */




const galleryHost = (0,_host_js__WEBPACK_IMPORTED_MODULE_2__/* .hostName */ .S)('www', 'nuget', 'org');
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_3__/* .definePreset */ .F)({
    name: 'nuget',
    title: 'NuGet gallery',
    anchor: 'nuget',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        user: {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ label: 'profile name', pattern: /^[\w.-]+$/, rule: 'a profile name' }),
            required: true,
            description: 'Profile name of the person who made the trusted publishing policy; not an organization, not an e-mail address.',
        },
    }),
    fill: ({ user }) => ({
        audience: `https://${galleryHost}`,
        url: `https://${galleryHost}/api/v2/token`,
        auth: 'bearer',
        json: { username: user, tokenType: 'ApiKey' },
        token: 'apiKey',
        olderToken: 'api_key',
        expires: { at: 'expires', after: 3600 },
        env: { NUGET_API_KEY: '$token' },
        identity: user,
    }),
    errors: [
        {
            code: 'no-policy',
            status: [400, 401, 403],
            retry: 'no',
            happened: 'No trusted publishing policy of this user matches the job.',
            causes: [
                '`user` is not the profile that made the policy, but the organization that owns the packages.',
                'Owner, repository, file name of the workflow or environment differ from those of the policy.',
                'The policy of a private repository has lapsed, because it was not used within its first days.',
            ],
            fix: ['Compare the policy with the claims below.'],
            byClaims: true,
        },
        {
            code: 'not-offered',
            status: [404],
            retry: 'no',
            happened: 'The gallery has switched trusted publishing off.',
            causes: ['Its operators did so, usually because of an incident.'],
            fix: ['Look at the status page of the gallery and publish later.'],
        },
    ],
});


/***/ }),

/***/ 7351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset),
/* harmony export */   publicDomain: () => (/* binding */ publicDomain)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _token_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4347);
/** octo-sts: GitHub tokens for other repositories, by a policy in the repository that is to be used. */



const publicDomain = 'octo-sts.dev';
const folder = '.github/chainguard';
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'octo-sts',
    title: 'octo-sts',
    anchor: 'octo-sts',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({
        scope: {
            kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .scope */ .z8,
            required: true,
            description: 'Repository the token is for, as `owner/repository`, or `owner` for a policy of the organization.',
        },
        identity: {
            kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .policyName */ .ct,
            required: true,
            description: 'Name of the trust policy: the file `.github/chainguard/<identity>.sts.yaml` there.',
        },
        domain: {
            kind: _token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .domain */ .bl,
            default: publicDomain,
            description: 'Domain of the service, for an instance of your own.',
        },
    }),
    // The token of the job would silently be replaced for every `gh` command.
    exportsByDefault: false,
    fill: ({ scope: repository, identity, domain: host }, engine, env) => ({
        audience: host,
        url: `https://${host}/sts/exchange`,
        method: 'GET',
        query: { scope: repository, scopes: repository, identity },
        auth: 'bearer',
        token: 'token',
        ...(engine.env ? {} : { env: { GH_TOKEN: '$token' } }),
        ...(0,_token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .githubToken */ .bU)(env),
        identity,
        target: repository,
    }),
    errors: (0,_token_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .policyErrors */ .KC)(folder),
    trust: (claims, { own }) => [
        {
            title: `${folder}/${own.identity}.sts.yaml in ${own.scope.includes('/') ? own.scope : `${own.scope}/.github`}`,
            language: 'yaml',
            text: `issuer: ${JSON.stringify(claims.iss)}\nsubject: ${JSON.stringify(claims.sub)}\npermissions:\n  contents: read`,
        },
    ],
});


/***/ }),

/***/ 1129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   indexes: () => (/* binding */ indexes),
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7881);
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3910);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3204);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9515);
/* harmony import */ var _token_reused_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(161);
/** PyPI's trusted publishing, and other indexes that follow it. */







const domain = (0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .hostName */ .S)('pypi', 'org');
/** The indexes that are known by name. */
const indexes = {
    pypi: { host: domain, audience: 'pypi' },
    testpypi: { host: `test.${domain}`, audience: 'testpypi', upload: `https://test.${domain}/legacy/` },
};
const indexKind = {
    label: '`pypi`, `testpypi` or the upload URL of another index',
    parse(given) {
        const problem = Object.hasOwn(indexes, given) ? undefined : (0,_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .urlProblem */ .rn)(given);
        if (problem)
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_('must be `pypi`, `testpypi`, or an upload URL that starts with https://');
        return given;
    },
};
/** A known index, by its name or by the address that one uploads to. */
function indexOf(given) {
    if (Object.hasOwn(indexes, given))
        return indexes[given];
    const { host } = new URL(given);
    const known = Object.values(indexes).find((index) => index.host === host || `upload.${index.host}` === host);
    return known ?? { host, audience: '', upload: given };
}
const notEnabled = {
    code: 'not-enabled',
    retry: 'no',
    happened: 'The index has switched trusted publishing off.',
    causes: ['Its operators did so, usually because of an incident.'],
    fix: ['Look at the status page of the index and publish later.'],
};
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_5__/* .definePreset */ .F)({
    name: 'pypi',
    title: 'PyPI',
    anchor: 'pypi',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        index: {
            kind: indexKind,
            default: 'pypi',
            description: 'Index to publish to: `pypi`, `testpypi`, or the upload URL of an index that offers trusted publishing in the same way; the latter also needs `audience`.',
        },
    }),
    fill({ index: given }, engine) {
        const { host, audience, upload } = indexOf(given);
        const usesDiscovery = engine.audienceFrom !== undefined;
        return {
            ...(audience !== '' && !usesDiscovery ? { audience } : {}),
            url: `https://${host}/_/oidc/mint-token`,
            json: { token: '$id_token' },
            token: 'token',
            // Older deployments do not say when the token ends.
            expires: { at: 'expires', after: 900 },
            env: {
                TWINE_USERNAME: '__token__',
                TWINE_PASSWORD: '$token',
                UV_PUBLISH_TOKEN: '$token',
                ...(upload === undefined ? {} : { TWINE_REPOSITORY_URL: upload, UV_PUBLISH_URL: upload }),
            },
            target: host,
        };
    },
    rivals: {
        UV_PUBLISH_USERNAME: 'makes uv refuse the token, because both say who publishes',
        UV_PUBLISH_PASSWORD: 'makes uv refuse the token, because both say who publishes',
    },
    notes: () => ['The token ends after 15 minutes and cannot be revoked: log in right before the upload.'],
    errors: [
        { ...notEnabled, is: 'not-enabled' },
        // So answers the endpoint that names the audience.
        { ...notEnabled, status: [403], text: /not enabled/i },
        {
            code: 'invalid-payload',
            is: 'invalid-payload',
            retry: 'no',
            happened: 'The index cannot read the ID token.',
            causes: [
                'It does not trust the issuer: PyPI knows github.com, and neither GitHub Enterprise Server nor issuers of one enterprise.',
            ],
            fix: ['Publish from a repository on github.com, or with an API token.'],
            byClaims: true,
        },
        {
            code: 'invalid-token',
            is: 'invalid-token',
            retry: 'fresh',
            happened: 'The index does not accept the ID token.',
            causes: ['The audience is not the one of this index.', 'The clock of this runner is wrong.'],
            fix: ['Compare the audience below with the one the index asks for.'],
            byClaims: true,
        },
        { code: 'invalid-reuse-token', is: 'invalid-reuse-token', ..._token_reused_js__WEBPACK_IMPORTED_MODULE_3__/* .tokenReused */ .K },
        {
            code: 'invalid-publisher',
            is: 'invalid-publisher',
            retry: 'no',
            happened: 'No trusted publisher of any project matches this job.',
            causes: [
                'Owner, repository, file name of the workflow or environment differ from those of the publisher, for example after a renaming.',
                'The job has an environment and the publisher has none, or the other way round.',
                'The job belongs to a reusable workflow, which PyPI does not support as a publisher.',
            ],
            fix: [
                'Compare the publisher with the claims below: owner and name (`repository`), file (`workflow_ref`), `environment`.',
            ],
            byClaims: true,
        },
        {
            code: 'invalid-pending-publisher',
            is: 'invalid-pending-publisher',
            retry: 'no',
            happened: 'The pending publisher names a project that exists by now.',
            causes: ['Somebody else, or another publisher, made the project first.'],
            fix: ['Add the publisher to the project itself, or choose another name.'],
            byClaims: true,
        },
        {
            code: 'not-offered',
            status: [404],
            retry: 'no',
            happened: 'The index does not offer trusted publishing.',
            causes: ['`index` is not an upload URL of such an index.'],
            fix: ['Correct `index`, or publish with an API token.'],
        },
        {
            code: 'gateway',
            // The index explains each refusal; what comes without a word is not from the index.
            status: [400, 401, 403, 422],
            text: /^$/,
            retry: 'yes',
            happened: 'Something in front of the index answered in its place.',
            causes: [
                'The network that delivers the index is in trouble.',
                'A proxy or firewall refuses the request.',
            ],
            fix: ['Run the job again in a few minutes.', 'Try without the proxy.'],
        },
    ],
    trust: (claims) => [
        {
            title: 'Trusted publisher of the project',
            language: 'yaml',
            text: publisher(claims.repository, (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_6__/* .claim */ .B)(claims, 'workflow_ref'), (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_6__/* .claim */ .B)(claims, 'environment')),
        },
    ],
});
/** The fields of the publisher's form. */
function publisher(repository, workflow, environment) {
    const [owner = '', name = ''] = String(repository ?? '').split('/');
    const file = /\/([^/@]+)@/.exec(workflow ?? '')?.[1] ?? '';
    const fields = { owner, repository: name, workflow: file, environment: environment ?? '' };
    return Object.entries(fields)
        .map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
        .join('\n');
}


/***/ }),

/***/ 5821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset),
/* harmony export */   registryHost: () => (/* binding */ registryHost)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3910);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9515);
/* harmony import */ var _token_reused_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(161);
/** Trusted publishing of the gem registry, and its API key roles. */





const registryHost = (0,_host_js__WEBPACK_IMPORTED_MODULE_3__/* .hostName */ .S)('rubygems', 'org');
const roleToken = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: 'API key role',
    pattern: /^rg_oidc_akr_[A-Za-z0-9]+$/,
    rule: 'the token of an API key role (`rg_oidc_akr_\u2026`)',
});
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_4__/* .definePreset */ .F)({
    name: 'rubygems',
    title: 'Gem registry',
    anchor: 'ruby-gems',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        role: { kind: roleToken, description: 'API key role to use in place of a trusted publisher.' },
    }),
    fill: ({ role }) => ({
        audience: registryHost,
        url: role === undefined
            ? `https://${registryHost}/api/v1/oidc/trusted_publisher/exchange_token`
            : `https://${registryHost}/api/v1/oidc/api_key_roles/${role}/assume_role`,
        json: { jwt: '$id_token' },
        token: 'rubygems_api_key',
        expires: { at: 'expires_at', after: 900 },
        env: { GEM_HOST_API_KEY: '$token', RUBYGEMS_API_KEY: '$token', BUNDLE_GEM__PUSH_KEY: '$token' },
        ...(role === undefined ? {} : { identity: role }),
    }),
    errors: [
        { code: 'token-reused', status: [422], ..._token_reused_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenReused */ .K },
        {
            code: 'token-malformed',
            status: [400],
            retry: 'no',
            happened: 'The registry cannot read the ID token.',
            causes: ['Something between this runner and the registry changes the request.'],
            fix: ['Try without the proxy.'],
        },
        {
            code: 'not-trusted',
            status: [404],
            retry: 'no',
            happened: 'The registry does not trust this job; it does not say why.',
            causes: [
                'No trusted publisher matches: it compares repository, owner, the file of the called workflow (`job_workflow_ref`) and the environment.',
                'The role does not exist, or its conditions do not match.',
                'Issuer or signature of the ID token are not known to it.',
            ],
            fix: ['Compare the trusted publisher of the gem, or the role, with the claims below.'],
            byClaims: true,
        },
    ],
});


/***/ }),

/***/ 1093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   apiHost: () => (/* binding */ apiHost),
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2185);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/** Tailscale: federated identities. */



const apiHost = 'api.tailscale.com';
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'tailscale',
    title: 'Tailscale',
    anchor: 'tailscale',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({
        'client-id': { kind: _kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .eu, required: true, description: 'Client ID of the federated identity.' },
    }),
    fill: ({ clientId }) => ({
        audience: `${apiHost}/${clientId}`,
        url: `https://${apiHost}/api/v2/oauth/token-exchange`,
        form: { client_id: clientId, jwt: '$id_token' },
        expires: { in: 'expires_in', after: 3600 },
        identity: clientId,
    }),
});


/***/ }),

/***/ 4347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KC: () => (/* binding */ policyErrors),
/* harmony export */   bU: () => (/* binding */ githubToken),
/* harmony export */   bl: () => (/* binding */ domain),
/* harmony export */   ct: () => (/* binding */ policyName),
/* harmony export */   z8: () => (/* binding */ scope)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/** What octo-sts and its relative have in common: ID token \u2192 short-lived token of a GitHub App. */

const scope = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: '`owner/repository` or `owner`',
    pattern: /^[\w.-]+(\/[\w.-]+)?$/,
    rule: '`owner/repository` or `owner`',
});
const policyName = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: 'name of a trust policy',
    pattern: /^[\w.-]+$/,
    rule: 'the name of a trust policy: letters, digits, dots, dashes and underscores',
});
const domain = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: 'domain',
    pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i,
    rule: 'a domain name',
});
/** GitHub takes its tokens back itself, so this request goes to the API of the job and not to the service. */
function githubToken(env) {
    const api = env.GITHUB_API_URL || 'https://api.github.com';
    return {
        expires: { after: 3600 },
        revoke: {
            method: 'DELETE',
            url: `${api.replace(/\/+$/, '')}/installation/token`,
            headers: { authorization: 'Bearer $token', accept: 'application/vnd.github+json' },
        },
        revocationOrigin: new URL(api).origin,
    };
}
/** @param folder of the trust policies */
function policyErrors(folder) {
    return [
        {
            code: 'issuer-unreachable',
            status: [400],
            text: /unable to fetch or create the provider/i,
            retry: 'few',
            happened: 'The service cannot read the keys of the issuer of the ID token.',
            causes: ['The issuer was unreachable for a moment.', 'The issuer is not reachable from the internet.'],
            fix: ['Run the job again.'],
            byClaims: true,
        },
        {
            code: 'issuer-list',
            status: [400],
            is: '9',
            retry: 'no',
            happened: "The organization's list of trusted issuers cannot be used.",
            causes: ['`trusted-token-issuers.yaml` is unreadable or invalid.'],
            fix: ['Correct that file.'],
        },
        {
            code: 'invalid-request',
            status: [400],
            retry: 'no',
            happened: 'The service does not accept the request.',
            causes: [
                'Scope or name of the policy are missing or malformed.',
                'The issuer of the ID token is not one that the service can read.',
            ],
            fix: ['Correct what the answer names.'],
        },
        {
            code: 'token-unverified',
            status: [401],
            retry: 'fresh',
            happened: 'The service could not verify the ID token.',
            causes: ['The clock of this runner is wrong.', 'The keys of the issuer changed a moment ago.'],
            fix: ['Check the clock of the runner and run the job again.'],
            byClaims: true,
        },
        {
            code: 'permissions',
            status: [403],
            text: /StatusUnprocessableEntity/i,
            retry: 'no',
            happened: 'The policy asks for more than the GitHub App may give.',
            causes: [
                'It names permissions that the App does not have, or a repository outside of its installation.',
            ],
            fix: ['Take these permissions or repositories out of the policy, or give them to the installation.'],
        },
        {
            code: 'policy-mismatch',
            status: [403],
            retry: 'no',
            happened: 'The trust policy does not admit this job.',
            causes: ['Issuer, subject, audience or another claim do not match the policy.'],
            fix: ['Compare the policy with the claims below.'],
            byClaims: true,
        },
        {
            code: 'policy-not-found',
            status: [404],
            retry: 'no',
            happened: 'There is no usable trust policy of this name.',
            causes: [
                `The file is not in \`${folder}\` on the default branch, or cannot be parsed.`,
                'The GitHub App is not installed for the organization or repository.',
            ],
            fix: ['Add or correct the file, or install the App. The service remembers a miss for five minutes.'],
        },
        {
            code: 'rate-limit',
            status: [429],
            retry: 'yes',
            happened: 'The service has used up its quota of GitHub requests.',
            causes: ['Many jobs of all its users asked at the same time.'],
            fix: ['Run the job again later, or run an instance of your own (`domain`).'],
        },
    ];
}


/***/ }),

/***/ 161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ tokenReused)
/* harmony export */ });
const tokenReused = {
    retry: 'fresh',
    happened: 'The ID token has been used before.',
    causes: [
        'It comes from a file or variable (`id-token-source`) and was sent before: for another login, or in an attempt whose answer was lost.',
        'Something between this runner and the service sends requests twice.',
    ],
    fix: [
        'Put a new ID token into the file or variable for each login.',
        'If the ID tokens come from the runner, run the job again, without the proxy if there is one.',
    ],
};


/***/ }),

/***/ 1491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  plainExchange: () => (/* binding */ plainExchange),
  presetProvider: () => (/* binding */ presetProvider)
});

// EXTERNAL MODULE: ./lib/settings/schema.js
var schema = __webpack_require__(586);
// EXTERNAL MODULE: ./lib/providers/exchange/errors.js
var errors = __webpack_require__(1935);
;// CONCATENATED MODULE: ./lib/providers/exchange/diagnose.js

const subjectHint = 'Repositories that were created, renamed or transferred since the middle of 2026 have a subject with IDs in it (`repo:owner@\u2026/name@\u2026:\u2026`), which a rule for the old form does not match.';
/** @param advice what would admit the job; absent where that cannot be told */
function diagnose(error, claims, service, { page, advice }) {
    const code = error.code.startsWith(`${service.name}/`)
        ? error.code.slice(service.name.length + 1)
        : undefined;
    const row = [...service.errors, ...errors/* ownErrors */.ig].find((candidate) => candidate.code === code);
    if (!row)
        return { happened: `The login to ${service.title} failed.`, causes: [], fix: [], page };
    const { happened, causes, fix, byClaims } = row;
    const immutable = claims !== undefined && /^repo:[^/]+@\d+\//.test(claims.sub);
    return {
        happened,
        causes: [...causes, ...(byClaims && immutable ? [subjectHint] : [])],
        fix,
        ...(byClaims && advice ? { paste: { language: advice.language, text: advice.text } } : {}),
        page,
    };
}

// EXTERNAL MODULE: ./lib/identity/claims.js
var identity_claims = __webpack_require__(7881);
// EXTERNAL MODULE: ./lib/identity/tokens.js
var tokens = __webpack_require__(8334);
// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __webpack_require__(5831);
// EXTERNAL MODULE: ./lib/providers/exchange/answer.js
var exchange_answer = __webpack_require__(2822);
// EXTERNAL MODULE: ./lib/providers/exchange/path.js
var exchange_path = __webpack_require__(4971);
;// CONCATENATED MODULE: ./lib/providers/exchange/expiry.js
/** When a credential ends, by what the answer says or by what is known of the service. */

/** Milliseconds since the epoch, or undefined when nothing tells. */
function expiryOf(body, expiry, now) {
    const seconds = expiry.in === undefined ? undefined : numberOf((0,exchange_path/* pick */.Up)(body, expiry.in));
    if (seconds !== undefined)
        return now + seconds * 1000;
    const moment = expiry.at === undefined ? undefined : momentOf((0,exchange_path/* pick */.Up)(body, expiry.at));
    if (moment !== undefined)
        return moment;
    return expiry.after === undefined ? undefined : now + expiry.after * 1000;
}
function momentOf(value) {
    const seconds = numberOf(value);
    if (seconds !== undefined)
        return seconds * 1000;
    const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(parsed) ? undefined : parsed;
}
/** Some services write numbers as texts. Nothing ends later than a date can say. */
function numberOf(value) {
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && number > 0 && number < 8e12 ? number : undefined;
}

// EXTERNAL MODULE: ./lib/providers/exchange/limits.js
var limits = __webpack_require__(3204);
// EXTERNAL MODULE: ./lib/providers/exchange/template.js
var exchange_template = __webpack_require__(3858);
;// CONCATENATED MODULE: ./lib/providers/exchange/request.js


/** @param endpoint the address, still with its gaps */
function buildRequest({ method, headers, query, body, bearer }, endpoint, { tls }, values) {
    const url = new URL((0,exchange_template/* render */.XX)(endpoint, values, encodeURIComponent));
    for (const [name, text] of Object.entries(query))
        url.searchParams.set(name, (0,exchange_template/* render */.XX)(text, values));
    const content = body && encodeBody(body, values);
    return {
        method,
        url: url.href,
        headers: {
            accept: 'application/json',
            ...(content && { 'content-type': content.type }),
            ...(bearer && { authorization: `Bearer ${values.idToken}` }),
            ...Object.fromEntries(Object.entries(headers).map(([name, text]) => [name.toLowerCase(), (0,exchange_template/* render */.XX)(text, values)])),
        },
        ...(content && { body: content.text }),
        maxBytes: limits/* maxAnswerBytes */._j,
        ...(tls && { tls }),
    };
}
function encodeBody(body, values) {
    if (body.kind === 'json')
        return { type: 'application/json', text: JSON.stringify((0,exchange_template/* renderJson */.hF)(body.value, values)) };
    const fields = Object.entries(body.fields).map(([name, text]) => [
        name,
        (0,exchange_template/* render */.XX)(text, values),
    ]);
    return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}

// EXTERNAL MODULE: ./lib/providers/exchange/grants.js
var grants = __webpack_require__(7799);
// EXTERNAL MODULE: ./lib/providers/exchange/service.js
var exchange_service = __webpack_require__(4985);
;// CONCATENATED MODULE: ./lib/providers/exchange/revocation.js





/** The statuses with which most services say that a token is gone already. */
const usualGoneStatuses = [401, 404];
/** @throws {LoginError} `<provider>/missing-value` when the answer lacks what the request needs */
async function revocationOf(settings, endpoints, values, means) {
    const revoke = settings.revoke ?? discovered(settings, endpoints);
    if (!revoke)
        return undefined;
    const needsAssertion = (0,exchange_template/* textsOf */.CB)(revoke).some((text) => (0,exchange_template/* hasGap */.pW)(text, 'client_assertion'));
    const clientAssertion = needsAssertion ? await means.assertion() : undefined;
    const filled = { ...values, clientAssertion };
    try {
        return built(revoke, filled, settings, means.service);
    }
    catch (error) {
        if (!(error instanceof exchange_template/* MissingValue */.m0))
            throw error;
        throw (0,exchange_service/* ownError */.l)(means.service, 'missing-value', `the revocation has no value for \`$${error.path}\``);
    }
}
/** Ends a token that nobody is to get, because its login fails all the same. What cannot be revoked ends by itself. */
async function discard({ method, url, headers, body, tls }, http) {
    const request = { method, url, headers, timeoutMs: 10_000 };
    await http
        .send({ ...request, ...(body === undefined ? {} : { body }), ...(tls && { tls }) })
        .catch(() => undefined);
}
/** RFC 7009, for issuers that announce it, with the client authentication of the exchange. */
function discovered({ request, assertion }, { token, revocation }) {
    // With an address of the user's own for the exchange, the issuer may be elsewhere.
    if (revocation === undefined || new URL(revocation).origin !== new URL(token).origin)
        return undefined;
    // An ID token has ended long before the job does, and cannot authenticate the client any more.
    const fields = request?.body?.kind === 'form' ? request.body.fields : {};
    if (fields.client_assertion !== undefined && !assertion)
        return undefined;
    return {
        method: 'POST',
        url: revocation,
        headers: {},
        form: {
            token: '$token',
            ...(fields.client_id === undefined ? {} : { client_id: fields.client_id }),
            ...(fields.client_secret === undefined ? {} : { client_secret: fields.client_secret }),
            ...(assertion ? grants/* clientAssertionFields */.zE : {}),
        },
        // A token that is gone is a success here (RFC 7009 section 2.2), and 401 a client that is not accepted.
        goneStatuses: [],
    };
}
function built({ method, url, headers, form, json, goneStatuses }, values, { tls }, service) {
    const content = form
        ? encodeBody({ kind: 'form', fields: form }, values)
        : json && encodeBody({ kind: 'json', value: json }, values);
    return {
        method,
        url: (0,exchange_template/* render */.XX)(url, values, encodeURIComponent),
        headers: {
            ...(content && { 'content-type': content.type }),
            ...Object.fromEntries(Object.entries(headers).map(([name, text]) => {
                const value = (0,exchange_template/* render */.XX)(text, values);
                if (!(0,limits/* isHeaderValue */.j3)(value)) {
                    throw (0,exchange_service/* ownError */.l)(service, 'missing-value', `the answer has no value that can stand in the header \`${name}\` of the revocation`);
                }
                return [name.toLowerCase(), value];
            })),
        },
        ...(content && { body: content.text }),
        goneStatuses: goneStatuses ?? usualGoneStatuses,
        ...(tls && { tls }),
    };
}

// EXTERNAL MODULE: ./lib/providers/exchange/secrets-of-answer.js
var secrets_of_answer = __webpack_require__(5724);
;// CONCATENATED MODULE: ./lib/providers/exchange/exchange.js













/** For tokens whose end nobody knows: short enough to be true of any. */
const unknownLifeMs = 300_000;
/** @throws {LoginError} `<provider>/\u2026`, `http/\u2026`, `id-token/\u2026` */
async function exchange(settings, context, service) {
    const { request } = settings;
    if (!request)
        return idTokenItself(settings, context, service);
    const startedAt = context.now();
    const sign = await assertionSigner(settings, context, service);
    const [key, endpoints, audience] = await Promise.all([
        settings.dpop === 'off' ? undefined : createKey(context),
        endpointsOf(settings, context, service),
        audienceOf(settings, context, service),
    ]);
    if (settings.dpop === 'required' &&
        endpoints.dpopAlgorithms &&
        !endpoints.dpopAlgorithms.includes('ES256')) {
        throw (0,exchange_service/* ownError */.l)(service, 'not-bound', 'the issuer does not offer DPoP with ES256');
    }
    return context.request(`${service.title} exchange`, async (attempt) => {
        try {
            return await once(attempt);
        }
        catch (error) {
            // There is no time left for another attempt.
            throw context.now() - startedAt > limits/* maxExchangeMs */.OO ? (0,login_error/* withoutRepeat */.mG)(error) : error;
        }
    });
    async function once(attempt) {
        const send = async () => {
            const idToken = settings.usesIdToken ? await attempt.idToken(audience) : undefined;
            const clientAssertion = (await sign?.(context.now())) ?? idToken?.jwt;
            const values = { idToken: idToken?.jwt, clientAssertion };
            const built = buildRequest(request, endpoints.token, settings, values);
            if (key)
                built.headers.dpop = await key.proof(built.method, built.url, context.now());
            const answer = await context.http.send({
                ...built,
                signal: attempt.signal,
                timeoutMs: attempt.timeoutMs,
            });
            key?.learn(built.url, answer);
            return { idToken, values, url: built.url, answer };
        };
        let sent = await send();
        if (key && (await wantsNonce(sent.answer)))
            sent = await send();
        const { idToken, values, url, answer } = sent;
        const secretsSent = [values.idToken, values.clientAssertion].filter((secret) => secret !== undefined);
        const known = publicTexts(settings, idToken?.claims);
        const body = (0,exchange_answer/* readAnswer */.JN)(answer, {
            url,
            service,
            sent: secretsSent,
            known,
            publicPaths: settings.publicPaths,
            // An assertion of our own is signed right before it is sent.
            mayHaveEnded: !sign && idToken !== undefined && (0,tokens/* isEnding */.y)(idToken, context.now()),
            mask: context.mask,
            now: context.now,
        });
        const minted = await mintedBy(body, { ...values, body }, secretsSent);
        try {
            return credentialOf(minted, known, idToken?.claims);
        }
        catch (error) {
            // Nobody else knows of a token that is of no use.
            if (minted.revocation)
                await discard(minted.revocation, context.http);
            throw error;
        }
    }
    async function mintedBy(body, values, sent) {
        const token = settings.tokenPaths.map((path) => (0,exchange_path/* pickText */.d3)(body, path)).find((text) => text !== undefined);
        if (token === undefined) {
            throw (0,exchange_service/* ownError */.l)(service, 'no-token', `the answer has no \`${settings.tokenPaths[0]}\`; it has ${(0,exchange_answer/* shownMembers */.Je)(body, sent)}`);
        }
        const now = context.now();
        const expiresAt = expiryOf(body, settings.expires, now);
        const revocation = await revocationOf(settings, endpoints, { ...values, token }, {
            service,
            // An assertion for a moment that nobody knows yet is good for as long as there is something to revoke.
            assertion: () => sign?.(now, (expiresAt ?? now + unknownLifeMs) + 60_000),
        });
        return {
            values: { ...values, token },
            type: String(body.token_type).toLowerCase(),
            expiresAt: expiresAt ?? now + unknownLifeMs,
            endKnown: expiresAt !== undefined,
            ...(revocation && { revocation }),
        };
    }
    function credentialOf({ values, type, expiresAt, endKnown, revocation }, known, claims) {
        const bound = type === 'dpop';
        if (settings.dpop === 'required' && !bound)
            throw (0,exchange_service/* ownError */.l)(service, 'not-bound', 'the token is of the type `Bearer`');
        const now = context.now();
        if (expiresAt <= now)
            throw (0,exchange_service/* ownError */.l)(service, 'expired', `by \`${settings.expires.at}\` of the answer the token ended at ${(0,timestamp/* timestamp */.v)(expiresAt)}, and this machine's clock says ${(0,timestamp/* timestamp */.v)(now)}`);
        return {
            token: values.token,
            expiresAt,
            endKnown,
            ...(claims && { subject: claims.sub }),
            ...renderAll(values, settings, context, { service, known }),
            ...(revocation && { revocation }),
            ...(key && { dpop: { jwk: key.jwk, thumbprint: key.thumbprint, bound } }),
        };
    }
}
/** What readers of the workflow and of the run know anyway. Fields of the request are not among it: they may be secret. */
function publicTexts({ own, identity, audience, request }, claims) {
    return new Set((0,exchange_template/* textsOf */.CB)([own, identity ?? '', audience ?? '', request?.url ?? '', claims ?? {}]));
}
/** For services that take the ID token as it is. */
async function idTokenItself(settings, context, service) {
    const { jwt, claims } = await context.request('ID token', (attempt) => attempt.idToken());
    return {
        token: jwt,
        expiresAt: claims.exp * 1000,
        endKnown: true,
        ...((0,identity_claims/* claim */.B)(claims, 'sub') === undefined ? {} : { subject: claims.sub }),
        ...renderAll({ idToken: jwt, token: jwt, body: claims }, settings, context, {
            service,
            known: publicTexts(settings, claims),
        }),
    };
}
/** The variables and outputs, hidden in all their forms before anybody gets them. */
function renderAll(values, { env, outputs, multiline, publicPaths }, { mask }, { service, known }) {
    const picked = [values.token];
    const isPublic = (template) => (0,exchange_template/* pathsOf */.wG)(template)?.every((path) => publicPaths.some((other) => (0,exchange_path/* isWithin */.UO)(path, other))) ?? false;
    const checked = (name, text) => {
        if (/[\r\n]/.test(text) && !multiline)
            throw (0,exchange_service/* ownError */.l)(service, 'line-break', `the value for \`${name}\` has line breaks`);
        return text;
    };
    const all = (map) => Object.fromEntries(Object.entries(map).map(([name, template]) => {
        const text = renderFor(template, values, service);
        if ((0,exchange_template/* hasGap */.pW)(template) && !known.has(text) && !isPublic(template))
            picked.push(text);
        return [name, checked(name, text)];
    }));
    checked('token', values.token);
    const published = { env: all(env), outputs: all(outputs) };
    const secrets = [...new Set(picked.flatMap(secrets_of_answer/* derivedForms */.H))];
    mask(...secrets);
    return { ...published, secrets };
}
/** @throws {LoginError} `<provider>/missing-value` */
function renderFor(template, values, service) {
    try {
        return (0,exchange_template/* render */.XX)(template, values);
    }
    catch (error) {
        if (!(error instanceof exchange_template/* MissingValue */.m0))
            throw error;
        throw (0,exchange_service/* ownError */.l)(service, 'missing-value', `the answer has no value for \`$${error.path}\``);
    }
}
async function assertionSigner({ assertion, tls }, { mask }, service) {
    if (!assertion && !tls?.key)
        return undefined;
    const { secretsOfKey, signAssertion } = await Promise.all(/* import() */[__webpack_require__.e(9259), __webpack_require__.e(8758)]).then(__webpack_require__.bind(__webpack_require__, 8758));
    for (const key of [assertion?.key, tls?.key])
        if (key)
            mask(...secretsOfKey(key));
    if (!assertion)
        return undefined;
    return async (...times) => {
        const jwt = await signAssertion(assertion, ...times).catch(() => {
            throw (0,exchange_service/* ownError */.l)(service, 'client-key', 'the private key in `client-key` cannot sign a JWT');
        });
        mask(jwt);
        return jwt;
    };
}
async function createKey({ mask }) {
    const { createDpopKey } = await Promise.all(/* import() */[__webpack_require__.e(9259), __webpack_require__.e(5940)]).then(__webpack_require__.bind(__webpack_require__, 5940));
    const key = await createDpopKey();
    mask(key.secret);
    return key;
}
async function wantsNonce(answer) {
    return (await Promise.all(/* import() */[__webpack_require__.e(9259), __webpack_require__.e(5940)]).then(__webpack_require__.bind(__webpack_require__, 5940))).wantsNonce(answer);
}
async function endpointsOf({ request, tls }, context, service) {
    const { url, issuer } = request;
    if (issuer === undefined)
        return { token: url };
    const { discover } = await __webpack_require__.e(/* import() */ 7824).then(__webpack_require__.bind(__webpack_require__, 7824));
    const found = await discover(issuer, service, context, tls);
    const token = url ?? found.token;
    if (token === undefined)
        throw (0,exchange_service/* ownError */.l)(service, 'discovery', `${issuer} names no \`token_endpoint\``);
    return { ...found, token };
}
async function audienceOf({ audienceFrom, tls }, context, service) {
    if (!audienceFrom)
        return undefined;
    const { discoverAudience } = await __webpack_require__.e(/* import() */ 7824).then(__webpack_require__.bind(__webpack_require__, 7824));
    return discoverAudience(audienceFrom, service, context, tls);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/providers/exchange/request-settings.js
/** Where the ID token goes; undefined when nowhere. */
function originOf({ request }) {
    const address = request?.url ?? request?.issuer;
    return address === undefined ? undefined : new URL(address).origin;
}

;// CONCATENATED MODULE: ./lib/providers/exchange/publish.js
/** What later steps get of an exchange. Pure. */





function describe({ subject, expiresAt, endKnown, dpop }, settings, notes = []) {
    const { identity, target, request } = settings;
    const origin = originOf(settings);
    const where = target ?? (origin === undefined ? undefined : new URL(origin).host);
    return {
        identity: identity ?? subject ?? request?.url ?? 'client',
        ...(where === undefined ? {} : { target: where }),
        expiresAt,
        notes: [
            ...notes,
            ...(endKnown ? [] : ['The service did not say when the token ends; count on five minutes.']),
            ...(dpop?.bound ? ['The token is bound to a key: each request with it needs a proof (DPoP).'] : []),
            ...(dpop && !dpop.bound
                ? ['The service did not bind the token to the key, although DPoP was offered.']
                : []),
        ],
    };
}
function publications(credential, settings, place, service, placed = {}) {
    const { token, expiresAt, env, outputs, secrets, revocation, dpop } = credential;
    const keyFile = dpop && (0,external_node_path_.join)(place.directory, `${place.login}-dpop.jwk.json`);
    const isFixed = (name) => !(0,exchange_template/* hasGap */.pW)(settings.outputs[name] ?? '');
    const filled = Object.entries(outputs);
    const variables = {};
    for (const [name, value] of Object.entries(env)) {
        // What holds no credential may be needed by later post steps, and emptying it protects nothing.
        variables[name] = (0,exchange_template/* hasGap */.pW)(settings.env[name] ?? '') ? { value, emptyMeansUnset: true } : { value };
    }
    return {
        secrets: [...secrets, ...(dpop ? secretsOfJwk(dpop.jwk) : [])],
        files: [...(keyFile ? [{ path: keyFile, content: dpop.jwk }] : []), ...(placed.files ?? [])],
        variables: place.exportEnvironment ? { ...variables, ...placed.variables } : {},
        outputs: {
            'expires-at': (0,timestamp/* timestamp */.v)(expiresAt),
            ...Object.fromEntries(filled.filter(([name]) => isFixed(name))),
            ...placed.outputs,
            ...(keyFile ? { 'dpop-key-file': keyFile, 'dpop-thumbprint': dpop.thumbprint } : {}),
        },
        credentialOutputs: { token, ...Object.fromEntries(filled.filter(([name]) => !isFixed(name))) },
        ...(revocation && {
            revocations: [{ what: `${service.title} token "${place.login}"`, ...revocation }],
        }),
    };
}
function secretsOfJwk(jwk) {
    return (0,secrets_of_answer/* derivedForms */.H)(JSON.parse(jwk).d);
}
function conflicts(rivals, env) {
    return Object.entries(rivals)
        .filter(([variable]) => env[variable])
        .map(([variable, effect]) => ({ variable, effect }));
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./lib/providers/exchange/client-certificate.js
/** Whether a TLS connection can show a client's certificate: found out before anything is sent. */

/** What is wrong, and with which of the two. */
function clientCertificateProblem({ cert, key, }) {
    if (!isUsable({ cert }))
        return { part: 'certificate', message: 'is damaged' };
    if (!isUsable({ key }))
        return { part: 'key', message: 'is damaged, or encrypted' };
    if (!isUsable({ cert, key }))
        return { part: 'certificate', message: 'does not belong to the private key that was given' };
    return undefined;
}
function isUsable(material) {
    try {
        // Without authorities: the usual ones take long to load.
        (0,external_node_tls_.createSecureContext)({ ...material, ca: [] });
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./lib/providers/exchange/kinds.js
var kinds = __webpack_require__(2185);
// EXTERNAL MODULE: ./lib/providers/exchange/presets/crates.js
var crates = __webpack_require__(1621);
// EXTERNAL MODULE: ./lib/providers/exchange/presets/dd-octo-sts.js
var dd_octo_sts = __webpack_require__(468);
// EXTERNAL MODULE: ./lib/providers/exchange/presets/docker-hub.js
var docker_hub = __webpack_require__(3267);
// EXTERNAL MODULE: ./lib/providers/exchange/presets/nuget.js
var nuget = __webpack_require__(5290);
// EXTERNAL MODULE: ./lib/providers/exchange/presets/octo-sts.js
var octo_sts = __webpack_require__(7351);
// EXTERNAL MODULE: ./lib/providers/exchange/presets/pypi.js
var pypi = __webpack_require__(1129);
// EXTERNAL MODULE: ./lib/providers/exchange/presets/rubygems.js
var rubygems = __webpack_require__(5821);
// EXTERNAL MODULE: ./lib/providers/exchange/presets/tailscale.js
var tailscale = __webpack_require__(1093);
;// CONCATENATED MODULE: ./lib/providers/exchange/reserved-audiences.js
/** Audiences that a well-known service accepts. An ID token for one of them must not be sent to anybody else. */








const below = (host, ...domains) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
const reserved = [
    {
        owner: 'AWS',
        matches: (audience) => /^sts\.amazonaws\.com(\.cn)?$/i.test(audience),
        isOwn: (host) => below(host, 'amazonaws.com', 'amazonaws.com.cn'),
    },
    {
        owner: 'Microsoft Entra ID',
        matches: (audience) => /^api:\/\/AzureADTokenExchange/i.test(audience),
        isOwn: (host) => below(host, 'microsoftonline.com', 'microsoftonline.us', 'chinacloudapi.cn', 'microsoftonline.cn'),
    },
    {
        owner: 'Google Cloud',
        matches: (audience) => /iam\.googleapis\.com/i.test(audience),
        isOwn: (host) => below(host, 'googleapis.com'),
    },
    {
        owner: 'octo-sts',
        matches: (audience) => audience === octo_sts.publicDomain,
        isOwn: (host) => host === octo_sts.publicDomain,
    },
    {
        owner: 'dd-octo-sts',
        matches: (audience) => audience === dd_octo_sts.audienceOfService,
        isOwn: (host) => host === dd_octo_sts.publicDomain,
    },
    {
        owner: 'PyPI',
        matches: (audience) => Object.values(pypi.indexes).some((index) => index.audience === audience),
        isOwn: (host, audience) => Object.values(pypi.indexes).some((index) => index.audience === audience && below(host, index.host)),
    },
    {
        owner: 'the npm registry',
        matches: (audience) => audience.startsWith('npm:'),
        isOwn: (host, audience) => audience === `npm:${host}`,
    },
    ...[
        ['the Rust crates registry', crates.registryHost, crates.registryHost],
        ['the gem registry', rubygems.registryHost, rubygems.registryHost],
        ['the NuGet gallery', `https://${nuget.galleryHost}`, nuget.galleryHost],
        ['Docker Hub', `https://${docker_hub.identityHost}`, docker_hub.identityHost],
        ['Snowflake', 'snowflakecomputing.com', 'snowflakecomputing.com'],
    ].map(([owner, own, domain]) => ({
        owner,
        matches: (audience) => audience === own,
        isOwn: (host) => below(host, domain),
    })),
    {
        owner: 'Tailscale',
        matches: (audience) => audience.startsWith(`${tailscale.apiHost}/`),
        isOwn: (host) => host === tailscale.apiHost,
    },
    {
        owner: 'Pulumi Cloud',
        matches: (audience) => audience.startsWith('urn:pulumi:org:'),
        isOwn: (host) => below(host, 'pulumi.com'),
    },
];
/** The service an audience belongs to, when that is not the one at `origin`. */
function foreignOwner(audience, origin) {
    const { hostname } = new URL(origin);
    return reserved.find((entry) => entry.matches(audience) && !entry.isOwn(hostname, audience))?.owner;
}

;// CONCATENATED MODULE: ./lib/providers/exchange/resolve.js







/**
 * @param filled what the preset says; `undefined` for a plain exchange
 * @param given what the user says, key by key stronger than the preset
 */
function resolveExchange(filled, given, own) {
    const values = merge(filled ?? {}, given);
    const request = requestOf(values);
    const usesIdToken = request === undefined ||
        (0,exchange_template/* textsOf */.CB)(request).some((text) => (0,exchange_template/* hasGap */.pW)(text, 'id_token')) ||
        request.bearer ||
        (values.assertion !== 'signed' && (0,exchange_template/* textsOf */.CB)(request).some((text) => (0,exchange_template/* hasGap */.pW)(text, 'client_assertion')));
    const assertion = values.assertion === 'signed' ? signedAssertion(values, usesIdToken) : undefined;
    const tls = tlsOf(values);
    const settings = {
        ...(values.audience !== undefined && values.audienceFrom === undefined && usesIdToken
            ? { audience: values.audience }
            : {}),
        ...(values.audienceFrom && { audienceFrom: values.audienceFrom }),
        ...(request && { request }),
        usesIdToken,
        ...(assertion && { assertion }),
        tokenPaths: given.token === undefined && values.olderToken
            ? [values.token, values.olderToken]
            : [values.token ?? 'access_token'],
        publicPaths: [...(filled?.public ?? []), ...(given.public ?? [])],
        expires: values.expires ?? { in: 'expires_in' },
        env: (0,kinds/* withoutNulls */.Le)(values.env ?? {}),
        outputs: (0,kinds/* withoutNulls */.Le)(values.outputs ?? {}),
        ...(values.revoke === undefined ? {} : { revoke: values.revoke }),
        asksForVariables: given.env !== undefined,
        dpop: values.dpop ?? 'off',
        ...(tls && { tls }),
        singleUse: values.singleUse ?? true,
        multiline: values.multiline ?? false,
        ...(values.identity === undefined ? {} : { identity: values.identity }),
        ...(values.target === undefined ? {} : { target: values.target }),
        own,
    };
    return {
        settings,
        problems: [...(filled?.problems ?? []), ...problemsOf(settings, values, filled !== undefined)],
    };
}
/** Maps are merged entry by entry, all else is replaced. */
function merge(filled, given) {
    const { problems: _, revoke, ...preset } = filled;
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const maps = Object.fromEntries(['headers', 'query', 'form', 'json', 'env', 'outputs'].flatMap((name) => {
        const both = { ...preset[name], ...given[name] };
        return preset[name] || given[name] ? [[name, both]] : [];
    }));
    const whole = revoke && { method: 'POST', headers: {}, ...revoke };
    return { ...preset, ...(whole && { revoke: whole }), ...set, ...maps };
}
function requestOf(values) {
    const { url, issuer } = values;
    if (url === undefined && issuer === undefined)
        return undefined;
    const added = (0,grants/* grantFields */.s$)(values.grant, {
        asserts: values.grant === 'client-assertion' || values.assertion !== undefined,
        clientId: values.clientId,
    });
    const body = bodyOf(values, added);
    return {
        method: values.method ?? 'POST',
        ...(url === undefined ? {} : { url }),
        ...(issuer === undefined ? {} : { issuer }),
        headers: (0,kinds/* withoutNulls */.Le)(values.headers ?? {}),
        query: (0,kinds/* withoutNulls */.Le)(values.query ?? {}),
        ...(body && { body }),
        bearer: values.auth === 'bearer',
    };
}
/** The fields of a grant join those that were written; they make a form unless JSON was asked for. */
function bodyOf({ form, json }, added) {
    if (json)
        return { kind: 'json', value: { ...added, ...json } };
    const fields = (0,kinds/* withoutNulls */.Le)({ ...added, ...form });
    return Object.keys(fields).length > 0 ? { kind: 'form', fields } : undefined;
}
function signedAssertion(values, usesIdToken) {
    const { clientKey, clientId, clientKeyId } = values;
    const audience = values.assertionAudience ?? values.issuer ?? (usesIdToken ? undefined : values.audience) ?? values.url;
    if (clientKey === undefined || clientId === undefined || audience === undefined)
        return undefined;
    return { key: clientKey, clientId, audience, ...(clientKeyId === undefined ? {} : { keyId: clientKeyId }) };
}
function tlsOf({ clientCertificate, clientKeyPem, clientKey, ca }) {
    const key = clientKeyPem ?? clientKey;
    const client = clientCertificate !== undefined && key !== undefined ? { cert: clientCertificate, key } : {};
    if (ca === undefined && !('cert' in client))
        return undefined;
    return { ...client, ...(ca === undefined ? {} : { ca }) };
}
function problemsOf(settings, values, isPreset) {
    const problems = [];
    const refuse = (setting, message) => problems.push({ setting, message });
    const origin = originOf(settings);
    if (origin === undefined && !isPreset)
        refuse('url', 'or `issuer` is required: where the ID token is exchanged');
    if (values.form && values.json)
        refuse('json', 'must not be given together with `form`');
    if (settings.request?.method === 'GET' && settings.request.body)
        refuse('method', 'must not be `GET` for a request with fields');
    if (values.audience !== undefined && values.audienceFrom)
        refuse('audience-from', 'must not be given together with `audience`');
    if (settings.usesIdToken && values.audience === undefined && !values.audienceFrom)
        refuse('audience', 'is required, but was not given');
    if (values.audienceFrom && origin !== undefined && new URL(values.audienceFrom.get).origin !== origin)
        refuse('audience-from', `must ask the host of the exchange itself (${origin})`);
    if (origin !== undefined && settings.usesIdToken && !values.allowReservedAudience) {
        for (const audience of values.audienceFrom?.allow ?? [values.audience ?? '']) {
            const owner = foreignOwner(audience, origin);
            if (owner)
                refuse(values.audienceFrom ? 'audience-from' : 'audience', `is the audience of ${owner}, so that ${origin} could log in there with the ID token; set \`allow-reserved-audience: true\` if that is meant`);
        }
    }
    if (values.assertion === 'signed') {
        if (values.clientKey === undefined)
            refuse('client-key', 'is required with `assertion: signed`');
        if (values.clientId === undefined)
            refuse('client-id', 'is required with `assertion: signed`');
    }
    else if (values.clientKey !== undefined && values.clientCertificate === undefined) {
        refuse('client-key', 'has no use without `assertion: signed` or `client-certificate`');
    }
    const idle = [
        values.assertion !== 'signed' && values.clientKeyId !== undefined && 'client-key-id',
        values.assertion !== 'signed' && values.assertionAudience !== undefined && 'assertion-audience',
    ];
    for (const setting of idle)
        if (setting)
            refuse(setting, 'has no use without `assertion: signed`');
    if (values.clientKeyPem !== undefined && values.clientCertificate === undefined)
        refuse('client-key-pem', 'has no use without `client-certificate`');
    if (values.clientCertificate !== undefined &&
        values.clientKeyPem === undefined &&
        values.clientKey === undefined)
        refuse('client-certificate', 'needs its private key in `client-key` or `client-key-pem`');
    if (values.clientCertificate !== undefined &&
        values.clientKeyPem === undefined &&
        values.clientKey?.startsWith('{'))
        refuse('client-key-pem', 'is required: the certificate needs its key as PEM, and `client-key` is a JWK');
    else if (settings.tls?.cert) {
        const wrong = clientCertificateProblem(settings.tls);
        const keySetting = values.clientKeyPem === undefined ? 'client-key' : 'client-key-pem';
        if (wrong)
            refuse(wrong.part === 'key' ? keySetting : 'client-certificate', wrong.message);
    }
    if (origin !== undefined &&
        !settings.usesIdToken &&
        !settings.assertion &&
        values.assertion !== 'signed' &&
        !settings.tls?.cert)
        refuse('url', 'is sent neither an ID token nor anything else that shows who the job is: use `grant`, `auth: bearer` or `$id_token`');
    const exposed = settings.tokenPaths.find((token) => settings.publicPaths.some((path) => (0,exchange_path/* isWithin */.UO)(token, path)));
    if (exposed !== undefined)
        refuse('public', `must not name a part of the answer that holds the token (\`${exposed}\`)`);
    const revokeOrigin = settings.revoke && new URL(settings.revoke.url).origin;
    if (revokeOrigin && revokeOrigin !== origin && revokeOrigin !== values.revocationOrigin)
        refuse('revoke', `must go to the host that issued the token (${origin ?? 'none'})`);
    if (!settings.usesIdToken) {
        for (const name of ['env', 'outputs']) {
            if ((0,exchange_template/* textsOf */.CB)(settings[name]).some((text) => (0,exchange_template/* hasGap */.pW)(text, 'id_token')))
                refuse(name, 'uses `$id_token`, but the request is made without an ID token');
        }
    }
    if (!settings.assertion && (0,exchange_template/* textsOf */.CB)(settings.revoke).some((text) => (0,exchange_template/* hasGap */.pW)(text, 'client_assertion')))
        refuse('revoke', 'uses `$client_assertion`, which only `assertion: signed` can give when the job ends: the ID token has ended by then');
    if (values.expires && Object.keys(values.expires).length === 0)
        refuse('expires', 'must have `in`, `at` or `after`');
    return problems;
}

// EXTERNAL MODULE: ./lib/providers/exchange/settings.js
var settings = __webpack_require__(9721);
;// CONCATENATED MODULE: ./lib/providers/exchange/trust.js

/** Those that services decide by. Never the token itself. */
const telling = [
    'iss',
    'aud',
    'sub',
    'repository',
    'repository_owner_id',
    'job_workflow_ref',
    'workflow_ref',
    'environment',
    'event_name',
];
/** The claims as YAML, one per line. */
function shownClaims(claims) {
    return telling
        .flatMap((name) => {
        const value = (0,identity_claims/* claim */.B)(claims, name);
        return value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`];
    })
        .join('\n');
}
/** For services without advice of their own. */
function claimsToTrust(claims, title) {
    return [
        { title: `${title}: trust an ID token with these claims`, language: 'yaml', text: shownClaims(claims) },
    ];
}

;// CONCATENATED MODULE: ./lib/providers/exchange/provider.js










const page = 'other-services.md';
function presetProvider(preset) {
    return exchangeProvider(preset, (values, env) => {
        const { own, engine } = split(values, preset.settings);
        return { filled: preset.fill(own, engine, env), own, engine };
    });
}
/** The exchange without a preset: everything is written by the user. */
function plainExchange() {
    const plain = { name: 'exchange', title: 'Token exchange', settings: {}, fill: () => ({}) };
    return exchangeProvider(plain, (values) => ({
        filled: undefined,
        own: {},
        engine: values,
    }));
}
function exchangeProvider(preset, fill) {
    const { name, title } = preset;
    const service = { name, title, errors: [...(preset.errors ?? []), ...errors/* commonErrors */.hZ] };
    const own = (settings) => settings;
    return {
        name,
        title,
        settings: { ...settings/* schema */.w, ...preset.settings },
        resolve(values, env) {
            const { filled, own: ownValues, engine } = fill(values, env);
            return resolveExchange(filled, engine, ownValues);
        },
        audience: ({ audience }) => audience,
        exportsByDefault: ({ asksForVariables }) => asksForVariables || (preset.exportsByDefault ?? true),
        exportedVariables: ({ env }) => [...Object.keys(env), ...(preset.placedVariables ?? [])],
        protectedBy: ['client-certificate', 'client-key', 'client-key-pem', 'ca', ...(preset.protectedBy ?? [])],
        outputs: ({ outputs }) => [...limits/* ownOutputs */.X8, ...Object.keys(outputs), ...(preset.placedOutputs ?? [])],
        sharesIdTokens: ({ singleUse }) => !singleUse,
        binding(settings) {
            const { audience, audienceFrom } = settings;
            const origin = originOf(settings);
            if (origin === undefined)
                return undefined;
            return { origin, audiences: audienceFrom?.allow ?? (audience === undefined ? [] : [audience]) };
        },
        load: async () => undefined,
        exchange: (settings, context) => exchange(settings, context, service),
        describe: (credential, settings) => describe(credential, settings, preset.notes?.(own(settings))),
        publications: (credential, settings, place) => publications(credential, settings, place, service, preset.place?.(credential.token, own(settings), place)),
        renewedBy: (settings) => (preset.renewsItself?.(own(settings)) ? 'itself' : undefined),
        conflicts: (_settings, env) => conflicts(preset.rivals ?? {}, env),
        diagnose: (error, claims, settings) => diagnose(error, claims, service, {
            page: preset.anchor === undefined ? page : `${page}#${preset.anchor}`,
            advice: claims && preset.trust?.(claims, own(settings))[0],
        }),
        trust: (claims, settings) => preset.trust?.(claims, own(settings)) ?? claimsToTrust(claims, title),
    };
}
/** A preset's own values, and those of the engine that it does not replace. */
function split(values, ownSchema) {
    const ownNames = new Set(Object.keys(ownSchema).map(schema/* camelCase */.xQ));
    const entries = Object.entries(values);
    return {
        own: Object.fromEntries(entries.filter(([name]) => ownNames.has(name))),
        engine: Object.fromEntries(entries.filter(([name]) => !ownNames.has(name))),
    };
}


/***/ }),

/***/ 5724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ derivedForms),
/* harmony export */   p: () => (/* binding */ secretsOfAnswer)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4971);
/* harmony import */ var _template_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3858);
/** What of an answer must be hidden before anything is done with it: all of it but what is public by its name. */


const minimumLength = 6;
/** Words of the protocols. Hiding them would spoil the log of the whole job and protect nothing. */
const protocolWord = /^(bearer|default|service|success|urn:ietf:params:oauth:.*)$/i;
/** Members of OAuth and of services like it that say something about a token and hold none. */
const publicMembers = ['token_type', 'issued_token_type', 'scope', 'expires', 'expires_in', 'expires_at'];
/**
 * Every text of at least six characters anywhere in the answer, line by line.
 * @param known what was public before: a service that repeats the name of a role or a claim does not make it a secret,
 * and a mask of such a word would spoil the log of the whole job
 * @param publicPaths what whoever knows the service calls public; a text that is elsewhere too is hidden all the same
 */
function secretsOfAnswer(body, known, publicPaths = []) {
    const hidden = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .omit */ .cJ)(body, [...publicMembers, ...publicPaths]);
    return unique((0,_template_js__WEBPACK_IMPORTED_MODULE_1__/* .textsOf */ .CB)(hidden).flatMap(linesOf)).filter((secret) => !known.has(secret));
}
/** The forms in which a value that was handed on can turn up again. */
function derivedForms(value) {
    const bytes = Buffer.from(value);
    return unique([
        ...linesOf(value),
        bytes.toString('base64'),
        bytes.toString('base64url'),
        encodeURIComponent(value),
        JSON.stringify(value).slice(1, -1),
    ]);
}
function linesOf(text) {
    return text
        .split(/\r\n|[\r\n]/)
        .map((line) => line.trim())
        .filter((line) => line.length >= minimumLength && !protocolWord.test(line));
}
function unique(values) {
    return [...new Set(values)].filter((value) => value.length >= minimumLength);
}


/***/ }),

/***/ 4985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ownError)
/* harmony export */ });
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9687);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1935);
/** Who is at the other end, as far as messages need it. */


/** A failure that the engine finds by itself. */
function ownError(service, code, message, facts = {}) {
    const { retry } = _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ownErrors */ .ig.find((row) => row.code === code);
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd(message, { code: `${service.name}/${code}`, stage: 'exchange', retry, ...facts });
}


/***/ })

};
