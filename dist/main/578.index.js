export const id = 578;
export const ids = [578];
export const modules = {

/***/ 7098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tj: () => (/* binding */ publicCloud),
/* harmony export */   dT: () => (/* binding */ environments),
/* harmony export */   hH: () => (/* binding */ cloudOf),
/* harmony export */   q1: () => (/* binding */ allClouds)
/* harmony export */ });
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


/***/ }),

/***/ 578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  azure: () => (/* binding */ azure)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/providers/azure/scopes.js
var scopes = __webpack_require__(3385);
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
const cliVariableNames = [
    'AZURE_CONFIG_DIR',
    'AZURE_EXTENSION_DIR',
    'AZURE_CLOUD_NAME',
];
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
            // A login that is not exported does not become the default of the commands that follow.
            yields: !place.exportEnvironment,
            belongsTo: { members: ['user', 'tenantId'], warning: displacedWarning(credential, settings) },
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
            // That of another login, or of its refresher, may be fresher than one from the cache.
            endsBy: 'client_assertion',
        },
        {
            format: 'json',
            ...fileOf('msal_token_cache.json', place),
            at: ['AccessToken'],
            entries: { kind: 'map', items: cachedTokens(credential, settings) },
            endsBy: 'expires_on',
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
/** The account that a login makes in the CLI, and the identity it belongs to: one account has one. */
function accountOf({ cli, clientId, tenantId, subscriptionId, }) {
    if (!cli)
        return {};
    const what = subscriptionId ? `subscription \`${subscriptionId}\`` : `tenant \`${tenantId}\``;
    return { [`the one account that the Azure CLI has for the ${what}`]: `${clientId} ${tenantId}` };
}
function displacedWarning({ tenantId }, { clientId, subscriptionId }) {
    const what = subscriptionId ? `subscription ${subscriptionId}` : `tenant ${tenantId}`;
    return `The Azure CLI has one account for the ${what}: another identity had it, and from now on \`az\` works there as ${clientId}.`;
}
/** MSAL's cache entries; the times are seconds, as text. */
function cachedTokens({ tokens, tenantId }, { clientId, cloud }) {
    const entries = {};
    for (const { scope, secret, obtainedAt, expiresAt } of tokens) {
        for (const target of (0,scopes/* interchangeableScopes */._4)(scope, cloud)) {
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

;// CONCATENATED MODULE: ./lib/providers/azure/outputs.js
/** What each output holds, for `action.yml` and the reference tables. */
const azureOutputs = {
    'client-id': 'The application or managed identity that logged in.',
    'tenant-id': 'Its tenant.',
    'subscription-id': 'The subscription, where one was given.',
    'access-token': 'Access token for the first of `azure-scopes` (masked).',
    'access-token-expiration': 'When that token ends, ISO 8601 in UTC.',
};

// EXTERNAL MODULE: ./lib/identity/github.js
var github = __webpack_require__(3651);
// EXTERNAL MODULE: ./lib/refresh/specification.js
var refresh_specification = __webpack_require__(6082);
// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __webpack_require__(5831);
// EXTERNAL MODULE: ./lib/providers/azure/clouds.js
var clouds = __webpack_require__(7098);
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
    const specification = (0,refresh_specification/* specificationFile */.ee)({ provider: 'azure', settings, audience: settings.audience }, place);
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
    const isPublic = cloud.environment === clouds/* publicCloud */.Tj.environment;
    setUnlessDefault('AZURE_AUTHORITY_HOST', `https://${cloud.authorityHost}/`, isPublic, false);
    setUnlessDefault('ARM_ENVIRONMENT', cloud.terraformName, isPublic);
    // Terraform and Pulumi ask GitHub for the public cloud's audience, unless the address names one.
    const usesDefaultAudience = audience === clouds/* publicCloud */.Tj.audience;
    const endpoint = env.ACTIONS_ID_TOKEN_REQUEST_URL;
    if (endpoint)
        setUnlessDefault('ARM_OIDC_REQUEST_URL', (0,github/* tokenRequestUrl */.WC)(endpoint, audience), usesDefaultAudience);
    setUnlessDefault('ARM_OIDC_AUDIENCE', audience, usesDefaultAudience);
    return variables;
}
function exportedVariables({ subscriptionId }) {
    return [
        'AZURE_CLIENT_ID',
        'AZURE_TENANT_ID',
        'ARM_CLIENT_ID',
        'ARM_TENANT_ID',
        'ARM_USE_OIDC',
        ...(subscriptionId ? ['AZURE_SUBSCRIPTION_ID', 'ARM_SUBSCRIPTION_ID'] : []),
        'AZURE_FEDERATED_TOKEN_FILE',
        'AZURE_AUTHORITY_HOST',
        'ARM_ENVIRONMENT',
        'ARM_OIDC_REQUEST_URL',
        'ARM_OIDC_AUDIENCE',
        ...cliVariableNames,
    ];
}
/** Variables of the job that the tools prefer to what this login exports, by the order in the tools' own sources. */
function conflicts(settings, env, place) {
    return preferred.filter(({ variable }) => {
        if (variable === 'AZURE_USERNAME' && !env.AZURE_PASSWORD)
            return false;
        if (variable === 'AZURE_FEDERATED_TOKEN_FILE' && isOwnTokenFile(settings, env, place))
            return false;
        return env[variable];
    });
}
/** Whether the token file is one that an earlier login of the same identity keeps fresh. */
function isOwnTokenFile({ clientId, audience }, env, { shared }) {
    const { AZURE_FEDERATED_TOKEN_FILE: path = '', AZURE_CLIENT_ID, ARM_OIDC_AUDIENCE } = env;
    return (path.startsWith((0,external_node_path_.join)((0,external_node_path_.dirname)(shared), external_node_path_.sep)) &&
        AZURE_CLIENT_ID === clientId &&
        (ARM_OIDC_AUDIENCE || clouds/* publicCloud */.Tj.audience) === audience);
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

// EXTERNAL MODULE: ./lib/providers/azure/settings.js
var settings = __webpack_require__(9201);
;// CONCATENATED MODULE: ./lib/providers/azure/index.js





const azure = {
    name: 'azure',
    title: 'Azure',
    settings: settings/* schema */.wQ,
    resolve: settings/* resolve */.hd,
    audience: ({ audience }) => audience,
    sharesIdTokens: true,
    exportedVariables: exportedVariables,
    sharedVariables: cliVariableNames,
    outputs: () => Object.keys(azureOutputs),
    load: async () => (await __webpack_require__.e(/* import() */ 3070).then(__webpack_require__.bind(__webpack_require__, 3070))).load(),
    exchange: async (...login) => (await __webpack_require__.e(/* import() */ 3070).then(__webpack_require__.bind(__webpack_require__, 3070))).exchange(...login),
    describe: describe,
    publications: publications,
    renewedBy: 'refresh',
    renewal: renewal,
    occupies: accountOf,
    conflicts: conflicts,
    diagnose: async (...failure) => (await __webpack_require__.e(/* import() */ 6488).then(__webpack_require__.bind(__webpack_require__, 6488))).diagnose(...failure),
    trust: async (...job) => (await __webpack_require__.e(/* import() */ 6916).then(__webpack_require__.bind(__webpack_require__, 6916))).trust(...job),
};


/***/ }),

/***/ 3385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KG: () => (/* binding */ normalizedScope),
/* harmony export */   KU: () => (/* binding */ resourceOf),
/* harmony export */   M7: () => (/* binding */ resourceManagerScope),
/* harmony export */   _4: () => (/* binding */ interchangeableScopes),
/* harmony export */   aS: () => (/* binding */ foreignCloud),
/* harmony export */   iW: () => (/* binding */ isResourceManagerScope)
/* harmony export */ });
/* harmony import */ var _clouds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7098);

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
    return _clouds_js__WEBPACK_IMPORTED_MODULE_0__/* .allClouds */ .q1.find((other) => other !== cloud && [other.resourceManager, other.management, other.graph].some((own) => own === host));
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


