export const id = 2706;
export const ids = [2706];
export const modules = {

/***/ 8335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ accountSecrets)
/* harmony export */ });
/** The account IDs to hide, where the user wants that. They are known before anything is sent. */
function accountSecrets({ maskAccountId, roles }) {
    return maskAccountId ? [...new Set(roles.map(({ accountId }) => accountId))] : [];
}


/***/ }),

/***/ 1235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ secretsOf)
/* harmony export */ });
/** The parts that must not be shown. The access key ID is half of a pair and useless alone, but every tool hides it. */
function secretsOf({ accessKeyId, secretAccessKey, sessionToken }) {
    return [secretAccessKey, sessionToken, accessKeyId];
}


/***/ }),

/***/ 5686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ errorCode)
/* harmony export */ });
/** Our stable code for one of AWS's. */
function errorCode(code) {
    return `aws/${code}`;
}


/***/ }),

/***/ 2706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aws: () => (/* binding */ aws)
});

// EXTERNAL MODULE: ./lib/providers/aws/account.js
var account = __webpack_require__(8335);
;// CONCATENATED MODULE: ./lib/providers/aws/conflicts.js
/**
 * Variables of the job that win over what the login exports, or break its consumers. Tried out with the AWS CLI, boto3
 * and the AWS SDK for JavaScript: the other sources of credentials (container, virtual machine, and the web identity of
 * a runner as long as keys are exported) come after the exported keys in all of them.
 */
