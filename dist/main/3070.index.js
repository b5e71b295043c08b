export const id = 3070;
export const ids = [3070];
export const modules = {

/***/ 4980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   YY: () => (/* binding */ knownError)
/* harmony export */ });
/* unused harmony export knownErrors */
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2746);

const afterChange = 'If the credential was created or changed within the last minutes, wait: it takes time to reach every server.';
const reportToUs = 'Please report this as a bug of the action.';
const knownErrors = [
    {
        codes: [70021],
        retry: 'few',
        paste: 'federated-credential',
        explain: ({ settings }) => ({
            happened: 'No federated credential of the application matches this ID token.',
            causes: [
                `Issuer, subject or audience of the credentials on ${settings.clientId} differ from those of the token.`,
            ],
            fix: [
                'Compare the three with the claims below, or create the credential with the command.',
                afterChange,
            ],
        }),
    },
    {
        codes: [70025],
        retry: 'few',
        paste: 'federated-credential',
        explain: ({ settings }) => ({
            happened: 'The application has no federated credential.',
            causes: [
                `None was created on ${settings.clientId} yet.`,
                'It was created on another application or managed identity than the one `azure-client-id` names.',
            ],
            fix: ['Create it with the command below.', afterChange],
        }),
    },
    {
        codes: [700211],
        retry: 'few',
        paste: 'federated-credential',
        explain: ({ claims }) => ({
            happened: 'No federated credential of the application has the issuer of this ID token.',
            causes: [
                'The issuer in the credential is spelled differently: a trailing slash counts.',
                'The repository is on GitHub Enterprise, or its enterprise has an issuer of its own.',
            ],
            fix: [
                `Set the issuer of the credential to exactly ${quoted(claims?.iss, 'the issuer of the ID token')}.`,
                afterChange,
            ],
        }),
    },
    {
        codes: [700212],
        retry: 'few',
        paste: 'federated-credential',
        explain: ({ settings }) => ({
            happened: 'No federated credential of the application has the audience of this ID token.',
            causes: [
                `The credential was made for another cloud or with an audience of its own; the token has \`${settings.audience}\`.`,
            ],
            fix: [
                `Set the audience of the credential to \`${settings.audience}\`, or \`azure-audience\` to the audience of the credential.`,
                `Check \`azure-environment\` (now \`${settings.cloud.environment}\`): it decides the default audience.`,
                afterChange,
            ],
        }),
    },
    {
        codes: [700213],
        retry: 'few',
        paste: 'federated-credential',
        explain: ({ claims }) => ({
            happened: 'No federated credential of the application has the subject of this ID token.',
            causes: (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .subjectMismatchCauses */ .S)(claims),
            fix: [
                `Create a credential with exactly the subject ${quoted(claims?.sub, 'that the ID token has')}, for example with the command below.`,
                afterChange,
            ],
        }),
    },
    {
        codes: [7002138],
        retry: 'no',
        paste: 'federated-credential',
        explain: ({ claims }) => ({
            happened: 'The subject of the federated credential differs from the one in this ID token in upper and lower case only.',
            causes: [
                'Entra compares subjects byte for byte, and the names in the credential are typed in another case.',
            ],
            fix: [
                `Copy the subject as it is: ${quoted(claims?.sub, 'the one in the ID token')}.`,
                'If the two are already equal, delete the credential and create it again: editing it can leave the old text behind.',
            ],
        }),
    },
    {
        codes: [700024],
        retry: 'fresh',
        explain: () => ({
            happened: 'Entra takes the ID token for expired or not yet valid.',
            causes: ['The clock of this runner, or of the server that issued the token, is wrong.'],
            fix: ['Check the clock of the runner (`timedatectl`, `w32tm /query /status`).'],
        }),
    },
    {
        codes: [700027],
        retry: 'fresh',
        explain: ({ claims }) => ({
            happened: 'Entra could not verify the signature of the ID token.',
            causes: [
                'Something between this runner and Entra changes request bodies.',
                `Entra cannot read the keys of ${quoted(claims?.iss, 'the issuer')}: a GitHub Enterprise Server must be reachable from the internet.`,
            ],
            fix: [
                'Try without the proxy, or exempt the sign-in address from inspection.',
                'Check that the issuer serves its keys publicly.',
            ],
        }),
    },
    {
        codes: [700016, 700011],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: `There is no application ${settings.clientId} in the directory ${settings.tenantId}.`,
            causes: [
                '`azure-client-id` holds an object ID: the portal shows both, and they look alike.',
                '`azure-tenant-id` is another directory than the one in which the application or managed identity lives.',
                `The directory is in another cloud than \`${settings.cloud.environment}\`.`,
                'The application was created a moment ago.',
            ],
            fix: [
                'Set `azure-client-id` to the application (client) ID from the overview page.',
                `Check with \`az ad sp show --id ${settings.clientId} --query appId\` in that directory.`,
            ],
        }),
    },
    {
        codes: [7000112, 70001, 1000031],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: `The application ${settings.clientId} is disabled in the directory ${settings.tenantId}.`,
            causes: [
                'Sign-in was switched off for the enterprise application (service principal), or for the application itself.',
            ],
            fix: ['Enable the enterprise application again, or use another identity.'],
        }),
    },
    {
        codes: [700025],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: `The application ${settings.clientId} is a public client only.`,
            causes: ['Its registration allows public client flows and no confidential ones.'],
            fix: [
                'Register it as a confidential client (switch off "Allow public client flows"), or use another application.',
            ],
        }),
    },
    {
        codes: [7000215, 7000222],
        retry: 'no',
        explain: () => ({
            happened: 'Entra judged a client secret, although this login sends none.',
            causes: ['Something between this runner and Entra replaces the credentials of the request.'],
            fix: ['Look for a proxy that signs in on behalf of its clients, and try without it.'],
        }),
    },
    {
        codes: [7000218, 900144, 9002313, 90014],
        retry: 'no',
        explain: () => ({
            happened: 'Entra found the request incomplete or malformed.',
            causes: [
                'Something between this runner and Entra changes request bodies.',
                'This action sent a wrong request.',
            ],
            fix: ['Try without the proxy.', reportToUs],
        }),
    },
    {
        codes: [70011, 700022, 700023],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: 'Entra does not accept a scope.',
            causes: [`One of \`azure-scopes\` is not the scope of a resource: ${scopeList(settings)}.`],
            fix: [
                'Write each scope as the resource\u2019s application ID URI followed by `/.default`, for example `https://vault.azure.net/.default`.',
            ],
        }),
    },
    {
        codes: [500011, 650057, 65005],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: `The directory ${settings.tenantId} does not know a resource that a token was asked for.`,
            causes: [
                `One of \`azure-scopes\` is misspelled: ${scopeList(settings)}.`,
                'The application behind the scope is not installed in this directory, or the identity has no permission for it.',
            ],
            fix: ['Correct the scope, or let an administrator grant consent for the resource in this directory.'],
        }),
    },
    {
        codes: [90002],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: `There is no directory ${settings.tenantId} in the cloud \`${settings.cloud.environment}\`.`,
            causes: ['`azure-tenant-id` is mistyped.', 'The directory is in another cloud.'],
            fix: [
                'Compare `azure-tenant-id` with the tenant ID on the overview page of Entra.',
                'Check `azure-environment`.',
            ],
        }),
    },
    {
        codes: [900382, 900432, 90038, 90051, 50049],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: 'The request belongs to another Azure cloud.',
            causes: [`The directory ${settings.tenantId} is not in the cloud \`${settings.cloud.environment}\`.`],
            fix: ['Set `azure-environment` to the cloud of the directory.'],
        }),
    },
    {
        codes: [50027, 50048, 900384],
        retry: 'no',
        explain: () => ({
            happened: 'Entra cannot read the ID token.',
            causes: ['Something between this runner and Entra changes request bodies.'],
            fix: ['Try without the proxy, or exempt the sign-in address from inspection.'],
        }),
    },
    {
        codes: [70023],
        retry: 'no',
        explain: ({ claims }) => ({
            happened: 'The ID token is valid for longer than Entra accepts (25 hours).',
            causes: [`The issuer ${quoted(claims?.iss, 'of the token')} is configured to issue long-lived tokens.`],
            fix: ['Shorten the lifetime of its ID tokens.'],
        }),
    },
    {
        codes: [53003, 530032, 530035, 50131],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: 'A Conditional Access policy blocks the sign-in of this identity.',
            causes: [
                'The policy admits certain IP addresses only, and this runner has another one.',
                'Entra ID Protection holds the identity for risky.',
            ],
            fix: [
                `Find the sign-in of ${settings.clientId} in Entra\u2019s sign-in log for service principals: it names the policy.`,
                'Admit the runner\u2019s outgoing address, use runners with fixed addresses, or exclude this identity from the policy.',
            ],
        }),
    },
    {
        codes: [50196],
        retry: 'no',
        explain: () => ({
            happened: 'Entra stopped answering because it saw too many identical requests.',
            causes: ['Many jobs sign in as the same identity at the same time.'],
            fix: ['Wait some minutes, and let fewer jobs sign in at once.'],
        }),
    },
    {
        codes: [90055],
        retry: 'yes',
        explain: () => ({
            happened: 'Entra throttles the requests of this directory.',
            causes: ['Many sign-ins happen in the directory at the same time.'],
            fix: ['Run the job again later, and let fewer jobs sign in at once.'],
        }),
    },
    {
        codes: [50033, 50087, 90006, 90012, 90024, 90033, 90090, 90091],
        retry: 'yes',
        explain: entraTrouble,
    },
    {
        codes: [90036, 90092],
        retry: 'few',
        explain: entraTrouble,
    },
    {
        codes: [100007],
        retry: 'no',
        explain: () => ({
            happened: 'The request reached a regional sign-in address, which does not serve this kind of login.',
            causes: ['A proxy or name service on the way sends the sign-in address to a regional one.'],
            fix: ['Let the runner reach the global sign-in address.', reportToUs],
        }),
    },
    {
        codes: ['InvalidAuthenticationTokenTenant'],
        retry: 'no',
        explain: ({ settings }) => ({
            happened: `The login to the directory ${settings.tenantId} worked, but the subscription ${settings.subscriptionId} belongs to another directory.`,
            causes: [
                '`azure-tenant-id` and `azure-subscription-id` do not belong together.',
                'The subscription was moved to another directory.',
            ],
            fix: [
                `Look the directory up: \`az account show --subscription ${settings.subscriptionId} --query tenantId\`.`,
            ],
        }),
    },
    {
        codes: ['AuthorizationFailed', 'SubscriptionNotFound'],
        retry: 'no',
        paste: 'role-assignment',
        explain: ({ settings }) => ({
            happened: `The login worked, but the identity ${settings.clientId} cannot see the subscription ${settings.subscriptionId}.`,
            causes: [
                `It has no role on the subscription or on anything in it, or got its first one a moment ago.`,
                `The subscription is not in the directory ${settings.tenantId}, or \`azure-subscription-id\` is mistyped.`,
            ],
            fix: [
                'Assign a role to the identity, for example with the command below.',
                'If it is not meant to use a subscription, leave `azure-subscription-id` out.',
            ],
        }),
    },
];
const knownByCode = new Map(knownErrors.flatMap((known) => known.codes.map((code) => [errorCode(code), known])));
/** The row for the code of a {@link LoginError}. */
function knownError(code) {
    return knownByCode.get(code);
}
/** `azure/AADSTS700213`, `azure/AuthorizationFailed`. */
function errorCode(code) {
    return `azure/${typeof code === 'number' ? `AADSTS${code}` : code}`;
}
function entraTrouble() {
    return {
        happened: 'Entra could not handle the request because of a fault of its own.',
        causes: ['The service is in trouble for the moment; all repeats failed too.'],
        fix: ['Run the job again later.', 'Look at https://azure.status.microsoft for the state of the service.'],
    };
}
function quoted(value, otherwise) {
    return value === undefined ? otherwise : `\`${value}\``;
}
function scopeList({ scopes }) {
    return scopes.map((scope) => `\`${scope}\``).join(', ');
}


