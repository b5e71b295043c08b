export const id = 341;
export const ids = [341];
export const modules = {

/***/ 1722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  azure: () => (/* binding */ azure)
});

// EXTERNAL MODULE: ./lib/identity/claims.js
var identity_claims = __webpack_require__(7881);
;// CONCATENATED MODULE: ./lib/providers/azure/subject.js

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
    const ownerId = (0,identity_claims/* claim */.B)(claims, 'repository_owner_id');
    const repositoryId = (0,identity_claims/* claim */.B)(claims, 'repository_id');
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

;// CONCATENATED MODULE: ./lib/providers/azure/errors.js

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
            causes: subjectMismatchCauses(claims),
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
            happened: 'Entra takes the ID token for expired or not yet valid, also after a new one was requested.',
            causes: ['The clock of this runner, or of the server that issued the token, is wrong.'],
            fix: ['Check the clock of the runner (`timedatectl`, `w32tm /query /status`).'],
        }),
    },
    {
        codes: [700027],
        retry: 'fresh',
        explain: ({ claims }) => ({
            happened: 'Entra could not verify the signature of the ID token, also of a new one.',
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
                'Write each scope as the resource’s application ID URI followed by `/.default`, for example `https://vault.azure.net/.default`.',
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
                `Find the sign-in of ${settings.clientId} in Entra’s sign-in log for service principals: it names the policy.`,
                'Admit the runner’s outgoing address, use runners with fixed addresses, or exclude this identity from the policy.',
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

// EXTERNAL MODULE: ./lib/text/shell-word.js
var shell_word = __webpack_require__(9574);
;// CONCATENATED MODULE: ./lib/providers/azure/trust.js


/** The only issuer for which Entra evaluates expressions over GitHub's claims. */
const githubIssuer = 'https://token.actions.githubusercontent.com';
function trust(claims, settings) {
    const other = otherSubjectForm(claims);
    return [
        {
            title: 'App registration: trust this job',
            language: 'sh',
            text: createForApplication(claims, settings),
        },
        {
            title: 'User-assigned managed identity: trust this job',
            language: 'sh',
            text: createForManagedIdentity(claims, settings),
        },
        {
            title: 'The federated credential as JSON, for other tools',
            language: 'json',
            text: JSON.stringify(federatedCredential(claims.sub, claims, settings), null, 2),
        },
        ...(other === undefined
            ? []
            : [
                {
                    title: 'App registration: the same job in GitHub’s other form of subjects, before you change the form',
                    language: 'sh',
                    text: createForApplication({ ...claims, sub: other }, settings),
                },
            ]),
        ...flexibleCredential(claims, settings),
    ];
}
/** Creates the credential for this ID token, on whichever of the two kinds of identity the login uses. */
function createCredential(claims, settings) {
    return [
        '# App registration:',
        createForApplication(claims, settings),
        '# User-assigned managed identity:',
        createForManagedIdentity(claims, settings),
    ].join('\n');
}
function createForApplication(claims, settings) {
    const parameters = JSON.stringify(federatedCredential(claims.sub, claims, settings));
    return `az ad app federated-credential create --id ${settings.clientId} --parameters ${(0,shell_word/* shellWord */.r)(parameters)}`;
}
function createForManagedIdentity(claims, settings) {
    const { name, issuer, subject, audiences } = federatedCredential(claims.sub, claims, settings);
    const query = `[?clientId=='${settings.clientId}'].[name, resourceGroup]`;
    return [
        `az identity list --query ${(0,shell_word/* shellWord */.r)(query)} --output tsv | while read -r identity group; do`,
        '  az identity federated-credential create --identity-name "$identity" --resource-group "$group" \\',
        `    --name ${name} --issuer ${(0,shell_word/* shellWord */.r)(issuer)} \\`,
        `    --subject ${(0,shell_word/* shellWord */.r)(subject)} --audiences ${(0,shell_word/* shellWord */.r)(audiences.join(' '))}`,
        'done',
    ].join('\n');
}
/** One credential for all branches, or all tags: an expression in place of the subject. Made through Microsoft Graph. */
function flexibleCredential(claims, settings) {
    const [, prefix, kind] = /^(repo:[\w.@/-]+:ref:refs\/(heads|tags)\/)/.exec(claims.sub) ?? [];
    if (prefix === undefined || claims.iss !== githubIssuer)
        return [];
    const { subject: _, ...credential } = federatedCredential(`${prefix}all`, claims, settings);
    const body = {
        ...credential,
        claimsMatchingExpression: { value: `claims['sub'] matches '${prefix}*'`, languageVersion: 1 },
    };
    const applications = `https://${settings.cloud.graph}/beta/applications(appId='${settings.clientId}')`;
    return [
        {
            title: `App registration: trust every ${kind === 'tags' ? 'tag' : 'branch'} of the repository`,
            language: 'sh',
            text: [
                `az rest --method post --url ${(0,shell_word/* shellWord */.r)(`${applications}/federatedIdentityCredentials`)} \\`,
                `  --body ${(0,shell_word/* shellWord */.r)(JSON.stringify(body))}`,
            ].join('\n'),
        },
    ];
}
function federatedCredential(subject, { iss }, { audience }) {
    return { name: credentialName(subject), issuer: iss, subject, audiences: [audience] };
}
/** 3 to 120 letters, digits, hyphens and underscores, the first a letter or digit. */
function credentialName(subject) {
    const words = subject
        .replace(/^repo:/, '')
        .replace(/[^A-Za-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
    return `github-${words}`.slice(0, 120);
}

;// CONCATENATED MODULE: ./lib/providers/azure/diagnose.js


const page = 'azure.md';
function diagnose(error, claims, settings) {
    const known = knownError(error.code);
    if (!known)
        return { ...unknown(error, settings), page };
    const text = known.paste === 'role-assignment'
        ? assignRole(settings)
        : known.paste === 'federated-credential' && claims && createCredential(claims, settings);
    return {
        ...known.explain({ settings, claims }),
        ...(text ? { paste: { language: 'sh', text } } : {}),
        page,
    };
}
function assignRole({ clientId, subscriptionId }) {
    return `az role assignment create --assignee ${clientId} --role Reader --scope /subscriptions/${subscriptionId}`;
}
function unknown({ code, stage, status = 0 }, { cloud }) {
    const service = stage === 'verify' ? 'Azure Resource Manager' : 'Entra';
    if (stage === 'id-token') {
        return { happened: 'There was no ID token for the login to Azure.', causes: [], fix: [] };
    }
    if (code.startsWith('http/') || status === 429 || status >= 500) {
        return {
            happened: `${service} could not be reached, or gave no usable answer.`,
            causes: [
                'The network or proxy between this runner and Azure interferes.',
                'The service is in trouble for the moment.',
            ],
            fix: [
                `Let the runner reach ${cloud.tokenHost} and ${cloud.resourceManager} on port 443, directly or through the proxy in \`HTTPS_PROXY\`.`,
                'Run the job again later.',
            ],
        };
    }
    const number = /AADSTS(\d+)$/.exec(code)?.[1];
    return {
        happened: `${service} refused the login.`,
        causes: [],
        fix: number
            ? [`Microsoft explains the code: https://login.microsoftonline.com/error?code=${number}`]
            : [],
    };
}

// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/util/decode_jwt.js
var decode_jwt = __webpack_require__(7961);
// EXTERNAL MODULE: ./lib/http/answer.js
var http_answer = __webpack_require__(6788);
// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
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
    const number = numbers.find((code) => knownError(errorCode(code))) ?? numbers[0];
    const words = description.split(/\s*Trace ID:/)[0];
    return refusal(answer, {
        message: words || error,
        code: number === undefined ? errorCode(error || `http-${answer.status}`) : errorCode(number),
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
        code: errorCode((0,http_answer/* wireCode */.Ll)(error?.code) || `http-${answer.status}`),
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
    return new login_error/* LoginError */.Q((0,http_answer/* excerpt */.Kb)(facts.message, 500) || `HTTP ${answer.status} without a text`, {
        code: facts.code,
        stage: facts.stage,
        retry: knownError(facts.code)?.retry ?? facts.fallback,
        status: answer.status,
        operation: facts.operation,
        requestIds: Object.fromEntries(Object.entries(facts.requestIds).filter(([, value]) => value !== '')),
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
}
function textOf(value) {
    return typeof value === 'string' ? value : '';
}

;// CONCATENATED MODULE: ./lib/providers/azure/clouds.js
/** The Azure clouds: every value that differs between them. */
const environments = ['azurecloud', 'azureusgovernment', 'azurechinacloud'];
const clouds = {
    azurecloud: {
        environment: 'azurecloud',
        authorityHost: 'login.microsoftonline.com',
        tokenHost: 'login.microsoftonline.com',
        audience: 'api://AzureADTokenExchange',
        resourceManager: 'management.azure.com',
        management: 'management.core.windows.net',
        graph: 'graph.microsoft.com',
        cliName: 'AzureCloud',
        terraformName: 'public',
    },
    azureusgovernment: {
        environment: 'azureusgovernment',
        authorityHost: 'login.microsoftonline.us',
        tokenHost: 'login.microsoftonline.us',
        audience: 'api://AzureADTokenExchangeUSGov',
        resourceManager: 'management.usgovcloudapi.net',
        management: 'management.core.usgovcloudapi.net',
        graph: 'graph.microsoft.us',
        cliName: 'AzureUSGovernment',
        terraformName: 'usgovernment',
    },
    azurechinacloud: {
        environment: 'azurechinacloud',
        authorityHost: 'login.chinacloudapi.cn',
        tokenHost: 'login.partner.microsoftonline.cn',
        audience: 'api://AzureADTokenExchangeChina',
        resourceManager: 'management.chinacloudapi.cn',
        management: 'management.core.chinacloudapi.cn',
        graph: 'microsoftgraph.chinacloudapi.cn',
        cliName: 'AzureChinaCloud',
        terraformName: 'china',
    },
};
/** The cloud that tools use when nothing tells them another. */
const publicCloud = clouds.azurecloud;
function cloudOf(environment) {
    return clouds[environment];
}
/** All clouds, for telling that a value belongs to another one. */
const allClouds = Object.values(clouds);

;// CONCATENATED MODULE: ./lib/providers/azure/scopes.js

/** The scope for Azure Resource Manager under which the Azure CLI looks for its token; double slash intended. */
function resourceManagerScope(cloud) {
    return `https://${cloud.management}//.default`;
}
/** Whether a scope, in any spelling, means Azure Resource Manager. */
function isResourceManagerScope(scope, cloud) {
    return spellings(cloud.resourceManager, cloud.management).includes(scope.toLowerCase());
}
/** Every spelling for Azure Resource Manager becomes the one that serves REST callers and the Azure CLI alike. */
function normalizedScope(scope, cloud) {
    return isResourceManagerScope(scope, cloud) ? resourceManagerScope(cloud) : scope;
}
/** The other cloud that a scope belongs to, if it does. */
function foreignCloud(scope, cloud) {
    const host = URL.parse(scope)?.host;
    return allClouds.find((other) => other !== cloud && [other.resourceManager, other.management, other.graph].some((own) => own === host));
}
/**
 * All scopes that a token answers, the asked one included: Azure Resource Manager and Microsoft Graph accept a token
 * for any spelling of theirs.
 */
function interchangeableScopes(scope, cloud) {
    if (isResourceManagerScope(scope, cloud))
        return spellings(cloud.management, cloud.resourceManager);
    const graph = spellings(cloud.graph);
    return graph.includes(scope.toLowerCase()) ? graph : [scope];
}
/** What a scope is for, for the log: its resource without the boilerplate around it. */
function resourceOf(scope) {
    return scope.replace(/\/{1,2}\.default$/, '').replace(/^https:\/\//, '');
}
function spellings(...hosts) {
    return hosts.flatMap((host) => [`https://${host}//.default`, `https://${host}/.default`]);
}

// EXTERNAL MODULE: ./lib/settings/kinds.js
var kinds = __webpack_require__(3474);
// EXTERNAL MODULE: ./lib/settings/schema.js
var schema = __webpack_require__(586);
;// CONCATENATED MODULE: ./lib/providers/azure/settings.js




const guidPattern = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
function isGuid(text) {
    return guidPattern.test(text);
}
/** A GUID, in lower case. `rule` completes the sentence "must be …". */
function guid(rule) {
    return {
        label: 'GUID',
        parse(given) {
            const value = given.toLowerCase();
            if (!isGuid(value))
                throw new kinds/* Refusal */.P_(`must be ${rule}`);
            return value;
        },
    };
}
/** `common` and its like stand for any directory, which a workload cannot sign in to. */
const placeholderTenants = ['common', 'organizations', 'consumers'];
const tenant = {
    label: 'GUID or domain',
    parse(given) {
        const value = given.toLowerCase();
        if (placeholderTenants.includes(value)) {
            throw new kinds/* Refusal */.P_('must name one directory: the placeholder works for the sign-in of people only');
        }
        if (!isGuid(value) && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value)) {
            throw new kinds/* Refusal */.P_('must be the directory (tenant) ID, a GUID, or a verified domain of the directory');
        }
        return value;
    },
};
const scope = (0,kinds/* text */.Qq)({
    label: '`<resource>/.default`',
    pattern: /^[^\s/"\\][^\s"\\]*\/\.default$/,
    rule: 'a resource followed by `/.default`, for example `https://vault.azure.net/.default`',
});
const settings_schema = (0,schema/* defineSchema */.Jo)({
    'client-id': {
        kind: guid('the application (client) ID, a GUID, as the overview page of the app registration or managed identity shows it; its name, object ID or resource ID does not work'),
        required: true,
        description: 'Application (client) ID of the app registration or user-assigned managed identity that trusts this repository. Setting it turns the Azure login on.',
    },
    'tenant-id': {
        kind: tenant,
        required: true,
        description: 'Directory (tenant) ID, or a verified domain of the directory. Required with the client ID.',
    },
    'subscription-id': {
        kind: guid('the subscription ID, a GUID; its display name does not work'),
        description: 'Subscription that later steps work in. The login checks that the identity has a role in it. Without one the login is at tenant level.',
    },
    environment: {
        kind: (0,kinds/* choice */.Yq)(environments),
        default: 'azurecloud',
        description: 'The Azure cloud. It sets the audience, the sign-in address and the scope of Azure Resource Manager.',
    },
    audience: {
        kind: (0,kinds/* text */.Qq)({ pattern: /^\S{1,600}$/, rule: 'at most 600 characters, without blanks' }),
        derivedDefault: '`api://AzureADTokenExchange`, or what the environment recommends',
        description: 'Audience of the ID token. It must be the audience of the federated credential.',
    },
    scopes: {
        kind: (0,kinds/* list */.p_)(scope, { separator: /[\s,]/ }),
        derivedDefault: 'Azure Resource Manager',
        description: 'What to get access tokens for, one or more, fetched in parallel. The first becomes the output `azure-access-token`; the Azure CLI finds all of them in its cache.',
    },
    cli: {
        kind: kinds/* boolean */.zM,
        default: 'true',
        description: 'Make the `az` command work in later steps, with a configuration directory of its own. The command itself is neither needed nor started.',
    },
});
function resolve(values) {
    const { clientId, tenantId, subscriptionId, cli } = values;
    const cloud = cloudOf(values.environment);
    const given = values.scopes?.length ? values.scopes : [resourceManagerScope(cloud)];
    const problems = [...mixedUp(clientId, tenantId, subscriptionId), ...foreignScopes(given, cloud)];
    return {
        problems,
        settings: {
            clientId,
            tenantId,
            ...(subscriptionId === undefined ? {} : { subscriptionId }),
            cloud,
            audience: values.audience ?? cloud.audience,
            scopes: [...new Set(given.map((item) => normalizedScope(item, cloud)))],
            cli,
        },
    };
}
/** The three IDs look alike; two equal ones mean that one was pasted in the place of another. */
function mixedUp(clientId, tenantId, subscriptionId) {
    const problems = [];
    if (clientId === tenantId) {
        problems.push({
            setting: 'client-id',
            message: 'is the same as the tenant ID: one of the two was pasted in the wrong place',
        });
    }
    for (const [other, what] of [
        [clientId, 'client ID'],
        [tenantId, 'tenant ID'],
    ]) {
        if (subscriptionId === other) {
            problems.push({
                setting: 'subscription-id',
                message: `is the same as the ${what}: one of the two was pasted in the wrong place`,
            });
        }
    }
    return problems;
}
function foreignScopes(scopes, cloud) {
    return scopes.flatMap((item) => {
        const home = foreignCloud(item, cloud);
        if (!home)
            return [];
        return [
            {
                setting: 'scopes',
                message: `has the item "${item}", which belongs to the environment \`${home.environment}\`, not to \`${cloud.environment}\``,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./lib/providers/azure/exchange.js







function load() {
    return __webpack_require__.e(/* import() */ 202).then(__webpack_require__.bind(__webpack_require__, 6821));
}
/**
 * Gets a token per scope, in parallel, and reads the subscription as soon as the token for that is there.
 * @throws {LoginError} `azure/…`, `http/…`
 */
async function exchange(settings, context) {
    const requests = settings.scopes.map((scope) => requestToken(scope, settings, context));
    const forSubscription = settings.scopes.findIndex((scope) => isResourceManagerScope(scope, settings.cloud));
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
    const operation = isResourceManagerScope(scope, cloud)
        ? 'Entra token'
        : `Entra token for ${resourceOf(scope)}`;
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
    return new login_error/* LoginError */.Q(`the Microsoft authentication library reports ${code ?? 'an unknown error'}`, {
        code: errorCode('library'),
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
    if (isGuid(given))
        return given;
    try {
        const { tid } = (0,decode_jwt/* decodeJwt */.i)(accessToken);
        return typeof tid === 'string' && isGuid(tid) ? tid : given;
    }
    catch {
        return given;
    }
}
function isSuccess({ status }) {
    return status >= 200 && status <= 299;
}

// EXTERNAL MODULE: ./lib/identity/github.js
var github = __webpack_require__(3651);
// EXTERNAL MODULE: ./lib/refresh/specification.js
var refresh_specification = __webpack_require__(6082);
// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __webpack_require__(5831);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/providers/azure/cli-state.js
/**
 * The files from which the Azure CLI takes its identities, subscriptions and tokens, written without starting it. Their
 * formats are those of azure-cli (`azure.cli.core._profile`, `azure.cli.core.auth.identity`) and of MSAL for Python's
 * token cache; nothing else needs to be there.
 */


const tenantLevelName = 'N/A(tenant level account)';
/** The configuration directory that all Azure logins of the job share. */
function configDirectory(place) {
    return (0,external_node_path_.join)(place.shared, 'azure');
}
function cliVariables({ cloud }, place) {
    const usual = usualDirectory(place);
    return {
        AZURE_CONFIG_DIR: { value: configDirectory(place), emptyMeansUnset: true },
        // Extensions live below the configuration directory unless told otherwise: keep those the runner has.
        ...(usual && !place.env.AZURE_EXTENSION_DIR
            ? { AZURE_EXTENSION_DIR: { value: (0,external_node_path_.join)(usual.path, 'cliextensions'), emptyMeansUnset: true } }
            : {}),
        // It wins over the cloud in the configuration file, and the CLI shows the accounts of one cloud only.
        ...(place.env.AZURE_CLOUD_NAME ? { AZURE_CLOUD_NAME: { value: cloud.cliName } } : {}),
    };
}
function cliEdits(credential, settings, place) {
    const config = fileOf('config', place);
    return [
        {
            format: 'ini',
            ...config,
            section: 'cloud',
            keys: { name: settings.cloud.cliName },
        },
        {
            format: 'ini',
            ...config,
            section: 'core',
            // On Windows the CLI encrypts its files with a key of the user's account; this makes it read the plain ones.
            keys: { encrypt_token_cache: 'false' },
        },
        {
            format: 'json',
            ...fileOf('azureProfile.json', place),
            at: ['subscriptions'],
            // The CLI finds an account by its subscription alone.
            entries: { kind: 'list', match: ['id'], items: [account(credential, settings)] },
            exclusive: 'isDefault',
        },
        ...cliCredentialEdits(credential, settings, place),
    ];
}
/** The part that ends, and so has to be written again from time to time. */
function cliCredentialEdits(credential, settings, place) {
    const { tenantId: tenant, assertion: client_assertion } = credential;
    return [
        {
            format: 'json',
            ...fileOf('service_principal_entries.json', place),
            at: [],
            entries: {
                kind: 'list',
                match: ['client_id', 'tenant'],
                items: [{ client_id: settings.clientId, tenant, client_assertion }],
            },
        },
        {
            format: 'json',
            ...fileOf('msal_token_cache.json', place),
            at: ['AccessToken'],
            entries: { kind: 'map', items: cachedTokens(credential, settings) },
        },
    ];
}
function fileOf(name, place) {
    const usual = usualDirectory(place);
    return {
        path: (0,external_node_path_.join)(configDirectory(place), name),
        // Settings always come along; logins only from a directory that the job chose on purpose.
        ...(usual && (usual.chosen || name === 'config') ? { startFrom: (0,external_node_path_.join)(usual.path, name) } : {}),
    };
}
/** The directory that the CLI would use without this login. */
function usualDirectory({ env, ...place }) {
    const { AZURE_CONFIG_DIR: configured } = env;
    if (configured && configured !== configDirectory(place))
        return { path: configured, chosen: true };
    const home = env.HOME || env.USERPROFILE;
    return home ? { path: (0,external_node_path_.join)(home, '.azure'), chosen: false } : undefined;
}
/** An account of `az account list`. */
function account({ tenantId, subscription }, { clientId, subscriptionId, cloud }) {
    return {
        id: subscriptionId ?? tenantId,
        name: subscription?.name ?? subscriptionId ?? tenantLevelName,
        state: subscription?.state ?? 'Enabled',
        user: { name: clientId, type: 'servicePrincipal' },
        isDefault: true,
        tenantId,
        homeTenantId: subscription?.homeTenantId ?? tenantId,
        environmentName: cloud.cliName,
        managedByTenants: [],
    };
}
/** MSAL's cache entries; the times are seconds, as text. */
function cachedTokens({ tokens, tenantId }, { clientId, cloud }) {
    const entries = {};
    for (const { scope, secret, obtainedAt, expiresAt } of tokens) {
        for (const target of interchangeableScopes(scope, cloud)) {
            // MSAL's own key, so that a token the CLI gets later takes the place of ours.
            const key = `-${cloud.authorityHost}-accesstoken-${clientId}-${tenantId}-${target}`.toLowerCase();
            entries[key] = {
                credential_type: 'AccessToken',
                secret,
                home_account_id: null,
                environment: cloud.authorityHost,
                client_id: clientId,
                target,
                realm: tenantId,
                token_type: 'Bearer',
                cached_at: seconds(obtainedAt),
                expires_on: seconds(expiresAt),
                extended_expires_on: seconds(expiresAt),
            };
        }
    }
    return entries;
}
function seconds(epochMs) {
    return String(Math.floor(epochMs / 1000));
}

;// CONCATENATED MODULE: ./lib/providers/azure/renewal.js
/** What the refresher keeps fresh of an Azure login: the state of the Azure CLI, and the ID token for the Azure SDKs. Pure. */


const renewal = {
    idToken: ({ assertion }) => assertion,
    withIdToken: (credential, assertion) => ({ ...credential, assertion }),
    publications: (credential, settings, place) => ({
        files: [idTokenFile(credential, place)],
        edits: settings.cli ? cliCredentialEdits(credential, settings, place) : [],
    }),
};
/** The file that the Azure SDKs find by `AZURE_FEDERATED_TOKEN_FILE`. */
function idTokenFile({ assertion }, { directory, login }) {
    return { path: (0,external_node_path_.join)(directory, `${login}.id-token`), content: assertion };
}

;// CONCATENATED MODULE: ./lib/providers/azure/publish.js
/** What an Azure login hands to later steps, and what in the job would get in its way. Pure. */






function describe(credential, settings) {
    const { subscription } = credential;
    const { subscriptionId } = settings;
    return {
        identity: settings.clientId,
        target: subscriptionId
            ? `subscription ${subscription?.name ?? subscriptionId}`
            : `tenant ${credential.tenantId}`,
        expiresAt: Math.min(...credential.tokens.map(({ expiresAt }) => expiresAt)),
        notes: [
            ...(subscription && subscription.state !== 'Enabled'
                ? [`The subscription is in the state ${subscription.state}: changes to it will probably be refused.`]
                : []),
            ...(subscriptionId && !subscription
                ? [
                    'The subscription was not checked, because `azure-scopes` does not ask for Azure Resource Manager.',
                ]
                : []),
        ],
    };
}
function publications(credential, settings, place) {
    const { clientId, subscriptionId, cli } = settings;
    const { tenantId, tokens, assertion } = credential;
    const first = tokens[0];
    const specification = (0,refresh_specification/* specificationFile */.N)({ provider: 'azure', settings, audience: settings.audience }, place);
    const tokenFile = idTokenFile(credential, place);
    return {
        secrets: [...tokens.map(({ secret }) => secret), assertion],
        ...(specification
            ? { files: [specification, tokenFile], refresherSpecification: specification.path }
            : {}),
        ...(cli ? { edits: cliEdits(credential, settings, place) } : {}),
        variables: {
            ...(place.exportEnvironment ? identityVariables(credential, settings, place.env) : {}),
            // Only a file that is kept fresh: the SDKs prefer it to all that comes after, also when its token has ended.
            ...(place.exportEnvironment && specification
                ? { AZURE_FEDERATED_TOKEN_FILE: { value: tokenFile.path, emptyMeansUnset: true } }
                : {}),
            // The CLI's state holds several logins, so it is pointed to also by one that does not export itself.
            ...(cli ? cliVariables(settings, place) : {}),
        },
        outputs: {
            'client-id': clientId,
            'tenant-id': tenantId,
            ...(subscriptionId ? { 'subscription-id': subscriptionId } : {}),
            'access-token-expiration': (0,timestamp/* timestamp */.v)(first.expiresAt),
        },
        credentialOutputs: { 'access-token': first.secret },
    };
}
/**
 * The names that the Azure SDKs and Terraform read. Both get the identity alone and ask for tokens themselves: a token in
 * `ARM_OIDC_TOKEN` or a file would win over that, and end after five minutes.
 */
function identityVariables({ tenantId }, { clientId, subscriptionId, cloud, audience }, env) {
    const variables = {};
    const set = (name, value) => {
        variables[name] = { value, emptyMeansUnset: true };
    };
    // Defaults of the tools are written only where another value would hide them, for example an earlier login's.
    const setUnlessDefault = (name, value, isDefault, emptyMeansUnset = true) => {
        if (!isDefault || env[name])
            variables[name] = { value, emptyMeansUnset };
    };
    set('AZURE_CLIENT_ID', clientId);
    set('AZURE_TENANT_ID', tenantId);
    set('ARM_CLIENT_ID', clientId);
    set('ARM_TENANT_ID', tenantId);
    set('ARM_USE_OIDC', 'true');
    if (subscriptionId) {
        set('AZURE_SUBSCRIPTION_ID', subscriptionId);
        set('ARM_SUBSCRIPTION_ID', subscriptionId);
    }
    const isPublic = cloud.environment === publicCloud.environment;
    setUnlessDefault('AZURE_AUTHORITY_HOST', `https://${cloud.authorityHost}/`, isPublic, false);
    setUnlessDefault('ARM_ENVIRONMENT', cloud.terraformName, isPublic);
    // Terraform and Pulumi ask GitHub for the public cloud's audience, unless the address names one.
    const usesDefaultAudience = audience === publicCloud.audience;
    const endpoint = env.ACTIONS_ID_TOKEN_REQUEST_URL;
    if (endpoint)
        setUnlessDefault('ARM_OIDC_REQUEST_URL', (0,github/* tokenRequestUrl */.WC)(endpoint, audience), usesDefaultAudience);
    setUnlessDefault('ARM_OIDC_AUDIENCE', audience, usesDefaultAudience);
    return variables;
}
/** Variables of the job that the tools prefer to what this login exports, by the order in the tools' own sources. */
function conflicts(_settings, env) {
    return preferred.filter(({ variable }) => env[variable] && (variable !== 'AZURE_USERNAME' || env.AZURE_PASSWORD));
}
const sdksUse = (what) => `makes the Azure SDKs sign in with ${what} instead of this login`;
const terraformUses = (what) => `makes Terraform sign in with ${what} instead of this login`;
/** Tokens are emptied, being of no use beside a login. A secret or certificate may have another purpose in the job. */
const preferred = [
    { variable: 'AZURE_CLIENT_SECRET', effect: sdksUse('that secret') },
    { variable: 'AZURE_CLIENT_CERTIFICATE_PATH', effect: sdksUse('that certificate') },
    { variable: 'AZURE_USERNAME', effect: sdksUse('that user name and `AZURE_PASSWORD`') },
    { variable: 'AZURE_FEDERATED_TOKEN_FILE', effect: sdksUse('the token in that file'), neutralise: true },
    { variable: 'ARM_CLIENT_SECRET', effect: terraformUses('that secret') },
    { variable: 'ARM_CLIENT_CERTIFICATE', effect: terraformUses('that certificate') },
    { variable: 'ARM_CLIENT_CERTIFICATE_PATH', effect: terraformUses('that certificate') },
    { variable: 'ARM_OIDC_TOKEN', effect: terraformUses('that token, which soon expires,'), neutralise: true },
    { variable: 'ARM_OIDC_TOKEN_FILE_PATH', effect: terraformUses('the token in that file'), neutralise: true },
    {
        variable: 'MSAL_FORCE_REGION',
        effect: 'sends the token requests of other tools to a regional address, which refuses ID tokens (AADSTS100007)',
    },
];

;// CONCATENATED MODULE: ./lib/providers/azure/index.js






const azure = {
    name: 'azure',
    title: 'Azure',
    settings: settings_schema,
    resolve: resolve,
    audience: ({ audience }) => audience,
    sharesIdTokens: true,
    load: load,
    exchange: exchange,
    describe: describe,
    publications: publications,
    renewal: renewal,
    conflicts: conflicts,
    diagnose: diagnose,
    trust: trust,
};


/***/ }),

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ specificationFile)
/* harmony export */ });
/* unused harmony export readSpecification */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1610);
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6788);
/* harmony import */ var _login_cache_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4523);
/** What another process of the job has to know to repeat a login of this step. It holds no secret. */




const format = 1;
/** The specification as a file of this use of the action; undefined when nothing is to be kept alive. */
function specificationFile(login, { env, login: name, now: _, refresh, ...place }) {
    if (!refresh)
        return undefined;
    const specification = {
        format,
        login: name,
        ...login,
        context: (0,_login_cache_js__WEBPACK_IMPORTED_MODULE_3__/* .subjectContext */ .gI)(env),
        place,
        cacheDirectory: refresh.cacheDirectory,
    };
    return { path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.directory, `${name}.refresh.json`), content: JSON.stringify(specification) };
}
/**
 * @throws {Error} when the file is not there (any more) or of another version of the action
 */
async function readSpecification(path) {
    let value;
    try {
        value = JSON.parse(await readFile(path, 'utf8'));
    }
    catch {
        throw new Error(`${path} cannot be read. It lives from the login until the post step of the job: credentials are not renewed before or after.`);
    }
    if (!isObject(value) || value.format !== format)
        throw new Error(`${path} is of another version of the action`);
    return value;
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