function conflicts(settings, env) {
    const found = [];
    if (env.AWS_PROFILE && env.AWS_PROFILE !== settings.profile) {
        found.push({
            variable: 'AWS_PROFILE',
            effect: 'makes the AWS SDK for JavaScript use that profile instead of the exported keys; the AWS CLI stops where the profile does not exist',
        });
    }
    if (env.AWS_DEFAULT_PROFILE && env.AWS_DEFAULT_PROFILE !== settings.profile) {
        found.push({
            variable: 'AWS_DEFAULT_PROFILE',
            effect: 'makes the AWS CLI and boto3 stop where that profile does not exist, although they use the exported keys',
        });
    }
    if (env.AWS_SECURITY_TOKEN) {
        found.push({
            variable: 'AWS_SECURITY_TOKEN',
            effect: 'replaces the exported session token in the AWS CLI and boto3, which makes every request fail',
            neutralise: true,
        });
    }
    if (settings.profile !== undefined && env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN) {
        for (const variable of ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN']) {
            found.push({
                variable,
                effect: `makes the AWS CLI and boto3 use the identity of the runner where a step selects the profile with \`AWS_PROFILE=${settings.profile}\``,
                neutralise: true,
            });
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/providers/aws/outputs.js
/** What each output holds, for `action.yml` and the reference tables. */
const awsOutputs = {
    'account-id': 'Account of the role that was assumed.',
    'authenticated-arn': 'ARN of the session, `arn:aws:sts::<account>:assumed-role/<role>/<session>`.',
    region: 'The region that was exported.',
    expiration: 'When the credentials end, ISO 8601 in UTC.',
    'access-key-id': 'Access key ID (masked).',
    'secret-access-key': 'Secret access key (masked).',
    'session-token': 'Session token (masked).',
};

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/login/cache.js
var cache = __webpack_require__(4523);
// EXTERNAL MODULE: ./lib/login/error.js
var error = __webpack_require__(9687);
// EXTERNAL MODULE: ./lib/providers/aws/error-code.js
var error_code = __webpack_require__(5686);
;// CONCATENATED MODULE: ./lib/providers/aws/credential-process.js
/**
 * The program that AWS tools start whenever they need credentials, and what it answers. Pure.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */



/** Some tools split the command themselves, others hand it to a shell: all agree about these characters. */
const plainWord = /^[\w@+=:,./\\-]+$/;
/**
 * The value of `credential_process`.
 * @throws {LoginError} `aws/helper-path` when a path cannot be written so that all tools read it alike
 */
function credentialProcess({ specification, cached }, { nodePath, actionDirectory }) {
    const program = (0,external_node_path_.join)(actionDirectory, 'helper', 'index.js');
    const words = [nodePath, program, 'aws-credentials', specification, cached];
    return words.map(commandWord).join(' ');
}
function commandWord(word) {
    if (plainWord.test(word))
        return word;
    if (plainWord.test(word.replaceAll(' ', '')))
        return `"${word}"`;
    throw new error/* LoginError */.Qd(`AWS tools cannot start a program with this path in its command line: ${word}`, {
        code: (0,error_code/* errorCode */.C)('helper-path'),
        stage: 'publish',
        retry: 'no',
    });
}
/** What the tools read from the program's standard output. */
function processAnswer({ accountId, ...credential }) {
    return JSON.stringify({
        Version: 1,
        AccessKeyId: credential.accessKeyId,
        SecretAccessKey: credential.secretAccessKey,
        SessionToken: credential.sessionToken,
        Expiration: credential.expiration,
        ...(accountId === '' ? {} : { AccountId: accountId }),
    });
}

;// CONCATENATED MODULE: ./lib/providers/aws/profile.js
/** The login as a profile, in private copies of the AWS files that all logins of the job share. Pure. */



/**
 * The profile that tools use when none is selected, and that an exported login which renews itself is. It is selected
 * by name too, and stays so: a variable cannot be unset, and the AWS CLI stops at a profile that is not there, so the
 * post step leaves it a file that has this one, unless the user has files of his own.
 */
const selected = 'default';
/** The profile of the flat inputs' login where it renews itself, is not exported, and has no name. */
const ownName = 'multi-cloud-login';
/**
 * The profiles of a login: the one asked for, else one named after it, unless it is the login of the flat inputs.
 *
 * @param specification path of the file by which the credentials are renewed; undefined when they are not
 */
function profilesOf(credential, settings, place, specification) {
    const named = settings.profile ?? (place.login === 'aws' ? undefined : place.login);
    const renewed = specification !== undefined;
    const unnamed = place.exportEnvironment ? selected : (named ?? ownName);
    const names = new Set([...(named === undefined ? [] : [named]), ...(renewed ? [unnamed] : [])]);
    if (names.size === 0)
        return undefined;
    const config = copyOf('AWS_CONFIG_FILE', 'config', place);
    const credentials = copyOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials', place);
    const inConfig = renewed
        ? { credential_process: credentialProcess({ specification, cached: cachedFile(settings, place) }, place) }
        : {};
    const inCredentials = {
        aws_access_key_id: credential.accessKeyId,
        aws_secret_access_key: credential.secretAccessKey,
        aws_session_token: credential.sessionToken,
    };
    return {
        ...(renewed && !place.exportEnvironment ? { toBeNamed: unnamed } : {}),
        edits: [...names].flatMap((name) => [
            {
                format: 'ini',
                ...config.file,
                // Only the config file has the word "profile" in its headers, and the default profile has it in neither.
                section: name === 'default' ? 'default' : `profile ${name}`,
                keys: { ...otherCredentials, region: settings.region, ...inConfig },
            },
            {
                format: 'ini',
                ...credentials.file,
                section: name,
                keys: { ...otherCredentials, ...(renewed ? {} : inCredentials) },
            },
        ]),
        variables: {
            ...config.variables,
            ...credentials.variables,
            ...(renewed && place.exportEnvironment ? selectable(config, place) : {}),
        },
    };
}
/**
 * Every way to credentials that a profile of the user may have, taken out of our copy: the tools differ in which of
 * several they prefer. Both files may hold each of them.
 */
const otherCredentials = Object.fromEntries([
    'aws_access_key_id',
    'aws_secret_access_key',
    'aws_session_token',
    'aws_security_token',
    'aws_account_id',
    'credential_process',
    'credential_source',
    'source_profile',
    'role_arn',
    'web_identity_token_file',
    'login_session',
    'sso_session',
    'sso_start_url',
    'sso_region',
    'sso_account_id',
    'sso_role_name',
].map((key) => [key, null]));
/** Whether an earlier login of the job is exported as a profile, by what it has left in the environment. */
function isExportedAsProfile({ env, shared }) {
    const ours = copyPath('config', shared);
    return env.AWS_CONFIG_FILE === ours && env.AWS_SDK_LOAD_CONFIG === '1' && !env.AWS_ACCESS_KEY_ID;
}
/** The variable that leads to our copy of the config file, with what is left in it after the copy is gone. */
function selectable({ file, variables }, { actionDirectory }) {
    const { startFrom: unless } = file;
    const standIn = unless === undefined ? undefined : { path: (0,external_node_path_.join)(actionDirectory, 'aws-config'), unless };
    return Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, { ...variable, ...(standIn && { standIn }) }]));
}
function copyPath(fileName, shared) {
    return (0,external_node_path_.join)(shared, 'aws', fileName);
}
function cachedFile(settings, { refresh, env }) {
    const key = { provider: { name: 'aws' }, settings, audience: settings.audience };
    return (0,cache/* cacheFile */.NJ)(refresh.cacheDirectory, (0,cache/* cacheName */.UU)(key, env));
}
/** Our copy of one of the user's files, and the variable that leads there. */
function copyOf(variable, fileName, { shared, env }) {
    const path = copyPath(fileName, shared);
    const variables = {
        [variable]: { value: path, emptyMeansUnset: true, always: true },
    };
    return { file: { path, ...original(variable, fileName, path, env) }, variables };
}
/** The user's file that the copy starts from, as the AWS SDKs find it. */
function original(variable, fileName, copy, env) {
    const home = env.HOME || env.USERPROFILE;
    const given = env[variable] || (home && (0,external_node_path_.join)(home, '.aws', fileName));
    if (!given || given === copy)
        return {};
    return { startFrom: home && /^~[/\\]/.test(given) ? (0,external_node_path_.join)(home, given.slice(2)) : given };
}

