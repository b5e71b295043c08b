export const id = 3688;
export const ids = [3688];
export const modules = {

/***/ 3688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gcp: () => (/* binding */ gcp)
});

;// CONCATENATED MODULE: ./lib/providers/gcp/outputs.js
/** What each output holds, for `action.yml` and the reference tables. */
const gcpOutputs = {
    'project-id': 'The project, given or derived from the service account.',
    'credentials-file-path': 'The credentials file (`external_account`), below `RUNNER_TEMP`; removed when the job ends.',
    'access-token': 'Access token of the service account, or the federated one without a service account (masked).',
    'access-token-expiration': 'When that token ends, ISO 8601 in UTC.',
    'auth-token': 'The federated token, which ends after about five minutes (masked).',
    'id-token': 'Google ID token for `gcp-id-token-audience` (masked). With several audiences, a JSON object of audience \u2192 token.',
};

// EXTERNAL MODULE: ./lib/identity/github.js
var github = __webpack_require__(3651);
// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __webpack_require__(5831);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/identity/source-name.js
var source_name = __webpack_require__(1433);
// EXTERNAL MODULE: ./lib/login/error.js
var error = __webpack_require__(9687);
// EXTERNAL MODULE: ./lib/providers/gcp/provider-name.js
var provider_name = __webpack_require__(4020);
// EXTERNAL MODULE: ./lib/providers/gcp/service-account.js
var service_account = __webpack_require__(3330);
// EXTERNAL MODULE: ./lib/providers/gcp/token-types.js
var token_types = __webpack_require__(3854);
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
        audience: (0,provider_name/* exchangeAudience */.ST)(settings.provider),
        subject_token_type: token_types/* jwtTokenType */.L,
        token_url: `${endpoints.sts}/token`,
        ...(serviceAccount === undefined
            ? // gcloud asks there for the name of a principal that is not a service account.
                { token_info_url: `${endpoints.sts}/introspect` }
            : {
                service_account_impersonation_url: (0,service_account/* methodUrl */.vf)(settings, serviceAccount, 'generateAccessToken'),
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
        throw new error/* LoginError */.Qd(`the credentials file cannot start a program whose path has a blank in it: ${words.slice(0, 3).join(' ')}`, { code: 'gcp/executable-path', stage: 'publish', retry: 'no' });
    }
    return { executable: { command: words.join(' '), timeout_millis: 30_000 } };
}

// EXTERNAL MODULE: ./lib/settings/kinds.js
var kinds = __webpack_require__(3474);
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

// EXTERNAL MODULE: ./lib/providers/gcp/principal.js
var principal = __webpack_require__(9409);
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
        identity: serviceAccount ?? (0,principal/* subjectPrincipal */.h)(settings, credential.subject),
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
function exportedVariables(settings) {
    return [
        'GOOGLE_APPLICATION_CREDENTIALS',
        'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
        'GOOGLE_GHA_CREDS_PATH',
        'GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES',
        'CLOUDSDK_CORE_UNIVERSE_DOMAIN',
        'GOOGLE_CLOUD_UNIVERSE_DOMAIN',
        ...Object.keys(projectVariables(settings)),
    ];
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
        kind: provider_name/* providerName */.pX,
        required: true,
        description: 'Full resource name of the workload identity provider that trusts this repository. Setting it turns the Google Cloud login on.',
    },
    'service-account': {
        kind: service_account/* serviceAccountName */.uY,
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
        kind: (0,kinds/* list */.p_)(service_account/* serviceAccountName */.uY, { separator: /[\s,]/ }),
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
    const project = values.projectId ?? (0,service_account/* projectOf */.v8)(serviceAccount);
    return {
        problems,
        settings: {
            provider,
            audience: values.audience ?? (0,provider_name/* defaultIdTokenAudience */.sK)(provider),
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
    exportedVariables: exportedVariables,
    outputs: () => Object.keys(gcpOutputs),
    load: async () => (await Promise.all(/* import() */[__webpack_require__.e(8504), __webpack_require__.e(6093)]).then(__webpack_require__.bind(__webpack_require__, 6093))).load(),
    exchange: async (...login) => (await Promise.all(/* import() */[__webpack_require__.e(8504), __webpack_require__.e(6093)]).then(__webpack_require__.bind(__webpack_require__, 6093))).exchange(...login),
    describe: describe,
    publications: publications,
    // Tools that read the credentials file get the next token as they got the first.
    renewedBy: 'itself',
    conflicts: conflicts,
    diagnose: async (...failure) => (await Promise.all(/* import() */[__webpack_require__.e(8504), __webpack_require__.e(675)]).then(__webpack_require__.bind(__webpack_require__, 675))).diagnose(...failure),
    trust: async (...job) => (await __webpack_require__.e(/* import() */ 7913).then(__webpack_require__.bind(__webpack_require__, 7913))).trust(...job),
};


/***/ }),