/***/ }),

/***/ 3070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchange: () => (/* binding */ exchange),
  load: () => (/* binding */ load)
});

// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/util/decode_jwt.js
var decode_jwt = __webpack_require__(7961);
// EXTERNAL MODULE: ./lib/http/answer.js
var http_answer = __webpack_require__(6788);
// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
// EXTERNAL MODULE: ./lib/providers/azure/errors.js
var errors = __webpack_require__(4980);
// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
;// CONCATENATED MODULE: ./lib/providers/azure/refusal.js
/** Turns an error answer of Entra or Azure Resource Manager into a {@link LoginError}. */




/**
 * A refusal of the token endpoint. Its body is RFC 6749 section 5.2 with Entra's additions: numeric `error_codes`, and
 * IDs that Microsoft's support asks for.
 */
function entraRefusal(answer, operation, now) {
    const body = (0,http_answer/* jsonBody */.J9)(answer);
    const description = textOf(body?.error_description);
    const error = (0,http_answer/* wireCode */.Ll)(body?.error);
    const numbers = [
        ...(Array.isArray(body?.error_codes) ? body.error_codes.filter((code) => Number.isInteger(code)) : []),
        ...[...description.matchAll(/AADSTS(\d+)/g)].map(([, digits]) => Number(digits)),
    ];
    const number = numbers.find((code) => (0,errors/* knownError */.YY)((0,errors/* errorCode */.CA)(code))) ?? numbers[0];
    const words = description.split(/\s*Trace ID:/)[0];
    return refusal(answer, {
        message: words || error,
        code: number === undefined ? (0,errors/* errorCode */.CA)(error || `http-${answer.status}`) : (0,errors/* errorCode */.CA)(number),
        fallback: /^(temporarily_unavailable|server_error)$/.test(error) ? 'yes' : (0,retry/* adviceForStatus */.ap)(answer.status),
        stage: 'exchange',
        operation,
        requestIds: {
            'trace ID': textOf(body?.trace_id),
            'correlation ID': textOf(body?.correlation_id),
            timestamp: textOf(body?.timestamp),
        },
        now,
    });
}
/** A refusal of Azure Resource Manager: `{"error":{"code","message"}}`. */
function resourceManagerRefusal(answer, operation, now) {
    const body = (0,http_answer/* jsonBody */.J9)(answer);
    const error = (0,http_answer/* isObject */.Gv)(body?.error) ? body.error : undefined;
    return refusal(answer, {
        message: textOf(error?.message),
        code: (0,errors/* errorCode */.CA)((0,http_answer/* wireCode */.Ll)(error?.code) || `http-${answer.status}`),
        fallback: (0,retry/* adviceForStatus */.ap)(answer.status),
        stage: 'verify',
        operation,
        requestIds: {
            'request ID': answer.headers['x-ms-request-id'] ?? '',
            'correlation ID': answer.headers['x-ms-correlation-request-id'] ?? '',
        },
        now,
    });
}
function refusal(answer, facts) {
    const wait = (0,retry/* retryAfterMs */.Vs)(answer.headers['retry-after'], facts.now);
    return new login_error/* LoginError */.Qd((0,http_answer/* excerpt */.Kb)(facts.message, 500) || `HTTP ${answer.status} without a text`, {
        code: facts.code,
        stage: facts.stage,
        retry: (0,errors/* knownError */.YY)(facts.code)?.retry ?? facts.fallback,
        status: answer.status,
        operation: facts.operation,
        requestIds: Object.fromEntries(Object.entries(facts.requestIds).filter(([, value]) => value !== '')),
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}

// EXTERNAL MODULE: ./lib/providers/azure/scopes.js
var scopes = __webpack_require__(3385);
// EXTERNAL MODULE: ./lib/providers/azure/settings.js
var settings = __webpack_require__(9201);
;// CONCATENATED MODULE: ./lib/providers/azure/exchange.js







function load() {
    return __webpack_require__.e(/* import() */ 6821).then(__webpack_require__.bind(__webpack_require__, 6821));
}
/**
 * Gets a token per scope, in parallel, and reads the subscription as soon as the token for that is there.
 * @throws {LoginError} `azure/\u2026`, `http/\u2026`
 */
async function exchange(settings, context) {
    const requests = settings.scopes.map((scope) => requestToken(scope, settings, context));
    const forSubscription = settings.scopes.findIndex((scope) => (0,scopes/* isResourceManagerScope */.iW)(scope, settings.cloud));
    const [granted, subscription] = await Promise.all([
        Promise.all(requests),
        requests[forSubscription]?.then(({ token }) => readSubscription(token.secret, settings, context)),
    ]);
    const newest = granted.reduce((a, b) => (b.idToken.claims.exp > a.idToken.claims.exp ? b : a));
    return {
        tenantId: tenantGuid(settings.tenantId, newest.token.secret),
        tokens: granted.map(({ token }) => token),
        assertion: newest.idToken.jwt,
        ...(subscription ? { subscription } : {}),
    };
}
function requestToken(scope, settings, context) {
    const { clientId, tenantId, cloud } = settings;
    const operation = (0,scopes/* isResourceManagerScope */.iW)(scope, cloud)
        ? 'Entra token'
        : `Entra token for ${(0,scopes/* resourceOf */.KU)(scope)}`;
    return context.request(operation, async (attempt) => {
        const { ConfidentialClientApplication } = await load();
        const idToken = await attempt.idToken();
        const transport = createTransport(operation, attempt, context);
        // A new object per attempt: after some refusals the object refuses by itself for a minute, without any request.
        const application = new ConfidentialClientApplication({
            auth: {
                clientId,
                authority: `https://${cloud.tokenHost}/${tenantId}`,
                clientAssertion: idToken.jwt,
            },
            system: {
                networkClient: transport.module,
                loggerOptions: { loggerCallback: () => { }, piiLoggingEnabled: false },
            },
        });
        const obtainedAt = context.now();
        const result = await application
            .acquireTokenByClientCredential({
            scopes: [scope],
            // Keeps the variable MSAL_FORCE_REGION from sending the request to an address that cannot serve it.
            azureRegion: 'DisableMsalForceRegion',
        })
            .catch((error) => {
            throw transport.failure() ?? libraryFailure(error, operation);
        });
        const { accessToken, expiresOn } = result;
        return { token: { scope, secret: accessToken, obtainedAt, expiresAt: expiresOn.getTime() }, idToken };
    });
}
/**
 * Lets MSAL send through the shared client. The three clouds' endpoints are built into MSAL, so that every request it
 * makes is a token request. Answers are judged here, where they are still complete: MSAL would take one without a token
 * for a success, and it replaces whatever is thrown here by an error of its own, hence `failure`.
 */
function createTransport(operation, attempt, context) {
    let failure;
    const send = async (url, options) => {
        try {
            const answer = await context.http.send({
                method: 'POST',
                url,
                headers: options?.headers,
                body: options?.body,
                signal: attempt.signal,
                timeoutMs: attempt.timeoutMs,
            });
            const body = (0,http_answer/* jsonBody */.J9)(answer);
            if (!isSuccess(answer) || body?.error !== undefined)
                throw entraRefusal(answer, operation, context.now());
            if (!isGrant(body))
                throw (0,http_answer/* unusableAnswer */.Qf)(new URL(url).host, answer, 'exchange');
            context.mask(body.access_token);
            return { status: answer.status, headers: { ...answer.headers }, body: body };
        }
        catch (error) {
            failure = error;
            throw error;
        }
    };
    const module = { sendGetRequestAsync: send, sendPostRequestAsync: send };
    return { module, failure: () => failure };
}
/** RFC 6749 section 5.1, as far as it is needed. Lifetimes are known to arrive as text too. */
function isGrant(body) {
    const token = body?.access_token;
    return typeof token === 'string' && token !== '' && Number(body?.expires_in) > 0;
}
/** An error of the library itself. Only its code is kept: the object can carry the request. */
function libraryFailure(error, operation) {
    const { errorCode: code } = error;
    return new login_error/* LoginError */.Qd(`the Microsoft authentication library reports ${code ?? 'an unknown error'}`, {
        code: (0,errors/* errorCode */.CA)('library'),
        stage: 'exchange',
        retry: 'no',
        operation,
    });
}
async function readSubscription(accessToken, { subscriptionId, cloud }, context) {
    if (subscriptionId === undefined)
        return undefined;
    const operation = 'Azure subscription';
    return context.request(operation, async ({ signal, timeoutMs }) => {
        const answer = await context.http.send({
            method: 'GET',
            url: `https://${cloud.resourceManager}/subscriptions/${subscriptionId}?api-version=2022-12-01`,
            headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
            signal,
            timeoutMs,
            stage: 'verify',
        });
        if (!isSuccess(answer))
            throw resourceManagerRefusal(answer, operation, context.now());
        const body = (0,http_answer/* jsonBody */.J9)(answer);
        if (typeof body?.displayName !== 'string')
            throw (0,http_answer/* unusableAnswer */.Qf)(cloud.resourceManager, answer, 'verify');
        return {
            id: subscriptionId,
            name: body.displayName,
            state: typeof body.state === 'string' ? body.state : 'Enabled',
            ...(typeof body.tenantId === 'string' ? { homeTenantId: body.tenantId } : {}),
        };
    });
}
/**
 * The GUID of a directory that was given by its domain. Access tokens are opaque to clients, so whatever is not found in
 * one is simply not known.
 */
function tenantGuid(given, accessToken) {
    if ((0,settings/* isGuid */.W_)(given))
        return given;
    try {
        const { tid } = (0,decode_jwt/* decodeJwt */.i)(accessToken);
        return typeof tid === 'string' && (0,settings/* isGuid */.W_)(tid) ? tid : given;
    }
    catch {
        return given;
    }
}
function isSuccess({ status }) {
    return status >= 200 && status <= 299;
}


/***/ }),