// EXTERNAL MODULE: ./lib/refresh/specification.js
var refresh_specification = __webpack_require__(6082);
// EXTERNAL MODULE: ./lib/providers/aws/credential.js
var aws_credential = __webpack_require__(1235);
;// CONCATENATED MODULE: ./lib/providers/aws/publish.js




function describe({ arn, accountId, expiration }, { roles }) {
    const passed = roles.slice(0, -1).map((role) => role.arn);
    return {
        identity: arn,
        ...(accountId === '' ? {} : { target: `account ${accountId}` }),
        expiresAt: Date.parse(expiration),
        ...(passed.length > 0 ? { notes: [`assumed by way of ${passed.join(', ')}`] } : {}),
    };
}
function publications(credential, settings, place) {
    const specification = (0,refresh_specification/* specificationFile */.ee)({ provider: 'aws', settings, audience: settings.audience }, place);
    const profiles = profilesOf(credential, settings, place, specification?.path);
    return {
        secrets: [
            ...(0,aws_credential/* secretsOf */.F)(credential),
            ...(0,account/* accountSecrets */.R)(settings),
            // What is emptied becomes part of the saved state.
            ...(specification ? replacedSecrets.flatMap((name) => place.env[name] || []) : []),
        ],
        files: specification ? [specification] : [],
        edits: profiles?.edits ?? [],
        variables: {
            ...(place.exportEnvironment ? regionVariables(settings.region) : {}),
            ...(place.exportEnvironment && !specification ? keyVariables(credential) : {}),
            ...(place.exportEnvironment && specification ? profileVariables(place.env) : {}),
            ...profiles?.variables,
        },
        notes: profiles?.toBeNamed === undefined
            ? []
            : [
                `Nothing is exported; later steps find the login, which renews itself, in the profile \`${profiles.toBeNamed}\` (\`AWS_PROFILE\`, \`--profile\`).`,
            ],
        warnings: specification && settings.durationSeconds < shortSeconds ? [shortDuration(settings)] : [],
        outputs: {
            'account-id': credential.accountId,
            'authenticated-arn': credential.arn,
            expiration: credential.expiration,
            region: settings.region,
        },
        credentialOutputs: {
            'access-key-id': credential.accessKeyId,
            'secret-access-key': credential.secretAccessKey,
            'session-token': credential.sessionToken,
        },
    };
}
/** By these the tools find the profile. */
const fileVariables = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];
/** AWS CLI 1 and boto3 know `AWS_DEFAULT_REGION` only, newer tools `AWS_REGION`. The AWS CLI stops at an empty region. */
function regionVariables(region) {
    return { AWS_REGION: { value: region }, AWS_DEFAULT_REGION: { value: region } };
}
/** An expiry that outlives its keys would make the AWS CLI refuse the next ones. */
function keyVariables(credential) {
    return {
        AWS_ACCESS_KEY_ID: { value: credential.accessKeyId, emptyMeansUnset: true },
        AWS_SECRET_ACCESS_KEY: { value: credential.secretAccessKey, emptyMeansUnset: true },
        AWS_SESSION_TOKEN: { value: credential.sessionToken, emptyMeansUnset: true },
        AWS_CREDENTIAL_EXPIRATION: { value: credential.expiration, emptyMeansUnset: true },
    };
}
/** Keys and the web identity of a runner win over a profile with `credential_process` in the AWS CLI and boto3. */
const strongerThanProfile = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_SECURITY_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_ROLE_ARN',
];
/** Those of them that are secret. */
const replacedSecrets = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_SECURITY_TOKEN'];
const exportedVariables = [
    'AWS_REGION',
    'AWS_DEFAULT_REGION',
    ...fileVariables,
    ...strongerThanProfile,
    'AWS_PROFILE',
    'AWS_DEFAULT_PROFILE',
    'AWS_SDK_LOAD_CONFIG',
];
function profileVariables(env) {
    const present = strongerThanProfile.filter((name) => env[name]);
    // boto3 and the AWS CLI prefer the second.
    const selecting = ['AWS_PROFILE', ...(env.AWS_DEFAULT_PROFILE ? ['AWS_DEFAULT_PROFILE'] : [])];
    return {
        ...Object.fromEntries(present.map((name) => [name, { value: '', emptyMeansUnset: true }])),
        // The AWS CLI stops at an empty profile.
        ...Object.fromEntries(selecting.map((name) => [name, { value: selected }])),
        // Without it the AWS SDK for Go 1 does not read the config file.
        AWS_SDK_LOAD_CONFIG: { value: '1', emptyMeansUnset: true },
    };
}
/** The AWS CLI and boto3 ask again in the last 15 minutes, so a shorter life leaves nothing for them to reuse. */
const shortSeconds = 1800;
function shortDuration({ durationSeconds }) {
    return `With \`refresh\` a session of ${durationSeconds} seconds is short: the AWS CLI and boto3 ask for new credentials in the last 15 minutes, so they start the helper for nearly every request. Choose 3600 or more.`;
}

