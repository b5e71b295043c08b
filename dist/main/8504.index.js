export const id = 8504;
export const ids = [8504,7913];
export const modules = {

/***/ 8504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   YY: () => (/* binding */ knownError),
/* harmony export */   vI: () => (/* binding */ knownErrors)
/* harmony export */ });
/* harmony import */ var _principal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9409);
/* harmony import */ var _provider_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4020);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7913);



const afterChange = 'If it was created or changed a moment ago, run the job again: changes take about two minutes, sometimes more than seven.';
/** The first row that matches counts. */
const knownErrors = [
    {
        code: 'subject-too-long',
        retry: 'no',
        matches: ({ service, message }) => service === 'sts' && message.includes('127 bytes'),
        explain: ({ claims }) => ({
            happened: `The subject of the ID token is too long for Google Cloud: \`google.subject\` holds at most ${_trust_js__WEBPACK_IMPORTED_MODULE_1__.longestSubjectBytes} bytes.`,
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
            const { projectNumber, pool, provider } = (0,_provider_name_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(settings.provider);
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
                settings.audience === (0,_provider_name_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultIdTokenAudience */ .sK)(settings.provider)
                    ? 'The provider has a list of allowed audiences, and its own name is not on it.'
                    : 'The provider has no list of allowed audiences, or this one is not on it.',
            ],
            fix: [
                'Leave `gcp-audience` empty and the list of the provider too: then both use the name of the provider.',
                'Or set `gcp-audience` to an audience from the list, or extend the list with the command below.',
            ],
        }),
        paste: ({ settings }) => (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.providerCommand)(settings, 'update-oidc', `--allowed-audiences=${settings.audience}`),
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
        paste: ({ settings, claims }) => claims && (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.providerCommand)(settings, 'update-oidc', `--issuer-uri=${claims.iss}`),
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
        paste: ({ settings }) => (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.providerCommand)(settings, 'update-oidc', '--jwk-json-path=jwks.json'),
    },
    {
        code: 'id-token-expired',
        retry: 'fresh',
        matches: ({ service, code, message }) => service === 'sts' &&
            code === 'invalid_grant' &&
            /expired|stale|issued in the future|not yet valid/i.test(message),
        explain: () => ({
            happened: 'Google Cloud takes the ID token for expired or not yet valid.',
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
            (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.providerCommand)(settings, 'describe', '--format=value(attributeCondition)'),
            ...(claims
                ? [(0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.providerCommand)(settings, 'update-oidc', `--attribute-condition=${(0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.attributeCondition)(claims)}`)]
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
        paste: ({ settings }) => (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.providerCommand)(settings, 'describe'),
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
        paste: ({ settings }) => (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.enableImpersonation)(settings),
    },
    {
        code: 'impersonation-denied',
        retry: 'no',
        matches: ({ service, status }) => service === 'iamcredentials' && status === 403,
        explain: ({ settings, claims, operation }) => {
            const { repositoryByName, subject } = claims ? (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.principalsOf)(settings, claims) : {};
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
            const { repository, subject } = (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.principalsOf)(settings, claims);
            return (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.bindingCommand)(settings, repository ?? subject);
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
        paste: ({ settings }) => (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.command)('gcloud iam service-accounts list', ...(0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.projectFlag)(settings, settings.serviceAccount)),
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
    return (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.command)('gcloud iam workload-identity-pools providers list', `--workload-identity-pool=${(0,_principal_js__WEBPACK_IMPORTED_MODULE_2__/* .poolName */ .Y)(settings)}`, '--location=global', '--format=table(name,state,disabled)');
}
function updateMapping({ settings, claims }) {
    return (claims && (0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.providerCommand)(settings, 'update-oidc', `--attribute-mapping=${(0,_trust_js__WEBPACK_IMPORTED_MODULE_1__.attributeMapping)(claims)}`));
}


/***/ }),

/***/ 7913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   attributeCondition: () => (/* binding */ attributeCondition),
/* harmony export */   attributeMapping: () => (/* binding */ attributeMapping),
/* harmony export */   bindingCommand: () => (/* binding */ bindingCommand),
/* harmony export */   command: () => (/* binding */ command),
/* harmony export */   enableImpersonation: () => (/* binding */ enableImpersonation),
/* harmony export */   longestSubjectBytes: () => (/* binding */ longestSubjectBytes),
/* harmony export */   principalsOf: () => (/* binding */ principalsOf),
/* harmony export */   projectFlag: () => (/* binding */ projectFlag),
/* harmony export */   providerCommand: () => (/* binding */ providerCommand),
/* harmony export */   subjectMapping: () => (/* binding */ subjectMapping),
/* harmony export */   trust: () => (/* binding */ trust)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7881);
/* harmony import */ var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9574);
/* harmony import */ var _principal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9409);
/* harmony import */ var _provider_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4020);
/* harmony import */ var _service_account_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3330);





