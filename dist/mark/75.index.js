export const id = 75;
export const ids = [75];
export const modules = {

/***/ 6075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gcp: () => (/* binding */ gcp)
});

// EXTERNAL MODULE: ./lib/settings/kinds.js
var kinds = __webpack_require__(3474);
;// CONCATENATED MODULE: ./lib/providers/gcp/provider-name.js

const provider_name_form = 'projects/<project number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>';
const exact = /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/;
/** The name as the console, the API and the `aud` claim show it. */
const prefix = /^(https?:)?\/\/iam\.[a-z0-9.-]+\/(v1\/)?/;
/** Accepts the full resource name, with or without the service's address in front, and says which part is wrong. */
const providerName = {
    label: `\`${provider_name_form}\``,
    parse(given) {
        const name = given.replace(prefix, '').replace(/^\/+|\/+$/g, '');
        if (exact.test(name))
            return name;
        throw new kinds/* Refusal */.P_(mistakeIn(name));
    },
};
function mistakeIn(name) {
    if (name.includes('${{')) {
        return 'must be a provider name, and holds an expression that was not evaluated: `${{ … }}` works only inside the workflow file';
    }
    if (/^principal(Set)?:/.test(name) || /\/(attribute\.|subject\/|group\/)/.test(name)) {
        return `must be the provider's name, not a principal that belongs into a role binding: \`${provider_name_form}\``;
    }
    if (name.includes('/workforcePools/')) {
        return 'must name a provider of a workload identity pool; workforce pools are for people';
    }
    if (/\/workloadIdentityPools\/[^/]+$/.test(name)) {
        return 'must name a provider, and names only its pool: `/providers/<provider>` is missing at the end';
    }
    const project = /^projects\/([^/]+)\//.exec(name)?.[1];
    if (project !== undefined && !/^\d+$/.test(project)) {
        return ('must hold the project number in place of the project ID ' +
            `(\`gcloud projects describe ${project} --format='value(projectNumber)'\` prints it)`);
    }
    return `must be of the form \`${provider_name_form}\``;
}
/** The `audience` parameter of the token exchange; the host part is the same in every universe. */
function exchangeAudience(provider) {
    return `//iam.googleapis.com/${provider}`;
}
/** The `aud` claim that a provider without a list of its own accepts. */
function defaultIdTokenAudience(provider) {
    return `https://iam.googleapis.com/${provider}`;
}
/** Takes a name that {@link providerName} has accepted apart. */
function partsOf(name) {
    const [, projectNumber = '', , , , pool = '', , provider = ''] = name.split('/');
    return { projectNumber, pool, provider };
}

// EXTERNAL MODULE: ./lib/identity/claims.js
var identity_claims = __webpack_require__(7881);
// EXTERNAL MODULE: ./lib/text/shell-word.js
var shell_word = __webpack_require__(9574);
;// CONCATENATED MODULE: ./lib/providers/gcp/service-account.js