// EXTERNAL MODULE: ./lib/settings/kinds.js
var kinds = __webpack_require__(3474);
// EXTERNAL MODULE: ./lib/settings/schema.js
var schema = __webpack_require__(586);
;// CONCATENATED MODULE: ./lib/providers/aws/endpoint.js

/**
 * The endpoint, by the rules and the variables of the AWS SDKs. Their configuration files are not consulted: a file in
 * the home directory of a runner must not redirect a login.
 * @param given the setting, which wins over the environment
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
function endpointOf(given, env) {
    const problems = [];
    const problem = (message) => problems.push({ setting: 'sts-endpoint', message });
    const isOn = (name) => {
        const value = env[name] || 'false';
        if (!/^(true|false)$/i.test(value)) {
            problem(`cannot be told: \`${name}\` must be \`true\` or \`false\`, but is ${JSON.stringify(value)}`);
        }
        return value.toLowerCase() === 'true';
    };
    const fips = isOn('AWS_USE_FIPS_ENDPOINT');
    const dualStack = isOn('AWS_USE_DUALSTACK_ENDPOINT');
    const configured = isOn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS') ? undefined : configuredUrl(env);
    const url = given ?? configured?.url;
    if (given === undefined && configured) {
        const refusal = refusalOf(configured.url);
        if (refusal)
            problem(`cannot be taken from \`${configured.variable}\`, which ${refusal}`);
    }
    if (url !== undefined && (fips || dualStack)) {
        const variable = fips ? 'AWS_USE_FIPS_ENDPOINT' : 'AWS_USE_DUALSTACK_ENDPOINT';
        const from = given === undefined ? ` (from \`${configured?.variable}\`)` : '';
        problem(`is set${from}, so \`${variable}\` must not be: it chooses among the hosts of AWS`);
    }
    return { endpoint: { fips, dualStack, ...(url === undefined ? {} : { url }) }, problems };
}
function configuredUrl(env) {
    for (const variable of ['AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL']) {
        const url = env[variable];
        if (url)
            return { variable, url };
    }
    return undefined;
}
function refusalOf(url) {
    try {
        kinds/* httpsUrl */.N3.parse(url);
        return undefined;
    }
    catch (error) {
        return error.message;
    }
}

;// CONCATENATED MODULE: ./lib/providers/aws/partitions.js
/** Partitions: AWS installations that share nothing, neither accounts nor credentials. */
/** As in the endpoint rules of the AWS SDKs. */
const partitions = {
    aws: { regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$|^aws-global$/, exampleRegion: 'eu-west-1' },
    'aws-us-gov': { regions: /^us-gov-\w+-\d+$/, exampleRegion: 'us-gov-west-1' },
    'aws-cn': { regions: /^cn-\w+-\d+$/, exampleRegion: 'cn-north-1' },
    'aws-eusc': { regions: /^eusc-de-\w+-\d+$/, exampleRegion: 'eusc-de-east-1' },
    'aws-iso': { regions: /^us-iso-\w+-\d+$/, exampleRegion: 'us-iso-east-1' },
    'aws-iso-b': { regions: /^us-isob-\w+-\d+$/, exampleRegion: 'us-isob-east-1' },
    'aws-iso-e': { regions: /^eu-isoe-\w+-\d+$/, exampleRegion: 'eu-isoe-west-1' },
    'aws-iso-f': { regions: /^us-isof-\w+-\d+$/, exampleRegion: 'us-isof-south-1' },
};
const partitionNames = Object.keys(partitions);
/** The partition of a region; undefined for a region newer than this table. */
function partitionOf(region) {
    return partitionNames.find((name) => partitions[name]?.regions.test(region));
}
/** A region of the partition, for messages. */
function exampleRegion(partition) {
    return partitions[partition]?.exampleRegion;
}