/***/ 9409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ poolName),
/* harmony export */   h: () => (/* binding */ subjectPrincipal)
/* harmony export */ });
/** @param sub `sub` of the ID token, which is the subject under the usual mapping `google.subject=assertion.sub` */
function subjectPrincipal(settings, sub) {
    return `principal://iam.googleapis.com/${poolName(settings)}/subject/${sub}`;
}
/** `projects/\u2026/workloadIdentityPools/<pool>`. */
function poolName({ provider }) {
    return provider.slice(0, provider.indexOf('/providers/'));
}


/***/ }),

/***/ 4020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   ST: () => (/* binding */ exchangeAudience),
/* harmony export */   pX: () => (/* binding */ providerName),
/* harmony export */   sK: () => (/* binding */ defaultIdTokenAudience)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);

const form = 'projects/<project number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>';
const exact = /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/;
/** The name as the console, the API and the `aud` claim show it. */
const prefix = /^(https?:)?\/\/iam\.[a-z0-9.-]+\/(v1\/)?/;
/** Accepts the full resource name, with or without the service's address in front, and says which part is wrong. */
const providerName = {
    label: `\`${form}\``,
    parse(given) {
        const name = given.replace(prefix, '').replace(/^\/+|\/+$/g, '');
        if (exact.test(name))
            return name;
        throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(mistakeIn(name));
    },
};
function mistakeIn(name) {
    if (/^principal(Set)?:/.test(name) || /\/(attribute\.|subject\/|group\/)/.test(name)) {
        return `must be the provider's name, not a principal that belongs into a role binding: \`${form}\``;
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
    return `must be of the form \`${form}\``;
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


/***/ }),

/***/ 3330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ resourceName),
/* harmony export */   uY: () => (/* binding */ serviceAccountName),
/* harmony export */   v8: () => (/* binding */ projectOf),
/* harmony export */   vf: () => (/* binding */ methodUrl)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);

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
        throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_("must be a service account's e-mail address (`name@project.iam.gserviceaccount.com`) or its numeric unique ID");
    },
};
/** The form the IAM Credentials API wants: `-` stands for whichever project the account belongs to. */
function resourceName(account) {
    return collection + account;
}
/** The address of a method of a service account in the IAM Credentials API. */
function methodUrl({ endpoints }, account, method) {
    return `${endpoints.iamCredentials}/${resourceName(account)}:${method}`;
}
/**
 * The project an account belongs to, where its address tells. Only user-made accounts carry it: the default accounts
 * of Compute Engine and App Engine have addresses of another shape. Projects of a domain, or of another universe, have
 * an ID with a prefix, which the address carries behind the name: `account@name.example.com.iam\u2026` is
 * `example.com:name`.
 */
function projectOf(account) {
    const scope = /@(.+)\.iam\.gserviceaccount\.com$/i.exec(account ?? '')?.[1];
    if (scope === undefined)
        return undefined;
    const [name, ...domain] = scope.split('.');
    return domain.length > 0 ? `${domain.join('.')}:${name}` : name;
}


/***/ }),

/***/ 3854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ jwtTokenType)
/* harmony export */ });
/** What kind of token an ID token is, in the words of RFC 8693 section 3. */
const jwtTokenType = 'urn:ietf:params:oauth:token-type:jwt';


/***/ })

};