const collection = 'projects/-/serviceAccounts/';
const email = /^[a-z0-9][a-z0-9._-]*@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const uniqueId = /^\d{10,}$/;
/** An e-mail address or a numeric unique ID, with or without the collection in front; yields the bare name. */
const serviceAccountName = {
    label: 'service account e-mail',
    parse(given) {
        const name = given.replace(/^projects\/[^/]+\/serviceAccounts\//, '').replace(/^serviceAccount:/, '');
        if (email.test(name) || uniqueId.test(name))
            return name;
        if (name.includes('${{')) {
            throw new kinds/* Refusal */.P_('must be a service account, and holds an expression that was not evaluated: `${{ … }}` works only inside the workflow file');
        }
        throw new kinds/* Refusal */.P_("must be a service account's e-mail address (`name@project.iam.gserviceaccount.com`) or its numeric unique ID");
    },
};
/** The form the IAM Credentials API wants: `-` stands for whichever project the account belongs to. */
function resourceName(account) {
    return collection + account;
}
/**
 * The project an account belongs to, where its address tells. Only user-made accounts carry it: the default accounts
 * of Compute Engine and App Engine have addresses of another shape. Projects of a domain, or of another universe, have
 * an ID with a prefix, which the address carries behind the name: `account@name.example.com.iam…` is
 * `example.com:name`.
 */
function projectOf(account) {
    const scope = /@(.+)\.iam\.gserviceaccount\.com$/i.exec(account ?? '')?.[1];
    if (scope === undefined)
        return undefined;
    const [name, ...domain] = scope.split('.');
    return domain.length > 0 ? `${domain.join('.')}:${name}` : name;
}

;// CONCATENATED MODULE: ./lib/providers/gcp/trust.js




/** The most that `google.subject` may hold. */
const longestSubjectBytes = 127;
/** Claims worth having as attributes. A mapping that names a claim which a token lacks refuses that token. */
const attributeClaims = ['repository', 'repository_id', 'repository_owner_id', 'ref'];
/** @param sub `sub` of the ID token, which is the subject under the usual mapping `google.subject=assertion.sub` */
function subjectPrincipal(settings, sub) {
    return `principal://iam.googleapis.com/${poolName(settings)}/subject/${sub}`;
}
function principalsOf(settings, claims) {
    const byAttribute = (name) => {
        const value = (0,identity_claims/* claim */.B)(claims, name);
        return value === undefined
            ? undefined
            : `principalSet://iam.googleapis.com/${poolName(settings)}/attribute.${name}/${value}`;
    };
    const repository = byAttribute('repository_id');
    const repositoryByName = byAttribute('repository');
    return {
        ...(repository === undefined ? {} : { repository }),
        ...(repositoryByName === undefined ? {} : { repositoryByName }),
        subject: subjectPrincipal(settings, subjectMapping(claims).value),
    };
}
/**
 * The mapping of `google.subject`: the token's own subject, or a short stand-in where that is too long for it. The
 * stand-in needs two claims that every GitHub token has.
 */
function subjectMapping(claims) {
    const id = (0,identity_claims/* claim */.B)(claims, 'repository_id');
    const type = (0,identity_claims/* claim */.B)(claims, 'ref_type');
    if (Buffer.byteLength(claims.sub) <= longestSubjectBytes || id === undefined || type === undefined) {
        return { expression: 'assertion.sub', value: claims.sub };
    }
    return { expression: 'assertion.repository_id + ":" + assertion.ref_type', value: `${id}:${type}` };
}
/** `google.subject=…,attribute.…=…` for claims that this token has. */
function attributeMapping(claims) {
    const attributes = attributeClaims
        .filter((name) => (0,identity_claims/* claim */.B)(claims, name) !== undefined)
        .map((name) => `attribute.${name}=assertion.${name}`);
    return [`google.subject=${subjectMapping(claims).expression}`, ...attributes].join(',');
}
/** A condition that admits the owner of the repository by ID, or exactly this subject for tokens of other issuers. */
function attributeCondition(claims) {
    const owner = (0,identity_claims/* claim */.B)(claims, 'repository_owner_id');
    const [name, value] = owner === undefined ? ['sub', claims.sub] : ['repository_owner_id', owner];
    // JSON's string literals are CEL's too.
    return `assertion.${name} == ${JSON.stringify(value)}`;
}
/** `gcloud iam workload-identity-pools providers <verb> <the provider>`, with further flags. */
function providerCommand(settings, verb, ...flags) {
    return command(`gcloud iam workload-identity-pools providers ${verb}`, settings.provider, ...flags);
}
/** Lets a principal act: as the service account, or without one in the project itself. */
function bindingCommand(settings, member) {
    const account = settings.delegates[0] ?? settings.serviceAccount;
    if (account !== undefined) {
        return command('gcloud iam service-accounts add-iam-policy-binding', account, ...projectFlag(settings, account), '--role=roles/iam.workloadIdentityUser', `--member=${member}`);
    }
    const project = settings.projectId ?? partsOf(settings.provider).projectNumber;
    const binding = command('gcloud projects add-iam-policy-binding', project, '--role=roles/viewer', `--member=${member}`, 
    // Else gcloud asks, where the project has conditional bindings.
    '--condition=None');
    return `# In place of roles/viewer: the role that the job needs\n${binding}`;
}
/**
 * The project of a service account, where it is known by its ID: gcloud looks for the account in the project it is set
 * to, and wants no project number there.
 */
function projectFlag(settings, account) {
    const project = projectOf(account) ?? settings.projectId;
    return project === undefined || /^\d+$/.test(project) ? [] : [`--project=${project}`];
}
/** One command, an argument per line. */
function command(start, ...words) {
    return [start, ...words.map(shell_word/* shellWord */.r)].join(' \\\n  ');
}
function trust(claims, settings) {
    const principals = principalsOf(settings, claims);
    const broad = principals.repository ?? principals.subject;
    const who = settings.serviceAccount === undefined ? 'have roles of its own' : 'use the service account';
    return [
        {
            title: 'Workload identity pool and provider',
            language: 'sh',
            text: [
                enableServices(settings),
                command('gcloud iam workload-identity-pools create', poolName(settings)),
                createProvider(claims, settings),
            ].join('\n\n'),
        },
        {
            title: `Let ${principals.repository ? 'this repository' : 'this subject'} ${who}`,
            language: 'sh',
            text: bindingCommand(settings, broad),
        },
        ...(principals.repository
            ? [
                {
                    title: `Or let only this exact subject ${who}`,
                    language: 'sh',
                    text: bindingCommand(settings, principals.subject),
                },
            ]
            : []),
    ];
}
function enableServices(settings) {
    const { projectNumber } = partsOf(settings.provider);
    const start = 'gcloud services enable';
    const own = command(start, 'iam.googleapis.com', 'sts.googleapis.com', `--project=${projectNumber}`);
    return settings.serviceAccount === undefined ? own : `${own}\n${enableImpersonation(settings)}`;
}
/** Switches on the API that makes tokens of service accounts, in the project of the service account. */
function enableImpersonation(settings) {
    const project = projectOf(settings.serviceAccount) ?? settings.projectId ?? partsOf(settings.provider).projectNumber;
    return command('gcloud services enable', 'iamcredentials.googleapis.com', `--project=${project}`);
}
function createProvider(claims, settings) {
    return providerCommand(settings, 'create-oidc', `--issuer-uri=${claims.iss}`, `--attribute-mapping=${attributeMapping(claims)}`, `--attribute-condition=${attributeCondition(claims)}`, ...(settings.audience === defaultIdTokenAudience(settings.provider)
        ? []
        : [`--allowed-audiences=${settings.audience}`]));
}
/** `projects/…/workloadIdentityPools/<pool>`. */
function poolName({ provider }) {
    return provider.slice(0, provider.indexOf('/providers/'));
}

;// CONCATENATED MODULE: ./lib/providers/gcp/errors.js


const afterChange = 'If it was created or changed a moment ago, run the job again: changes take about two minutes, sometimes more than seven.';
/** The first row that matches counts. */
const knownErrors = [
    {
        code: 'subject-too-long',
        retry: 'no',
        matches: ({ service, message }) => service === 'sts' && message.includes('127 bytes'),
        explain: ({ claims }) => ({
            happened: `The subject of the ID token is too long for Google Cloud: \`google.subject\` holds at most ${longestSubjectBytes} bytes.`,
            causes: [
                claims
                    ? `The provider maps it to \`assertion.sub\`, which has ${Buffer.byteLength(claims.sub)} bytes here.`
                    : 'The provider maps it to `assertion.sub`.',
            ],
            fix: [
                'Map `google.subject` to something shorter, for example with the command below, and grant roles to attributes such as `attribute.repository_id` in place of the subject.',
            ],
        }),
        paste: updateMapping,
    },
    {
        code: 'invalid-audience',
        retry: 'no',
        matches: ({ service, code, message }) => service === 'sts' && code === 'invalid_request' && /invalid value for "?audience/i.test(message),
        explain: ({ settings }) => ({
            happened: 'Google Cloud does not accept the name of the workload identity provider.',
            causes: [
                `\`gcp-workload-identity-provider\` is not the resource name of a provider: ${settings.provider}`,
            ],
            fix: ['Copy the name that the command below prints.'],
        }),
        paste: listProviders,
    },
    {
        code: 'provider-not-found',
        retry: 'no',
        matches: ({ service, code }) => service === 'sts' && code === 'invalid_target',
        explain: ({ settings }) => {
            const { projectNumber, pool, provider } = partsOf(settings.provider);
            return {
                happened: `There is no usable provider "${provider}" in the pool "${pool}" of the project ${projectNumber}.`,
                causes: [
                    'The name of the pool or the provider, or the project number, is mistyped.',
                    'The pool or the provider was deleted or is disabled. Deleted names stay blocked for 30 days.',
                ],
                fix: ['Compare `gcp-workload-identity-provider` with what the command below prints.', afterChange],
            };
        },
        paste: listProviders,
    },
    {
        code: 'audience-not-allowed',
        retry: 'no',
        matches: ({ service, code, message }) => service === 'sts' && code === 'invalid_grant' && /audience in (the )?ID token/i.test(message),
        explain: ({ settings }) => ({
            happened: `The provider does not accept the audience \`${settings.audience}\` of the ID token.`,
            causes: [
                settings.audience === defaultIdTokenAudience(settings.provider)
                    ? 'The provider has a list of allowed audiences, and its own name is not on it.'
                    : 'The provider has no list of allowed audiences, or this one is not on it.',
            ],
            fix: [
                'Leave `gcp-audience` empty and the list of the provider too: then both use the name of the provider.',
                'Or set `gcp-audience` to an audience from the list, or extend the list with the command below.',
            ],
        }),
        paste: ({ settings }) => providerCommand(settings, 'update-oidc', `--allowed-audiences=${settings.audience}`),
    },
    {
        code: 'issuer-mismatch',
        retry: 'no',
        matches: ({ service, code, message }) => service === 'sts' && code === 'invalid_grant' && /issuer in (the )?ID token/i.test(message),
        explain: ({ claims }) => ({
            happened: 'The provider trusts another issuer than the one of this ID token.',
            causes: [
                'The enterprise has an issuer of its own, or the repository is on GitHub Enterprise.',
                'The issuer of the provider is mistyped: a trailing slash counts.',
            ],
            fix: [
                claims
                    ? `Set the issuer of the provider to exactly \`${claims.iss}\`.`
                    : 'Set the issuer of the provider to the one of the ID token.',
            ],
        }),
        paste: ({ settings, claims }) => claims && providerCommand(settings, 'update-oidc', `--issuer-uri=${claims.iss}`),
    },
    {
        code: 'issuer-unreachable',
        retry: 'few',
        matches: ({ service, message }) => service === 'sts' && /connecting to .*issuer/i.test(message),
        explain: ({ claims }) => ({
            happened: 'Google Cloud cannot read the keys of the issuer of this ID token.',
            causes: [
                `\`${claims?.iss ?? 'The issuer'}\` is not reachable from the internet, as for example a private GitHub Enterprise Server.`,
                'It was unreachable for a moment.',
            ],
            fix: [
                'Save the keys from the `jwks_uri` of the issuer as `jwks.json` and upload them to the provider with the command below; repeat it when they change.',
            ],
        }),
        paste: ({ settings }) => providerCommand(settings, 'update-oidc', '--jwk-json-path=jwks.json'),
    },
    {
        code: 'id-token-expired',
        retry: 'fresh',
        matches: ({ service, code, message }) => service === 'sts' &&
            code === 'invalid_grant' &&
            /expired|stale|issued in the future|not yet valid/i.test(message),
        explain: () => ({
            happened: 'Google Cloud takes the ID token for expired or not yet valid, also after a new one was requested.',
            causes: ['The clock of this runner, or of the server that issued the token, is wrong.'],
            fix: ['Check the clock of the runner (`timedatectl`, `w32tm /query /status`).'],
        }),
    },
    {
        code: 'attribute-condition',
        retry: 'no',
        matches: ({ service, message }) => service === 'sts' && /attribute condition/i.test(message),
        explain: ({ claims }) => ({
            happened: 'The attribute condition of the provider does not admit this ID token.',
            causes: [
                'The condition names an owner, repository, branch or environment in another spelling: letter case counts.',
                ...(claims && /^repo:[^/@]+@\d/.test(claims.sub)
                    ? [
                        'The condition tests `sub` in its older form: the subject of this repository carries the IDs of owner and repository.',
                    ]
                    : []),
                'The job is meant to be kept out.',
            ],
            fix: [
                'Compare the condition with the claims below. The first command prints it; the second replaces it with one that admits the owner by ID, which survives renames.',
                afterChange,
            ],
        }),
        paste: ({ settings, claims }) => [
            providerCommand(settings, 'describe', '--format=value(attributeCondition)'),
            ...(claims
                ? [providerCommand(settings, 'update-oidc', `--attribute-condition=${attributeCondition(claims)}`)]
                : []),
        ].join('\n\n'),
    },
    {
        code: 'attribute-mapping',
        retry: 'no',
        matches: ({ service, message }) => service === 'sts' && /mapped attribute|attribute mapping/i.test(message),
        explain: () => ({
            happened: 'The attribute mapping of the provider cannot be applied to this ID token.',
            causes: [
                'An expression yields a truth value or a number; every attribute must be text.',
                'An expression names a claim that this token does not have, for example `environment` in a job without one.',
            ],
            fix: ['Correct the mapping, for example with the command below, which replaces it.'],
        }),
        paste: updateMapping,
    },
    {
        code: 'id-token-refused',
        retry: 'no',
        matches: ({ service, code, status }) => service === 'sts' && code === 'invalid_grant' && status < 500,
        explain: ({ claims }) => ({
            happened: 'Google Cloud does not accept the ID token.',
            causes: [
                `The provider has keys of its own (\`jwks\`) that are not, or no longer, those of ${claims ? `\`${claims.iss}\`` : 'the issuer'}.`,
                'Something between this runner and Google Cloud changes request bodies.',
            ],
            fix: ['Compare the provider, which the command below shows, with the claims of the token.'],
        }),
        paste: ({ settings }) => providerCommand(settings, 'describe'),
    },
    {
        code: 'api-disabled',
        retry: 'no',
        matches: ({ status, reason, message }) => status === 403 && (reason === 'SERVICE_DISABLED' || /has not been used in project/.test(message)),
        explain: ({ settings }) => ({
            happened: 'The IAM Service Account Credentials API is switched off.',
            causes: [`It is not enabled in the project of ${account(settings)}.`],
            fix: ['Enable it with the command below.', afterChange],
        }),
        paste: ({ settings }) => enableImpersonation(settings),
    },
    {
        code: 'impersonation-denied',
        retry: 'no',
        matches: ({ service, status }) => service === 'iamcredentials' && status === 403,
        explain: ({ settings, claims, operation }) => {
            const { repositoryByName, subject } = claims ? principalsOf(settings, claims) : {};
            const [first, ...rest] = [...settings.delegates, account(settings)];
            const permission = operation === 'generateIdToken'
                ? 'iam.serviceAccounts.getOpenIdToken'
                : 'iam.serviceAccounts.getAccessToken';
            const alternatives = [
                ...(repositoryByName ? [`\`${repositoryByName}\` (if it maps \`attribute.repository\`)`] : []),
                ...(subject ? [`\`${subject}\` (this exact subject)`] : []),
            ];
            return {
                happened: `The workload identity provider trusts this job, but it may not use the service account ${account(settings)} (\`${permission}\`).`,
                causes: [
                    `The role Workload Identity User is not granted on ${first} to a principal that this job is.`,
                    'It is granted for an attribute that the provider does not map, or in another spelling.',
                    'It is granted to the service account itself, in place of the principal.',
                    ...(rest.length > 0
                        ? ['An account in the chain lacks the role Service Account Token Creator on the next.']
                        : []),
                    `There is no service account ${account(settings)}.`,
                ],
                fix: [
                    'Grant the role with the command below. It needs `attribute.repository_id` in the mapping of the provider.',
                    ...(alternatives.length > 0 ? [`Other principals for this job: ${alternatives.join(', ')}.`] : []),
                    afterChange,
                ],
            };
        },
        paste: ({ settings, claims }) => {
            if (!claims)
                return undefined;
            const { repository, subject } = principalsOf(settings, claims);
            return bindingCommand(settings, repository ?? subject);
        },
    },
    {
        code: 'service-account-not-found',
        retry: 'no',
        matches: ({ service, status }) => service === 'iamcredentials' && status === 404,
        explain: ({ settings }) => ({
            happened: `There is no service account ${account(settings)}.`,
            causes: [
                '`gcp-service-account` is mistyped.',
                'The account was deleted, or created a moment ago.',
                ...(settings.delegates.length > 0 ? ['One of `gcp-delegates` is mistyped.'] : []),
            ],
            fix: ['Compare it with what the command below prints.', afterChange],
        }),
        paste: ({ settings }) => command('gcloud iam service-accounts list', ...projectFlag(settings, settings.serviceAccount)),
    },
    {
        code: 'invalid-argument',
        retry: 'no',
        matches: ({ service, status }) => service === 'iamcredentials' && status === 400,
        explain: ({ settings }) => ({
            happened: `Google Cloud cannot make such a token of ${account(settings)}.`,
            causes: [
                ...(settings.accessTokenLifetimeSeconds > 3600
                    ? [
                        `A lifetime of ${settings.accessTokenLifetimeSeconds} seconds is not allowed: more than one hour needs the organization policy \`constraints/iam.allowServiceAccountCredentialLifetimeExtension\` to list the account.`,
                    ]
                    : []),
                'One of `gcp-access-token-scopes` is not an OAuth scope of Google.',
                ...(settings.delegates.length > 0 ? ['One of `gcp-delegates` is not a service account.'] : []),
            ],
            fix: [
                ...(settings.accessTokenLifetimeSeconds > 3600
                    ? ['Set `gcp-access-token-lifetime` to `3600s` or less, or add the account to the policy.']
                    : []),
                'Correct what the answer names.',
            ],
        }),
    },
    {
        code: 'federated-token-refused',
        retry: 'fresh',
        matches: ({ service, status }) => service === 'iamcredentials' && status === 401,
        explain: () => ({
            happened: 'The IAM Credentials API does not accept the federated token, also after a new exchange.',
            causes: [
                'The clock of this runner is wrong.',
                'Something between this runner and Google Cloud removes or replaces the `Authorization` header.',
            ],
            fix: ['Check the clock of the runner.', 'Try without the proxy.'],
        }),
    },
];
const knownByCode = new Map(knownErrors.map((known) => [errorCode(known.code), known]));
/** The row for the code of a {@link LoginError}. */
function knownError(code) {
    return knownByCode.get(code);
}
/** `gcp/attribute-condition`. */
function errorCode(code) {
    return `gcp/${code}`;
}
function account({ serviceAccount }) {
    return serviceAccount ?? 'the service account';
}
function listProviders({ settings }) {
    return command('gcloud iam workload-identity-pools providers list', `--workload-identity-pool=${poolName(settings)}`, '--location=global', '--format=table(name,state,disabled)');
}
function updateMapping({ settings, claims }) {
    return (claims && providerCommand(settings, 'update-oidc', `--attribute-mapping=${attributeMapping(claims)}`));
}