// EXTERNAL MODULE: ./lib/providers/aws/role.js
var role = __webpack_require__(6094);
;// CONCATENATED MODULE: ./lib/providers/aws/session-name.js

const maxLength = 64;
const sessionName = (0,kinds/* text */.Qq)({
    label: 'text, 2\u201364 characters',
    pattern: /^[A-Za-z0-9_+=,.@-]{2,64}$/,
    rule: '2 to 64 letters, digits or characters of `_+=,.@-`',
});
/** A name that leads from CloudTrail back to the run: `octo-org-octo-repo-9876543210`. The run ID is never cut. */
function defaultSessionName(env) {
    const run = env.GITHUB_RUN_ID ? `-${env.GITHUB_RUN_ID}` : '';
    const repository = env.GITHUB_REPOSITORY || 'github-actions';
    const suffix = sanitized(run).slice(-maxLength);
    return sanitized(repository).slice(0, maxLength - suffix.length) + suffix;
}
function sanitized(part) {
    return part.replace(/[^A-Za-z0-9_+=,.@-]/g, '-');
}

;// CONCATENATED MODULE: ./lib/providers/aws/session-policy.js

const session_policy_maxLength = 2048;
/** The text of an IAM policy, without the white space between its tokens: the length limit counts that too. */
const inlinePolicy = {
    shapes: ['map'],
    example: '{Statement: [\u2026]}',
    label: `IAM policy (JSON), at most ${session_policy_maxLength} characters`,
    parse(given) {
        const policy = kinds/* jsonObject */.o$.parse(given);
        if (!('Statement' in policy))
            throw new kinds/* Refusal */.P_('must be an IAM policy, a JSON object with a `Statement`');
        const minified = given.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (token) => (token.startsWith('"') ? token : ''));
        if (!/^[\x20-\xff]*$/.test(minified)) {
            throw new kinds/* Refusal */.P_('must not hold characters beyond U+00FF; write them as `\\u` escapes');
        }
        if (minified.length > session_policy_maxLength) {
            throw new kinds/* Refusal */.P_(`must have at most ${session_policy_maxLength} characters without white space, but has ${minified.length}`);
        }
        return minified;
    },
};
const policyArn = (0,kinds/* text */.Qq)({
    pattern: /^arn:[a-z0-9-]+:iam::(aws|\d{12}):policy\/[\x21-\x7e]+$/,
    rule: 'the ARN of a managed policy, `arn:aws:iam::<account ID or "aws">:policy/<name>`',
});
/** One per line: the names of policies may hold commas. */
const managedPolicies = (0,kinds/* lines */.Mn)(policyArn, { max: 10 });

;// CONCATENATED MODULE: ./lib/providers/aws/session-tags.js

const maxTags = 50;
const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/**
 * Session tags, as a JSON object or as lines.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
const sessionTags = {
    shapes: ['text', 'list', 'map'],
    label: `JSON object, or lines \`key=value\`, at most ${maxTags}`,
    parse(given) {
        const tags = given.startsWith('{') ? fromObject(kinds/* jsonObject */.o$.parse(given)) : fromLines(given);
        if (tags.length > maxTags)
            throw new kinds/* Refusal */.P_(`must have at most ${maxTags} tags, but has ${tags.length}`);
        for (const tag of tags)
            check(tag);
        // AWS keeps the letter case of keys, and refuses two that differ in nothing else.
        const keys = new Set();
        for (const { key } of tags) {
            if (keys.has(key.toLowerCase()))
                throw new kinds/* Refusal */.P_(`has the key "${key}" twice (letter case does not count)`);
            keys.add(key.toLowerCase());
        }
        return tags;
    },
};
function fromObject(object) {
    return Object.entries(object).map(([key, value]) => {
        if (!['string', 'number', 'boolean'].includes(typeof value)) {
            throw new kinds/* Refusal */.P_(`must have a text, a number or a boolean for the key "${key}"`);
        }
        return { key, value: String(value) };
    });
}
function fromLines(given) {
    const lines = given.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => {
        const [, key, value] = /^([^=]*)=(.*)$/.exec(line.trim()) ?? [];
        if (key === undefined || value === undefined)
            throw new kinds/* Refusal */.P_('must have the form `key=value` in each line');
        return { key: key.trim(), value: value.trim() };
    });
}
function check({ key, value }) {
    if (key.length < 1 || key.length > 128 || !characters.test(key)) {
        throw new kinds/* Refusal */.P_(`has the key "${key}", which must be 1 to 128 letters, digits, blanks or \`_.:/=+-@\``);
    }
    if (/^aws:/i.test(key))
        throw new kinds/* Refusal */.P_(`has the key "${key}", but keys that start with \`aws:\` are reserved`);
    if (value.length > 256 || !characters.test(value)) {
        throw new kinds/* Refusal */.P_(`has a value for the key "${key}" that is not made of at most 256 letters, digits, blanks or \`_.:/=+-@\``);
    }
}