/** The most that `google.subject` may hold. */
const longestSubjectBytes = 127;
/** Claims worth having as attributes. A mapping that names a claim which a token lacks refuses that token. */
const attributeClaims = ['repository', 'repository_id', 'repository_owner_id', 'ref'];
function principalsOf(settings, claims) {
    const byAttribute = (name) => {
        const value = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(claims, name);
        return value === undefined
            ? undefined
            : `principalSet://iam.googleapis.com/${(0,_principal_js__WEBPACK_IMPORTED_MODULE_3__/* .poolName */ .Y)(settings)}/attribute.${name}/${value}`;
    };
    const repository = byAttribute('repository_id');
    const repositoryByName = byAttribute('repository');
    return {
        ...(repository === undefined ? {} : { repository }),
        ...(repositoryByName === undefined ? {} : { repositoryByName }),
        subject: (0,_principal_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectPrincipal */ .h)(settings, subjectMapping(claims).value),
    };
}
/**
 * The mapping of `google.subject`: the token's own subject, or a short stand-in where that is too long for it. The
 * stand-in needs two claims that every GitHub token has.
 */
function subjectMapping(claims) {
    const id = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(claims, 'repository_id');
    const type = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(claims, 'ref_type');
    if (Buffer.byteLength(claims.sub) <= longestSubjectBytes || id === undefined || type === undefined) {
        return { expression: 'assertion.sub', value: claims.sub };
    }
    return { expression: 'assertion.repository_id + ":" + assertion.ref_type', value: `${id}:${type}` };
}
/** `google.subject=\u2026,attribute.\u2026=\u2026` for claims that this token has. */
function attributeMapping(claims) {
    const attributes = attributeClaims
        .filter((name) => (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(claims, name) !== undefined)
        .map((name) => `attribute.${name}=assertion.${name}`);
    return [`google.subject=${subjectMapping(claims).expression}`, ...attributes].join(',');
}
/** A condition that admits the owner of the repository by ID, or exactly this subject for tokens of other issuers. */
function attributeCondition(claims) {
    const owner = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_2__/* .claim */ .B)(claims, 'repository_owner_id');
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
    const project = settings.projectId ?? (0,_provider_name_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(settings.provider).projectNumber;
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
    const project = (0,_service_account_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)(account) ?? settings.projectId;
    return project === undefined || /^\d+$/.test(project) ? [] : [`--project=${project}`];
}
/** One command, an argument per line. */
function command(start, ...words) {
    return [start, ...words.map(_text_shell_word_js__WEBPACK_IMPORTED_MODULE_4__/* .shellWord */ .r)].join(' \\\n  ');
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
                command('gcloud iam workload-identity-pools create', (0,_principal_js__WEBPACK_IMPORTED_MODULE_3__/* .poolName */ .Y)(settings)),
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
    const { projectNumber } = (0,_provider_name_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(settings.provider);
    const start = 'gcloud services enable';
    const own = command(start, 'iam.googleapis.com', 'sts.googleapis.com', `--project=${projectNumber}`);
    return settings.serviceAccount === undefined ? own : `${own}\n${enableImpersonation(settings)}`;
}
/** Switches on the API that makes tokens of service accounts, in the project of the service account. */
function enableImpersonation(settings) {
    const project = (0,_service_account_js__WEBPACK_IMPORTED_MODULE_1__/* .projectOf */ .v8)(settings.serviceAccount) ?? settings.projectId ?? (0,_provider_name_js__WEBPACK_IMPORTED_MODULE_0__/* .partsOf */ .CI)(settings.provider).projectNumber;
    return command('gcloud services enable', 'iamcredentials.googleapis.com', `--project=${project}`);
}
function createProvider(claims, settings) {
    return providerCommand(settings, 'create-oidc', `--issuer-uri=${claims.iss}`, `--attribute-mapping=${attributeMapping(claims)}`, `--attribute-condition=${attributeCondition(claims)}`, ...(settings.audience === (0,_provider_name_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultIdTokenAudience */ .sK)(settings.provider)
        ? []
        : [`--allowed-audiences=${settings.audience}`]));
}


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