;// CONCATENATED MODULE: ./lib/providers/gcp/diagnose.js

const page = 'google-cloud.md';
function diagnose(error, claims, settings) {
    const facts = { settings, claims, operation: error.operation };
    const known = knownError(error.code);
    if (!known)
        return { happened: 'The login to Google Cloud failed.', causes: [], fix: [], page };
    const text = known.paste?.(facts);
    return { ...known.explain(facts), ...(text ? { paste: { language: 'sh', text } } : {}), page };
}

// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
// EXTERNAL MODULE: ./lib/http/answer.js
var http_answer = __webpack_require__(6788);
// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
;// CONCATENATED MODULE: ./lib/providers/gcp/refusal.js
/** Turns an error answer of Google's token services into a {@link LoginError}. */




/**
 * STS answers as RFC 6749 section 5.2 says, the IAM Credentials API as AIP-193 does, and a gateway in front of them in
 * any way it likes.
 */
function refusal(service, operation, answer, now) {
    const facts = read(service, answer);
    const transient = (0,retry/* adviceForStatus */.ap)(answer.status) === 'yes';
    const known = transient ? undefined : knownErrors.find((row) => row.matches(facts));
    const wait = (0,retry/* retryAfterMs */.Vs)(answer.headers['retry-after'], now);
    return new login_error/* LoginError */.Q((0,http_answer/* excerpt */.Kb)(facts.message, 500) || `HTTP ${answer.status} without a text`, {
        code: errorCode(known?.code ?? (facts.code || `http-${answer.status}`)),
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

;// CONCATENATED MODULE: ./lib/providers/gcp/token-types.js
/** What kind of token an ID token is, in the words of RFC 8693 section 3. */
const jwtTokenType = 'urn:ietf:params:oauth:token-type:jwt';

;// CONCATENATED MODULE: ./lib/providers/gcp/federation.js
/** The first step: an ID token for a federated token, by Google's own library. */




/** Only the client that is used: the library's index loads all of them, which takes half as long again. */
const loadLibrary = () => __webpack_require__.e(/* import() */ 960).then(__webpack_require__.t.bind(__webpack_require__, 9960, 19));
/** A service account's token carries the scopes that were asked for; the way there needs this one. */
const impersonationScope = 'https://www.googleapis.com/auth/cloud-platform';
/**
 * Makes one exchange, with a client of its own: the library lets concurrent calls share an exchange, and one that hangs
 * would capture the repeats.
 * @throws {LoginError}
 */
async function federate(settings, context, attempt) {
    const [{ IdentityPoolClient }, { jwt, claims }] = await Promise.all([loadLibrary(), attempt.idToken()]);
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
        audience: exchangeAudience(settings.provider),
        subject_token_type: jwtTokenType,
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
    if (cause instanceof login_error/* LoginError */.Q)
        throw cause;
    throw new login_error/* LoginError */.Q('google-auth-library failed before it had an answer', {
        code: 'gcp/library',
        stage: 'exchange',
        retry: 'no',
    });
}

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
        return { token: minted.token, expiresAt: (0,identity_claims/* readClaims */.I)(minted.token).exp * 1000 };
    }
    catch {
        throw unusable(by, minted);
    }
}
/** The address of a method of a service account; the credentials file needs it too. */
function methodUrl(settings, account, method) {
    return `${settings.endpoints.iamCredentials}/${resourceName(account)}:${method}`;
}
function call(by, method, body, tokenMember) {
    const { settings, account, federatedToken } = by;
    const delegates = settings.delegates.map(resourceName);
    return mint({
        service: 'iamcredentials',
        operation: method,
        url: methodUrl(settings, account, method),
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
    throw (0,login_error/* withoutRepeat */.m)(error);
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
            if (error instanceof login_error/* LoginError */.Q && error.status === 401)
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

// EXTERNAL MODULE: ./lib/identity/github.js
var github = __webpack_require__(3651);
// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __webpack_require__(5831);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/identity/source-name.js
var source_name = __webpack_require__(1433);
;// CONCATENATED MODULE: ./lib/providers/gcp/credentials-file.js
/**
 * The credentials file of workload identity federation, which Google's tools and libraries read. It holds no Google
 * credential but the way to get one, so that each tool renews its own for as long as the job runs.
 * @see https://google.aip.dev/auth/4117
 */







/** Where the file of a login lies. The name begins as ignore lists for google-github-actions/auth expect it. */
function credentialsPath({ directory, login }) {
    return (0,external_node_path_.join)(directory, `gha-creds-${login}.json`);
}
/** The range that Google's libraries accept for `token_lifetime_seconds`. */
const shortestLifetimeSeconds = 600;
/**
 * The content of the file, or undefined in a job whose ID tokens do not come from an endpoint that can be asked again.
 * @throws {LoginError} when a path of the helper's command line has a blank in it
 */
function credentialsFile(settings, place) {
    const source = credentialSource(settings, place);
    if (!source)
        return undefined;
    const { serviceAccount, endpoints } = settings;
    const file = {
        type: 'external_account',
        universe_domain: settings.universe,
        audience: exchangeAudience(settings.provider),
        subject_token_type: jwtTokenType,
        token_url: `${endpoints.sts}/token`,
        ...(serviceAccount === undefined
            ? // gcloud asks there for the name of a principal that is not a service account.
                { token_info_url: `${endpoints.sts}/introspect` }
            : {
                service_account_impersonation_url: methodUrl(settings, serviceAccount, 'generateAccessToken'),
                service_account_impersonation: {
                    token_lifetime_seconds: Math.max(settings.accessTokenLifetimeSeconds, shortestLifetimeSeconds),
                },
            }),
        credential_source: source,
    };
    return `${JSON.stringify(file, null, 2)}\n`;
}
/** Whether tools have to run a program to get an ID token. */
function needsExecutable({ credentialsSource }, { idTokenSource }) {
    const source = idTokenSource ?? source_name/* defaultSource */.Hu;
    if ((0,source_name/* fileOfSource */.JT)(source) !== undefined)
        return false;
    return credentialsSource === 'executable' || !(0,source_name/* usesTokenEndpoint */.ZB)(source);
}
function credentialSource(settings, place) {
    const file = (0,source_name/* fileOfSource */.JT)(place.idTokenSource ?? source_name/* defaultSource */.Hu);
    if (file !== undefined)
        return { file, format: { type: 'text' } };
    return needsExecutable(settings, place) ? executableSource(settings, place) : urlSource(settings, place);
}
/** The tool asks GitHub itself. The bearer can ask for ID tokens of any audience: this file is a secret. */
function urlSource(settings, { env }) {
    const endpoint = (0,github/* tokenEndpoint */.lN)(env);
    if (!endpoint)
        return undefined;
    return {
        url: (0,github/* tokenRequestUrl */.WC)(endpoint.url, settings.audience),
        headers: { Authorization: `Bearer ${endpoint.bearer}` },
        format: { type: 'json', subject_token_field_name: 'value' },
    };
}
/** The tool starts our helper, which finds what it needs in the environment of the step that runs the tool. */
function executableSource(settings, { env, nodePath, actionDirectory, idTokenSource = source_name/* defaultSource */.Hu }) {
    if ((0,source_name/* usesTokenEndpoint */.ZB)(idTokenSource) && !(0,github/* tokenEndpoint */.lN)(env))
        return undefined;
    // Tools take what a program prints on standard error for part of its answer: Node.js must not warn.
    const words = [
        nodePath,
        '--no-warnings',
        (0,external_node_path_.join)(actionDirectory, 'helper', 'index.js'),
        'gcp-id-token',
        settings.audience,
        ...((0,source_name/* usesTokenEndpoint */.ZB)(idTokenSource) ? [] : [idTokenSource]),
    ];
    // The libraries disagree about quotes in this command: some know none.
    if (words.some((word) => /[\s"]/.test(word))) {
        throw new login_error/* LoginError */.Q(`the credentials file cannot start a program whose path has a blank in it: ${words.slice(0, 3).join(' ')}`, { code: 'gcp/executable-path', stage: 'publish', retry: 'no' });
    }
    return { executable: { command: words.join(' '), timeout_millis: 30_000 } };
}

;// CONCATENATED MODULE: ./lib/providers/gcp/endpoints.js

const defaultUniverse = 'googleapis.com';
/**
 * The services of a universe. `GHA_ENDPOINT_OVERRIDE_sts` and `GHA_ENDPOINT_OVERRIDE_iamcredentials` replace a base
 * address, as they do for google-github-actions/auth: for private endpoints and tests.
 */
function endpointsOf(universe, env) {
    const problems = [];
    const base = (service) => {
        const variable = `GHA_ENDPOINT_OVERRIDE_${service}`;
        const override = env[variable]?.trim().replace(/\/+$/, '');
        if (!override)
            return `https://${service}.${universe}/v1`;
        try {
            return kinds/* httpsUrl */.N3.parse(override);
        }
        catch (error) {
            if (!(error instanceof kinds/* Refusal */.P_))
                throw error;
            problems.push({ setting: 'universe', message: `is overridden by ${variable}, which ${error.message}` });
            return override;
        }
    };
    return { endpoints: { sts: base('sts'), iamCredentials: base('iamcredentials') }, problems };
}

;// CONCATENATED MODULE: ./lib/providers/gcp/publish.js
/** What later steps get of a Google Cloud login. Pure. */





function describe(credential, settings) {
    const { serviceAccount, projectId, delegates } = settings;
    const tokens = [credential.accessToken ?? credential.federated, ...credential.idTokens];
    const notes = [
        ...(serviceAccount === undefined
            ? [
                'No service account is set (an empty value counts as none), so the access token ends in about five minutes. Tools that read the credentials file renew theirs by themselves.',
            ]
            : []),
        ...(delegates.length > 0
            ? [
                'Tools that read the credentials file impersonate the service account directly: the format has no place for delegates.',
            ]
            : []),
    ];
    return {
        identity: serviceAccount ?? subjectPrincipal(settings, credential.subject),
        ...(projectId === undefined ? {} : { target: `project ${projectId}` }),
        expiresAt: Math.min(...tokens.map(({ expiresAt }) => expiresAt)),
        ...(notes.length > 0 ? { notes } : {}),
    };
}
function publications(credential, settings, place) {
    const { federated, idTokens } = credential;
    const accessToken = credential.accessToken ?? federated;
    const { projectId } = settings;
    const path = credentialsPath(place);
    const content = credentialsFile(settings, place);
    const bearer = (0,github/* tokenEndpoint */.lN)(place.env)?.bearer;
    return {
        secrets: [
            federated.token,
            accessToken.token,
            ...idTokens.map(({ token }) => token),
            ...(bearer === undefined ? [] : [bearer]),
        ],
        files: content === undefined ? [] : [{ path, content }],
        variables: place.exportEnvironment
            ? {
                ...(content === undefined ? {} : fileVariables(path, settings, place)),
                ...projectVariables(settings),
            }
            : {},
        outputs: {
            ...(projectId === undefined ? {} : { 'project-id': projectId }),
            ...(content === undefined ? {} : { 'credentials-file-path': path }),
            'access-token-expiration': (0,timestamp/* timestamp */.v)(accessToken.expiresAt),
        },
        credentialOutputs: {
            'access-token': accessToken.token,
            // It ends long before the service account's token: one from the cache may be dead.
            ...(federated.expiresAt > place.now ? { 'auth-token': federated.token } : {}),
            ...(idTokens.length === 0 ? {} : { 'id-token': idTokenOutput(idTokens) }),
        },
    };
}
/** The bare token, so that one audience needs no JSON to be read; else each by its audience. */
function idTokenOutput(idTokens) {
    const [only, ...others] = idTokens;
    if (only && others.length === 0)
        return only.token;
    return JSON.stringify(Object.fromEntries(idTokens.map(({ audience, token }) => [audience, token])));
}
function fileVariables(path, settings, place) {
    return {
        // Google's Python library takes an empty value for the name of a file.
        GOOGLE_APPLICATION_CREDENTIALS: { value: path },
        CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: { value: path, emptyMeansUnset: true },
        GOOGLE_GHA_CREDS_PATH: { value: path, emptyMeansUnset: true },
        ...(needsExecutable(settings, place)
            ? { GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: { value: '1', emptyMeansUnset: true } }
            : {}),
        // The tools refuse a file of another universe than the one they are set to.
        ...(settings.universe === defaultUniverse
            ? {}
            : {
                CLOUDSDK_CORE_UNIVERSE_DOMAIN: { value: settings.universe },
                GOOGLE_CLOUD_UNIVERSE_DOMAIN: { value: settings.universe },
            }),
    };
}
function projectVariables({ projectId }) {
    if (projectId === undefined)
        return {};
    return {
        // gcloud takes an empty value for the name of a project.
        CLOUDSDK_CORE_PROJECT: { value: projectId },
        GOOGLE_CLOUD_PROJECT: { value: projectId, emptyMeansUnset: true },
        GCLOUD_PROJECT: { value: projectId, emptyMeansUnset: true },
        GCP_PROJECT: { value: projectId },
        CLOUDSDK_PROJECT: { value: projectId },
    };
}
const terraform = 'makes Terraform use that credential in place of this login';
/** Variables that win over the credentials file, with the tool that prefers them. */
const stronger = [
    {
        variable: 'CLOUDSDK_AUTH_ACCESS_TOKEN',
        effect: 'makes gcloud use that token, which it cannot renew, in place of this login',
        neutralise: true,
    },
    {
        variable: 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE',
        effect: 'makes gcloud use the token in that file, which it cannot renew, in place of this login',
        neutralise: true,
    },
    {
        variable: 'CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT',
        effect: 'makes gcloud impersonate that service account on top of this login',
    },
    {
        variable: 'GOOGLE_IMPERSONATE_SERVICE_ACCOUNT',
        effect: 'makes Terraform impersonate that service account on top of this login',
    },
    { variable: 'GOOGLE_OAUTH_ACCESS_TOKEN', effect: terraform },
    { variable: 'GOOGLE_CREDENTIALS', effect: terraform },
    { variable: 'GOOGLE_CLOUD_KEYFILE_JSON', effect: terraform },
    { variable: 'GCLOUD_KEYFILE_JSON', effect: terraform },
];
function conflicts(settings, env) {
    const foreignUniverse = ['CLOUDSDK_CORE_UNIVERSE_DOMAIN', 'GOOGLE_CLOUD_UNIVERSE_DOMAIN']
        .filter((variable) => env[variable] && env[variable] !== settings.universe)
        .map((variable) => ({
        variable,
        effect: `names another universe than \`gcp-universe\` (${settings.universe}): its tools refuse this login`,
    }));
    return [...stronger.filter(({ variable }) => env[variable]), ...foreignUniverse];
}

// EXTERNAL MODULE: ./lib/settings/schema.js
var schema = __webpack_require__(586);
;// CONCATENATED MODULE: ./lib/providers/gcp/settings.js





/** Without the characters that would end a word in the credentials file's command line. */
const audience = (0,kinds/* text */.Qq)({ pattern: /^[^\s"'\p{Cc}]+$/u, rule: 'one audience, without blanks and quotes' });
/** A scope-token of RFC 6749 section 3.3. */
const scope = (0,kinds/* text */.Qq)({ pattern: /^[\x21\x23-\x5b\x5d-\x7e]+$/, rule: 'an OAuth scope' });
const headerValue = (0,kinds/* text */.Qq)({
    pattern: /^[\x20-\x7e]{1,512}$/,
    rule: 'one line of at most 512 ASCII characters',
});
const projectId = (0,kinds/* text */.Qq)({
    label: 'project ID',
    pattern: /^[a-z0-9][a-z0-9.:-]*$/,
    rule: 'a project ID: lower-case letters, digits and hyphens (the display name does not work)',
});
const domain = (0,kinds/* text */.Qq)({ label: 'domain', pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/, rule: 'a domain name' });
const settings_schema = (0,schema/* defineSchema */.Jo)({
    'workload-identity-provider': {
        kind: providerName,
        required: true,
        description: 'Full resource name of the workload identity provider that trusts this repository. Setting it turns the Google Cloud login on.',
    },
    'service-account': {
        kind: serviceAccountName,
        description: 'E-mail address of the service account to impersonate. Without one the job acts as its own federated principal (direct federation), whose tokens end in about five minutes.',
    },
    'project-id': {
        kind: projectId,
        derivedDefault: "the project in the service account's address",
        description: 'Project that later steps work in.',
    },
    audience: {
        kind: audience,
        derivedDefault: '`https://iam.googleapis.com/<workload-identity-provider>`',
        description: 'Audience of the ID token. Anything but the default must be among the allowed audiences of the provider.',
    },
    'access-token-lifetime': {
        kind: (0,kinds/* duration */.p0)({ minSeconds: 60, maxSeconds: 43_200 }),
        default: '3600s',
        description: 'How long an access token of the service account lives. More than one hour needs the organization policy `constraints/iam.allowServiceAccountCredentialLifetimeExtension`. Tokens that tools get through the credentials file live as long, but at least 10 minutes.',
    },
    'access-token-scopes': {
        kind: (0,kinds/* list */.p_)(scope, { separator: /[\s,]/ }),
        default: 'https://www.googleapis.com/auth/cloud-platform',
        description: 'OAuth scopes of the access token.',
    },
    'id-token-audience': {
        kind: (0,kinds/* list */.p_)(audience, { separator: /[\s,]/ }),
        description: 'One or more audiences, for example the URL of a Cloud Run service. Each yields an ID token of the service account: one as the bare token, several as a JSON object from audience to token.',
    },
    'id-token-include-email': {
        kind: kinds/* boolean */.zM,
        default: 'false',
        description: "Put the service account's e-mail address into those ID tokens. Identity-Aware Proxy needs it.",
    },
    delegates: {
        kind: (0,kinds/* list */.p_)(serviceAccountName, { separator: /[\s,]/ }),
        description: 'Service accounts to pass through, in order, before the last one is impersonated. Each needs the role Service Account Token Creator on the next. The format of the credentials file has no place for them.',
    },
    universe: {
        kind: domain,
        default: defaultUniverse,
        description: 'Domain of the Google Cloud universe.',
    },
    'request-reason': {
        kind: headerValue,
        description: 'Text that the audit logs of Google Cloud record with each request of this login.',
    },
    'credentials-source': {
        kind: (0,kinds/* choice */.Yq)(['url', 'executable']),
        default: 'url',
        description: "How the credentials file gets ID tokens. `url`: it holds the job's request token, and works with every tool. `executable`: it holds no secret and names a helper program instead, for tools that run programs (`GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES=1`), outside of containers.",
    },
});
function resolve(values, env) {
    const { workloadIdentityProvider: provider, serviceAccount, requestReason } = values;
    const { endpoints, problems } = endpointsOf(values.universe, env);
    const needsServiceAccount = (setting, what) => problems.push({ setting, message: `needs \`gcp-service-account\`: ${what}` });
    if (serviceAccount === undefined && values.idTokenAudience) {
        needsServiceAccount('id-token-audience', 'only a service account can have Google ID tokens');
    }
    if (serviceAccount === undefined && values.delegates) {
        needsServiceAccount('delegates', 'a chain of impersonation must end at one');
    }
    if (values.accessTokenScopes.length === 0) {
        problems.push({ setting: 'access-token-scopes', message: 'must hold at least one scope' });
    }
    const project = values.projectId ?? projectOf(serviceAccount);
    return {
        problems,
        settings: {
            provider,
            audience: values.audience ?? defaultIdTokenAudience(provider),
            accessTokenLifetimeSeconds: values.accessTokenLifetime,
            scopes: unique(values.accessTokenScopes),
            idTokenAudiences: unique(values.idTokenAudience ?? []),
            idTokenIncludeEmail: values.idTokenIncludeEmail,
            delegates: values.delegates ?? [],
            universe: values.universe,
            credentialsSource: values.credentialsSource,
            endpoints,
            ...(serviceAccount === undefined ? {} : { serviceAccount }),
            ...(project === undefined ? {} : { projectId: project }),
            ...(requestReason === undefined ? {} : { requestReason }),
        },
    };
}
function unique(items) {
    return [...new Set(items)];
}

;// CONCATENATED MODULE: ./lib/providers/gcp/index.js






const gcp = {
    name: 'gcp',
    title: 'Google Cloud',
    settings: settings_schema,
    resolve: resolve,
    audience: ({ audience }) => audience,
    sharesIdTokens: true,
    load: loadLibrary,
    exchange: exchange,
    describe: describe,
    publications: publications,
    conflicts: conflicts,
    diagnose: diagnose,
    trust: trust,
};


/***/ }),

/***/ 9574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ shellWord)
/* harmony export */ });
/**
 * One word of a POSIX shell command, quoted where its characters need it; of `--flag=value` only the value is quoted.
 * Foreign text may hold anything.
 */
function shellWord(text) {
    if (/^[\w@%+=:,./-]+$/.test(text))
        return text;
    const [, flag = '', value = ''] = /^(--[\w-]+=)?(.*)$/s.exec(text);
    return `${flag}'${value.replaceAll("'", `'\\''`)}'`;
}


/***/ })

};