;// CONCATENATED MODULE: ./lib/providers/aws/settings.js








/** AWS ends the session of a chained role after an hour, whatever the role allows. */
const maxChainedSeconds = 3600;
const audience = (0,kinds/* text */.Qq)({ pattern: /^[^\s\p{Cc}]+$/u, rule: 'one audience, without blanks' });
const accountId = (0,kinds/* text */.Qq)({ pattern: /^\d{12}$/, rule: 'an account ID of 12 digits' });
const externalId = (0,kinds/* text */.Qq)({
    label: 'text, 2\u20131224 characters',
    pattern: /^[A-Za-z0-9_+=,.@:/-]{2,1224}$/,
    rule: '2 to 1224 letters, digits or characters of `_+=,.@:/-`',
});
const tagKey = (0,kinds/* text */.Qq)({ label: 'tag key' });
/** Only what every AWS SDK reads without quotes. */
const profileName = (0,kinds/* text */.Qq)({
    label: 'profile name',
    pattern: /^(?!__proto__$)[A-Za-z0-9_.@%:+-]{1,128}$/,
    rule: 'a name of letters, digits or characters of `_.@%:+-`',
});
const settings_schema = (0,schema/* defineSchema */.Jo)({
    'role-to-assume': {
        kind: role/* role */.J,
        required: true,
        description: 'ARN of the IAM role that trusts this repository. Setting it turns the AWS login on. Keep it in a variable, not in a secret: a secret is masked wherever it appears.',
    },
    region: {
        kind: (0,kinds/* text */.Qq)({ label: 'region', pattern: /^[a-z0-9-]+$/, rule: 'a region such as `eu-west-1`' }),
        derivedDefault: '`AWS_REGION`, else `AWS_DEFAULT_REGION`, of the job',
        description: 'Region of the STS endpoint and of later steps. It must be in the partition of the role (`aws`, `aws-cn`, `aws-us-gov`, \u2026).',
    },
    audience: {
        kind: audience,
        default: 'sts.amazonaws.com',
        description: 'Audience of the ID token: a client ID of the identity provider in IAM.',
    },
    'role-session-name': {
        kind: sessionName,
        derivedDefault: 'repository and run ID',
        description: 'Name of the session, as CloudTrail and trust policies see it.',
    },
    'role-duration-seconds': {
        kind: (0,kinds/* duration */.p0)({ minSeconds: 900, maxSeconds: 43_200 }),
        default: '3600',
        description: 'How long the credentials live: at most the maximum session duration of the role, and at most one hour with a role chain.',
    },
    'inline-session-policy': {
        kind: inlinePolicy,
        description: 'Policy that limits the session further. With a role chain it limits the last session.',
    },
    'managed-session-policies': {
        kind: managedPolicies,
        description: 'ARNs of managed policies that limit the session further, one per line. With a role chain they limit the last session.',
    },
    'role-chain': {
        kind: (0,kinds/* lines */.Mn)(role/* role */.J),
        description: 'ARNs of further roles, one per line, assumed in this order after the first. Later steps get the credentials of the last one only.',
    },
    'role-external-id': {
        kind: externalId,
        description: 'External ID for the roles of the role chain. A role that is assumed with an ID token has none.',
    },
    'session-tags': {
        kind: sessionTags,
        description: 'Tags of the sessions of the role chain, whose trust policies must allow `sts:TagSession`. The session of the first role cannot have any.',
    },
    'transitive-tag-keys': {
        kind: (0,kinds/* list */.p_)(tagKey, { max: 50 }),
        description: 'Keys of session tags that pass on to sessions started from the chained one.',
    },
    'allowed-account-ids': {
        kind: (0,kinds/* list */.p_)(accountId),
        description: 'Accounts this login may end up in. All roles are checked before any request, and the answer of AWS before anything is exported.',
    },
    profile: {
        kind: profileName,
        description: 'Also write the credentials and the region as this profile, into private copies of the AWS `config` and `credentials` files. `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` lead to them and are exported even with `export-environment: false`, because the profile could not be found otherwise. `AWS_PROFILE` is not exported.',
    },
    'mask-account-id': {
        kind: kinds/* boolean */.zM,
        default: 'false',
        description: 'Mask the account IDs of the roles in the log. GitHub then drops every job output that holds one, for example the address of a container image.',
    },
    'sts-endpoint': {
        kind: kinds/* httpsUrl */.N3,
        derivedDefault: '`AWS_ENDPOINT_URL_STS`, else `AWS_ENDPOINT_URL`, of the job, else the host of the region',
        description: 'Address of STS, for a VPC endpoint or another service that speaks its protocol. `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, `AWS_USE_FIPS_ENDPOINT` and `AWS_USE_DUALSTACK_ENDPOINT` are honoured too.',
    },
});
function resolve(values, env) {
    const { inlineSessionPolicy, roleExternalId, profile } = values;
    const roles = [values.roleToAssume, ...(values.roleChain ?? [])];
    const region = values.region ?? (env.AWS_REGION?.trim() || env.AWS_DEFAULT_REGION?.trim() || undefined);
    const { endpoint, problems: endpointProblems } = endpointOf(values.stsEndpoint, env);
    const problems = [
        ...(endpoint.url === undefined ? partitionProblems(roles, region) : []),
        ...(region === undefined ? [missingRegion] : []),
        ...accountProblems(roles, values.allowedAccountIds ?? []),
        ...chainProblems(values),
        ...policyProblems(values.managedSessionPolicies ?? [], roles.at(-1) ?? values.roleToAssume),
        ...endpointProblems,
    ];
    if (region === undefined)
        return { problems };
    return {
        problems,
        settings: {
            roles,
            region,
            audience: values.audience,
            sessionName: values.roleSessionName ?? defaultSessionName(env),
            durationSeconds: values.roleDurationSeconds,
            managedPolicyArns: values.managedSessionPolicies ?? [],
            tags: values.sessionTags ?? [],
            transitiveTagKeys: values.transitiveTagKeys ?? [],
            allowedAccountIds: values.allowedAccountIds ?? [],
            maskAccountId: values.maskAccountId,
            endpoint,
            ...(inlineSessionPolicy === undefined ? {} : { inlinePolicy: inlineSessionPolicy }),
            ...(roleExternalId === undefined ? {} : { externalId: roleExternalId }),
            ...(profile === undefined ? {} : { profile }),
        },
    };
}
const missingRegion = {
    setting: 'region',
    message: 'is required: neither `AWS_REGION` nor `AWS_DEFAULT_REGION` is set in this job either',
};
/** Where a role stands in the settings, for messages. */
function settingOf(index) {
    return index === 0 ? 'role-to-assume' : 'role-chain';
}
/** Not for other services than AWS: their ARNs and regions follow rules of their own. */
function partitionProblems(roles, region) {
    const problems = [];
    const expected = roles[0].partition;
    for (const [index, { arn, partition }] of roles.entries()) {
        if (!partitionNames.includes(partition)) {
            const known = partitionNames.map((name) => `\`${name}\``).join(', ');
            problems.push({
                setting: settingOf(index),
                message: `names the unknown partition \`${partition}\`; there are ${known}`,
            });
        }
        else if (partition !== expected) {
            problems.push({
                setting: settingOf(index),
                message: `holds ${arn}, but the first role is in the partition \`${expected}\`: no role can be assumed across partitions`,
            });
        }
    }
    const regionProblem = region === undefined ? undefined : problemOfRegion(region, expected);
    return regionProblem ? [...problems, { setting: 'region', message: regionProblem }] : problems;
}
function problemOfRegion(region, partition) {
    const zone = /^([a-z-]+-\d+)-?[a-z]$/.exec(region);
    if (zone)
        return `is the availability zone ${region}; the region is ${zone[1]}`;
    if (!/^[a-z]+(-[a-z]+)+-\d+$|^aws-global$/.test(region)) {
        return `must be a region such as \`eu-west-1\`, but is ${JSON.stringify(region)}`;
    }
    const actual = partitionOf(region);
    if (actual === undefined || actual === partition)
        return undefined;
    const example = exampleRegion(partition);
    return `is ${region} in the partition \`${actual}\`, but the role is in \`${partition}\`${example === undefined ? '' : `: choose a region of that partition, such as \`${example}\``}`;
}
function accountProblems(roles, allowed) {
    if (allowed.length === 0)
        return [];
    return roles.flatMap(({ arn, accountId }, index) => allowed.includes(accountId)
        ? []
        : [
            {
                setting: settingOf(index),
                message: `holds ${arn}, whose account is not among the allowed ones (${allowed.join(', ')})`,
            },
        ]);
}
/** What only the request for a chained role has; the request with an ID token would drop it without a word. */
const forChainsOnly = ['role-external-id', 'session-tags', 'transitive-tag-keys'];
function chainProblems(values) {
    const { roleChain = [], sessionTags: tags = [], transitiveTagKeys = [] } = values;
    const given = [values.roleExternalId, values.sessionTags, values.transitiveTagKeys];
    if (roleChain.length === 0) {
        return forChainsOnly
            .filter((_, index) => given[index] !== undefined)
            .map((setting) => ({
            setting,
            message: 'needs `role-chain`: AWS accepts it for a chained role, and not together with an ID token',
        }));
    }
    const problems = [];
    if (values.roleDurationSeconds > maxChainedSeconds) {
        problems.push({
            setting: 'role-duration-seconds',
            message: `must be at most ${maxChainedSeconds} with \`role-chain\`: AWS limits the sessions of chained roles to one hour, but is ${values.roleDurationSeconds}`,
        });
    }
    const unknown = transitiveTagKeys.filter((key) => !tags.some((tag) => tag.key === key));
    if (unknown.length > 0) {
        problems.push({
            setting: 'transitive-tag-keys',
            message: `must be keys of \`session-tags\`, but these are not: ${unknown.join(', ')}`,
        });
    }
    return problems;
}
function policyProblems(arns, { accountId: account, partition }) {
    return arns
        .filter((arn) => !arn.startsWith(`arn:${partition}:`) || ![undefined, account].includes((0,role/* accountOf */.X)(arn)))
        .map((arn) => ({
        setting: 'managed-session-policies',
        message: `holds ${arn}, but must hold policies of AWS or of the role's own account, \`arn:${partition}:iam::${account}:policy/\u2026\``,
    }));
}