/***/ 2746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ subjectMismatchCauses),
/* harmony export */   z: () => (/* binding */ otherSubjectForm)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7881);

/** `repo:owner/name`, or with the IDs that survive renames `repo:owner@1/name@2`; anywhere, because templates reorder. */
const repositoryPart = /(?<=^|:)repo:([^/:@]+)(@\d+)?\/([^/:@]+)(@\d+)?(?=:|$)/;
/** Whether a subject holds the IDs of owner and repository (GitHub's immutable form). */
function isImmutableSubject(subject) {
    return repositoryPart.exec(subject)?.[2] !== undefined;
}
/**
 * The subject of the same job in the other of GitHub's two forms: by names, or by names and IDs. Undefined where GitHub
 * has only one: on other servers, and in templates without the repository.
 */
function otherSubjectForm(claims) {
    if (isImmutableSubject(claims.sub))
        return claims.sub.replace(repositoryPart, 'repo:$1/$3');
    const ownerId = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_owner_id');
    const repositoryId = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_id');
    if (!ownerId || !repositoryId || !repositoryPart.test(claims.sub))
        return undefined;
    if (URL.parse(claims.iss)?.host !== 'token.actions.githubusercontent.com')
        return undefined;
    return claims.sub.replace(repositoryPart, `repo:$1@${ownerId}/$3@${repositoryId}`);
}
/** Why a federated credential's subject may differ from this token's, most likely cause first. */
function subjectMismatchCauses(claims) {
    const rare = 'Rarely, Entra answers so for a moment although everything is right; the request was repeated already.';
    if (!claims)
        return [rare];
    const other = otherSubjectForm(claims);
    if (other === undefined)
        return [contextCause(claims.sub), rare];
    const spelling = isImmutableSubject(claims.sub)
        ? `The credential was made before the subjects of this repository began to hold the IDs of owner and repository: \`${other}\`.`
        : `The credential holds the IDs of owner and repository, which the subjects of this repository do not: \`${other}\`.`;
    return [contextCause(claims.sub), spelling, rare];
}
function contextCause(subject) {
    if (subject.includes(':environment:')) {
        return 'The credential was made for a branch, tag or pull request, but the job names an environment, and this takes their place in the subject.';
    }
    if (subject.endsWith(':pull_request')) {
        return 'The credential was made for a branch, but the run was started by a pull request, whose subject names none.';
    }
    if (subject.includes(':ref:')) {
        return 'The credential was made for another branch or tag, for pull requests, or for an environment that this job does not name.';
    }
    return 'The repository or organization has a subject template of its own, which the credential does not follow.';
}


/***/ })

};
