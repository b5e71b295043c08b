export const id = 745;
export const ids = [745];
export const modules = {

/***/ 2745:
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
// EXTERNAL MODULE: ./lib/providers/aws/account.js
var account = __webpack_require__(8335);
// EXTERNAL MODULE: ./lib/providers/aws/credential.js
var aws_credential = __webpack_require__(1235);
// EXTERNAL MODULE: ./lib/providers/aws/error-code.js
var error_code = __webpack_require__(5686);
// EXTERNAL MODULE: ./lib/providers/aws/hops.js
var hops = __webpack_require__(3078);
// EXTERNAL MODULE: ./lib/http/answer.js
var http_answer = __webpack_require__(6788);
// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __webpack_require__(5831);
// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
// EXTERNAL MODULE: ./lib/providers/aws/errors.js + 1 modules
var errors = __webpack_require__(2077);
;// CONCATENATED MODULE: ./lib/providers/aws/failure.js
/** Turns whatever the AWS SDK throws into a {@link LoginError}. */





function failureOf(error, { hop, answered, secrets, now }) {
    const { operation } = hop;
    if (error instanceof login_error/* LoginError */.Qd)
        return new login_error/* LoginError */.Qd(error.message, { ...error, operation });
    if (!answered) {
        // Only the name: nothing was sent, so this is an error inside the SDK, and its text may quote what was to be sent.
        const name = error instanceof Error ? error.name : typeof error;
        return new login_error/* LoginError */.Qd(`the AWS SDK could not make the request (${name})`, {
            code: (0,error_code/* errorCode */.C)('sdk'),
            stage: 'exchange',
            retry: 'no',
            operation,
        });
    }
    const { host, answer } = answered;
    if (answer.status >= 200 && answer.status <= 299)
        return (0,http_answer/* unusableAnswer */.Qf)(host, answer, 'exchange');
    const { wireCode, words } = refusalOf(error, host, answer);
    const code = (0,error_code/* errorCode */.C)(wireCode ?? `http-${answer.status}`);
    const message = (0,http_answer/* excerpt */.Kb)(withoutSecrets(words, secrets));
    const wait = (0,retry/* retryAfterMs */.Vs)(answer.headers['retry-after'], now);
    const id = requestId(answer);
    return new login_error/* LoginError */.Qd(message, {
        code,
        stage: 'exchange',
        retry: (0,errors/* knownError */.Y)(code, message, hop.caller !== undefined)?.retry ?? (0,retry/* adviceForStatus */.ap)(answer.status),
        status: answer.status,
        operation,
        ...(id === undefined ? {} : { requestIds: { RequestId: id } }),
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
}
/** The code on the wire and the service's words; no code when a gateway answered in its place. */
function refusalOf(error, host, answer) {
    const { Code: code, message } = (0,http_answer/* isObject */.Gv)(error) ? error : {};
    if (typeof code !== 'string' || !/^[\w.-]{1,100}$/.test(code)) {
        return { words: `${host} answered HTTP ${answer.status} without saying why` };
    }
    return { wireCode: code, words: typeof message === 'string' ? message : code };
}
/** The SDK reads it from the header only; in the body it stands beside the error, and the SDK drops it there. */
function requestId(answer) {
    const id = answer.headers['x-amzn-requestid'] ?? /<RequestId>([^<]*)<\/RequestId>/.exec(answer.body)?.[1];
    return id && /^[\w-]{1,100}$/.test(id) ? id : undefined;
}
function withoutSecrets(text, secrets) {
    return secrets.reduce((result, secret) => result.replaceAll(secret, '***'), text);
}

// EXTERNAL MODULE: ./lib/providers/aws/role.js
var aws_role = __webpack_require__(6094);
;// CONCATENATED MODULE: ./lib/providers/aws/sts.js





function load() {
    return __webpack_require__.e(/* import() */ 695).then(__webpack_require__.t.bind(__webpack_require__, 1695, 19));
}
function createSts(sdk, settings, context) {
    // AWS refuses signatures of a clock that is five minutes off: each answer tells the right time for the next request.
    let clockOffsetMs = 0;
    return {
        async assume(hop, attempt, caller, secrets, send) {
            let answered;
            const transport = {
                async handle(request) {
                    const { signal, timeoutMs } = attempt;
                    const answer = await context.http.send({ ...httpRequest(request), signal, timeoutMs });
                    answered = { host: request.hostname, answer };
                    clockOffsetMs = offsetOf(answer) ?? clockOffsetMs;
                    const { status: statusCode, headers } = answer;
                    return { response: { statusCode, headers: { ...headers }, body: Buffer.from(answer.body) } };
                },
            };
            const client = new sdk.STSClient({
                ...configuration(settings, context),
                requestHandler: transport,
                systemClockOffset: clockOffsetMs,
                ...(caller ? { credentials: keysOf(caller) } : { httpAuthSchemeProvider: unsigned }),
            });
            try {
                const output = await send(client);
                const credential = credentialOf(output, hop);
                if (!credential)
                    throw (0,http_answer/* unusableAnswer */.Qf)(answered.host, answered.answer, 'exchange');
                context.mask(...(0,aws_credential/* secretsOf */.F)(credential));
                return credential;
            }
            catch (error) {
                throw failureOf(error, { hop, answered, secrets, now: context.now() });
            }
        },
    };
}
/**
 * The request with an ID token is not signed. The SDK must be told: for the global endpoint its rules ask for a signature
 * all the same, and it would go looking for keys on the runner.
 */
const unsigned = () => [{ schemeId: 'smithy.api#noAuth' }];
function keysOf({ accessKeyId, secretAccessKey, sessionToken }) {
    return { accessKeyId, secretAccessKey, sessionToken };
}
/**
 * Every setting that the SDK would otherwise look up in the AWS files of the home directory or in the metadata service
 * of a virtual machine: both take time, and neither may change a login.
 */
function configuration({ region, endpoint }, { userAgent }) {
    return {
        region,
        ...(endpoint.url === undefined ? {} : { endpoint: endpoint.url }),
        ignoreConfiguredEndpointUrls: true,
        useFipsEndpoint: endpoint.fips,
        useDualstackEndpoint: endpoint.dualStack,
        maxAttempts: 1,
        retryMode: 'standard',
        defaultsMode: 'standard',
        authSchemePreference: [],
        disableClockSkewCorrection: false,
        customUserAgent: userAgent,
        userAgentAppId: '',
    };
}
function httpRequest({ method, protocol, hostname, port, path, headers, body }) {
    return {
        method: method,
        url: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`,
        headers,
        body: body,
    };
}
/** How far the clock of this process, by which the SDK signs, is behind the service's, in milliseconds. */
function offsetOf({ headers }) {
    const date = Date.parse(headers.date ?? '');
    return Number.isNaN(date) ? undefined : date - Date.now();
}
/** Undefined unless the answer is complete. */
function credentialOf({ Credentials, AssumedRoleUser }, { role }) {
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId ||
        !SecretAccessKey ||
        !SessionToken ||
        !Expiration ||
        Number.isNaN(Expiration.getTime())) {
        return undefined;
    }
    // Other services than AWS may leave the session's ARN out.
    const arn = AssumedRoleUser?.Arn || role.arn;
    return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: (0,timestamp/* timestamp */.v)(Expiration.getTime()),
        arn,
        accountId: (0,aws_role/* accountOf */.X)(arn) ?? role.accountId,
    };
}

;// CONCATENATED MODULE: ./lib/providers/aws/exchange.js
/** ID token \u2192 session of a role, and from there along the role chain. */







/**
 * One request per role. Account and ARN of the session are in the answer, so nothing else has to be asked.
 * @throws {LoginError} `aws/\u2026`, `http/\u2026`, `id-token/\u2026`
 */
async function exchange(settings, context) {
    context.mask(...(0,account/* accountSecrets */.R)(settings));
    const sdk = await load();
    const sts = createSts(sdk, settings, context);
    const [first, ...further] = (0,hops/* hopsOf */.w)(settings);
    let session = await withIdToken(first, { sdk, sts, settings, context });
    for (const hop of further)
        session = await withSession(session, hop, { sdk, sts, settings, context });
    return session;
}
async function withIdToken(hop, { sdk, sts, settings, context }) {
    const session = await context.request(hop.operation, async (attempt) => {
        const { jwt } = await attempt.idToken();
        const command = new sdk.AssumeRoleWithWebIdentityCommand({
            ...common(hop, settings),
            WebIdentityToken: jwt,
        });
        return sts.assume(hop, attempt, undefined, [jwt], (client) => client.send(command));
    });
    return inAllowedAccount(session, hop, settings);
}
async function withSession(caller, hop, { sdk, sts, settings, context }) {
    const session = await context.request(hop.operation, (attempt) => {
        const command = new sdk.AssumeRoleCommand({
            ...common(hop, settings),
            ...(settings.externalId === undefined ? {} : { ExternalId: settings.externalId }),
            ...tagging(hop, settings),
        });
        return sts.assume(hop, attempt, caller, (0,aws_credential/* secretsOf */.F)(caller), (client) => client.send(command));
    });
    return inAllowedAccount(session, hop, settings);
}
/** Session policies belong to the session that later steps get. */
function common({ role, durationSeconds, isLast }, { sessionName, inlinePolicy, managedPolicyArns }) {
    return {
        RoleArn: role.arn,
        RoleSessionName: sessionName,
        DurationSeconds: durationSeconds,
        ...(isLast && inlinePolicy !== undefined ? { Policy: inlinePolicy } : {}),
        ...(isLast && managedPolicyArns.length > 0
            ? { PolicyArns: managedPolicyArns.map((arn) => ({ arn })) }
            : {}),
    };
}
/**
 * Every session of the chain gets all tags. Transitive ones pass on by themselves, and AWS refuses a request that sets
 * one of them again.
 */
function tagging({ caller }, { roles, tags, transitiveTagKeys }) {
    const isFirstOfChain = caller === roles[0];
    const sent = isFirstOfChain ? tags : tags.filter(({ key }) => !transitiveTagKeys.includes(key));
    return {
        ...(sent.length > 0 ? { Tags: sent.map(({ key, value }) => ({ Key: key, Value: value })) } : {}),
        ...(isFirstOfChain && transitiveTagKeys.length > 0 ? { TransitiveTagKeys: [...transitiveTagKeys] } : {}),
    };
}
/** The ARN that was asked for is in an allowed account; what counts is where the session really is. */
function inAllowedAccount(session, { operation }, { allowedAccountIds }) {
    if (allowedAccountIds.length === 0 || allowedAccountIds.includes(session.accountId))
        return session;
    throw new login_error/* LoginError */.Qd(`the session is in the account ${session.accountId}, which is not an allowed one`, {
        code: (0,error_code/* errorCode */.C)('account-not-allowed'),
        stage: 'verify',
        retry: 'no',
        operation,
    });
}


/***/ }),

/***/ 5831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ timestamp)
/* harmony export */ });
/** A moment as ISO 8601 in UTC with whole seconds, `2026-01-02T03:04:05Z`: the form that every vendor's tools read. */
function timestamp(epochMs) {
    return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}


/***/ })

};