;// CONCATENATED MODULE: ./lib/providers/aws/index.js






const aws = {
    name: 'aws',
    title: 'AWS',
    settings: settings_schema,
    resolve: resolve,
    audience: (settings) => settings.audience,
    sharesIdTokens: true,
    exportedVariables: () => exportedVariables,
    sharedVariables: fileVariables,
    outputs: () => Object.keys(awsOutputs),
    secrets: account/* accountSecrets */.R,
    load: async () => (await Promise.all(/* import() */[__webpack_require__.e(2570), __webpack_require__.e(2745)]).then(__webpack_require__.bind(__webpack_require__, 2745))).load(),
    exchange: async (...login) => (await Promise.all(/* import() */[__webpack_require__.e(2570), __webpack_require__.e(2745)]).then(__webpack_require__.bind(__webpack_require__, 2745))).exchange(...login),
    describe: describe,
    publications: publications,
    renewedBy: 'refresh',
    occupies: (settings, login) => ({ [`the profile \`${settings.profile ?? login}\``]: login }),
    // Keys beside the profile would end the renewals for all tools that prefer them.
    followsRenewal: isExportedAsProfile,
    conflicts: conflicts,
    diagnose: async (...failure) => (await Promise.all(/* import() */[__webpack_require__.e(2570), __webpack_require__.e(5570)]).then(__webpack_require__.bind(__webpack_require__, 5570))).diagnose(...failure),
    trust: async (...job) => (await __webpack_require__.e(/* import() */ 6658).then(__webpack_require__.bind(__webpack_require__, 6658))).trust(...job),
};