/***/ }),

/***/ 9201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W_: () => (/* binding */ isGuid),
/* harmony export */   hd: () => (/* binding */ resolve),
/* harmony export */   wQ: () => (/* binding */ schema)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _clouds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7098);
/* harmony import */ var _scopes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3385);




const guidPattern = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
function isGuid(text) {
    return guidPattern.test(text);
}
/** A GUID, in lower case. `rule` completes the sentence "must be \u2026". */
function guid(rule) {
    return {
        label: 'GUID',
        parse(given) {
            const value = given.toLowerCase();
            if (!isGuid(value))
                throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(`must be ${rule}`);
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
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_('must name one directory: the placeholder works for the sign-in of people only');
        }
        if (!isGuid(value) && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value)) {
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_('must be the directory (tenant) ID, a GUID, or a verified domain of the directory');
        }
        return value;
    },
};
const scope = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: '`<resource>/.default`',
    pattern: /^[^\s/"\\][^\s"\\]*\/\.default$/,
    rule: 'a resource followed by `/.default`, for example `https://vault.azure.net/.default`',
});
const schema = (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
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
        kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)(_clouds_js__WEBPACK_IMPORTED_MODULE_2__/* .environments */ .dT),
        default: 'azurecloud',
        description: 'The Azure cloud. It sets the audience, the sign-in address and the scope of Azure Resource Manager.',
    },
    audience: {
        kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ pattern: /^\S{1,600}$/, rule: 'at most 600 characters, without blanks' }),
        derivedDefault: '`api://AzureADTokenExchange`, or what the environment recommends',
        description: 'Audience of the ID token. It must be the audience of the federated credential.',
    },
    scopes: {
        kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)(scope, { separator: /[\s,]/ }),
        derivedDefault: 'Azure Resource Manager',
        description: 'What to get access tokens for, one or more, fetched in parallel. The first becomes the output `azure-access-token`; the Azure CLI finds all of them in its cache.',
    },
    cli: {
        kind: _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zM,
        default: 'true',
        description: 'Make the `az` command work in later steps, with a configuration directory of its own. The command itself is neither needed nor started.',
    },
});
function resolve(values) {
    const { clientId, tenantId, subscriptionId, cli } = values;
    const cloud = (0,_clouds_js__WEBPACK_IMPORTED_MODULE_2__/* .cloudOf */ .hH)(values.environment);
    const given = values.scopes?.length ? values.scopes : [(0,_scopes_js__WEBPACK_IMPORTED_MODULE_3__/* .resourceManagerScope */ .M7)(cloud)];
    const problems = [...mixedUp(clientId, tenantId, subscriptionId), ...foreignScopes(given, cloud)];
    return {
        problems,
        settings: {
            clientId,
            tenantId,
            ...(subscriptionId === undefined ? {} : { subscriptionId }),
            cloud,
            audience: values.audience ?? cloud.audience,
            scopes: [...new Set(given.map((item) => (0,_scopes_js__WEBPACK_IMPORTED_MODULE_3__/* .normalizedScope */ .KG)(item, cloud)))],
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
        const home = (0,_scopes_js__WEBPACK_IMPORTED_MODULE_3__/* .foreignCloud */ .aS)(item, cloud);
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


/***/ }),

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ee: () => (/* binding */ specificationFile)
/* harmony export */ });
/* unused harmony exports loginNameIn, isInPlace, readSpecification */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_system_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1610);
/* harmony import */ var _http_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6788);
/* harmony import */ var _login_cache_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4523);
/** What another process of the job has to know to repeat a login of this step. It holds no secret. */




const format = 1;
const suffix = '.refresh.json';
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
    return { path: specificationPath(specification), content: JSON.stringify(specification) };
}
function specificationPath({ login, place }) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.directory, `${login}${suffix}`);
}
/** The name of the login whose specification has a path, as far as the path tells. */
function loginNameIn(path) {
    return basename(path, suffix);
}
/** Whether a specification lies where it was written, and has not been put in the place of another. */
function isInPlace(path, specification) {
    return path === specificationPath(specification);
}
/**
 * @throws {Error} when the file is not there (any more), of another version of the action, or not as it was written
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
    if (!isSpecification(value))
        throw new Error(`${path} was changed: credentials are not renewed by it`);
    return value;
}
function isSpecification(value) {
    const { context, place } = value;
    return (haveTexts(value, ['login', 'provider', 'audience', 'cacheDirectory']) &&
        isObject(value.settings) &&
        isObject(context) &&
        haveTexts(context, Object.keys(context)) &&
        isObject(place) &&
        haveTexts(place, ['directory', 'shared', 'actionDirectory', 'nodePath']) &&
        typeof place.exportEnvironment === 'boolean');
}
function haveTexts(object, names) {
    return names.every((name) => typeof object[name] === 'string');
}


/***/ })

};