/***/ }),

/***/ 6094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ role),
/* harmony export */   X: () => (/* binding */ accountOf)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);

const form = '`arn:aws:iam::<account ID>:role/<role name>`';
/** A role's ARN. The ways in which people get it wrong are told apart, because the service tells them apart by nothing. */
const role = {
    label: 'role ARN',
    parse(given) {
        if (/^[\w+=,.@/-]+$/.test(given)) {
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(`must be the full ARN of the role, ${form}: a name alone does not say in which account`);
        }
        const [, partition = '', service, accountId = '', resource = ''] = /^arn:([a-z0-9-]+):([a-z0-9-]+):[^:]*:([^:]*):(.*)$/s.exec(given) ?? [];
        if (service === 'sts' && resource.startsWith('assumed-role/')) {
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(`must be the ARN of the role itself, ${form}, and not of a session of it`);
        }
        const [, path = '', name] = /^role(\/(?:[\x21-\x7e]+\/)?)([\w+=,.@-]{1,64})$/.exec(resource) ?? [];
        if (service !== 'iam' || name === undefined)
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_(`must be of the form ${form}`);
        if (!/^\d{12}$/.test(accountId) && (accountId !== '' || partition.startsWith('aws'))) {
            throw new _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .Refusal */ .P_('must hold an account ID of 12 digits (an expression in it may have given nothing)');
        }
        return { arn: given, partition, accountId, name, path };
    },
};
/** The account in any ARN; undefined when the text is not an ARN or names no account. */
function accountOf(arn) {
    return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
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
