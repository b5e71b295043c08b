export const id = 570;
export const ids = [570,658];
export const modules = {

/***/ 2077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ knownError)
});

// UNUSED EXPORTS: knownErrors

// EXTERNAL MODULE: ./lib/providers/aws/error-code.js
var error_code = __webpack_require__(5686);
// EXTERNAL MODULE: ./lib/identity/claims.js
var identity_claims = __webpack_require__(7881);
// EXTERNAL MODULE: ./lib/providers/aws/trust.js
var trust = __webpack_require__(6658);
;// CONCATENATED MODULE: ./lib/providers/aws/not-authorized.js
/** The most frequent failure: STS has one and the same answer for a dozen causes, so the token's claims must tell. */


/** `AccessDenied` for a request with an ID token. */
function explainNotAuthorized({ claims, settings, hop: { role } }) {
    const subject = claims?.sub ?? '';
    const environment = claims && (0,identity_claims/* claim */.B)(claims, 'environment');
    const subjectCauses = [
        /^repo:[^/]+@\d+\/[^/]+@\d+:/.test(subject) &&
            `The subject holds IDs (\`@\u2026\`), as for every repository created, renamed or transferred since 2026-07-15, while the trust policy still tests it with names alone: \`${subject}\`.`,
        environment !== undefined &&
            `The job uses the environment "${environment}", so its subject names that and no branch, while the trust policy tests for a branch: \`${subject}\`.`,
        subject.endsWith(':pull_request') &&
            `The run was started by a pull request, so its subject names no branch, while the trust policy tests for one: \`${subject}\`.`,
    ].filter((cause) => cause !== false);
    return {
        happened: `AWS STS does not let this job assume the role ${role.arn}.`,
        causes: [
            ...subjectCauses,
            `The conditions of the role's trust policy on \`sub\` and \`aud\` do not match the ID token${claims ? ` (\`${claims.sub}\`, \`${claims.aud}\`)` : ''}: letter case counts, and \`*\` is a wildcard with \`StringLike\` only.`,
            `There is no role of this name in the account ${role.accountId}, or it has a path that the ARN lacks: AWS does not say which.`,
            'The trust policy does not allow `sts:AssumeRoleWithWebIdentity`, or trusts another identity provider.',
            ...(/github/i.test(role.name)
                ? ['The name of the role holds "github": users reported that such roles fail until they are renamed.']
                : []),
        ],
        fix: [
            `Compare the trust policy of the role with the claims of the ID token${claims ? '; the policy below admits it' : ''}.`,
            'If the role is meant to be assumed by another role, list it in `aws-role-chain` instead.',
        ],
        ...(claims ? { paste: { language: 'json', text: (0,trust.policyBySubject)(claims, settings) } } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/providers/aws/errors.js
/**
 * What AWS STS answers when it refuses, and what can go wrong on the way there: the one table behind both the retry
 * policy and the explanation.
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */



const inCloudTrail = 'CloudTrail has the request under its RequestId; AWS support asks for that ID too.';
/** The first row that fits counts. */
const knownErrors = [
    {
        codes: ['AccessDenied'],
        request: 'unsigned',
        // A changed trust policy takes ten seconds and more to reach all servers: quick repeats would only cost time.
        retry: 'no',
        explain: explainNotAuthorized,
    },
    {
        codes: ['InvalidIdentityToken'],
        message: /No OpenIDConnect provider found/i,
        retry: 'no',
        explain: ({ settings, claims, hop: { role } }) => ({
            happened: `The account ${role.accountId} has no identity provider for the issuer of this ID token${claims ? `, ${claims.iss}` : ''}.`,
            causes: [
                `The identity provider was never created in ${role.accountId}: it must be in the account of the role.`,
                'It was created for another issuer: the old `vstoken.actions.githubusercontent.com`, or github.com while this server or enterprise has an issuer of its own.',
            ],
            fix: ['Create the identity provider in that account, with the command below.'],
            ...(claims ? { paste: { language: 'sh', text: (0,trust.createProviderCommand)(claims, settings) } } : {}),
        }),
    },
    {
        codes: ['InvalidIdentityToken'],
        message: /Incorrect token audience/i,
        retry: 'no',
        explain: ({ settings, claims, hop: { role } }) => ({
            happened: `The identity provider in the account ${role.accountId} does not accept the audience \`${settings.audience}\`.`,
            causes: [
                'The audience is not among the client IDs of the identity provider, or is spelled differently: a trailing slash counts.',
                ...(role.partition === 'aws-cn'
                    ? [
                        'In the China regions the client ID is often `sts.amazonaws.com.cn`; then set `aws-audience` to that.',
                    ]
                    : []),
            ],
            fix: [
                'Set `aws-audience` to a client ID of the identity provider, or add this one to it with the command below.',
            ],
            ...(claims ? { paste: { language: 'sh', text: (0,trust.addAudienceCommand)(claims, settings) } } : {}),
        }),
    },
    {
        codes: ['InvalidIdentityToken'],
        message: /retrieve verification key/i,
        retry: 'yes',
        explain: ({ claims }) => ({
            happened: 'AWS could not fetch the public keys of the issuer of the ID token.',
            causes: [
                'The issuer did not answer AWS in time, which happens when many jobs start at once.',
                `The issuer${claims ? ` ${claims.iss}` : ''} cannot be reached from the internet (GitHub Enterprise Server in a private network).`,
            ],
            fix: [
                'Run the job again; with many parallel jobs lower `max-parallel`.',
                'For a private server make `/.well-known/openid-configuration` and the keys it names reachable for AWS.',
            ],
        }),
    },
    {
        codes: ['InvalidIdentityToken'],
        retry: 'no',
        explain: () => ({
            happened: 'AWS takes the ID token for malformed or wrongly signed.',
            causes: [
                'A proxy between the runner and AWS changed the request.',
                'The identity provider in IAM is for another server that has the same kind of issuer.',
            ],
            fix: ['Let requests to STS pass the proxy unchanged (`NO_PROXY`).', inCloudTrail],
        }),
    },
    {
        codes: ['ExpiredTokenException', 'IDPRejectedClaim'],
        retry: 'fresh',
        explain: () => ({
            happened: 'AWS takes the ID token for expired or not yet valid.',
            causes: ['The clock of the runner, or of the server that issues the ID tokens, is wrong.'],
            fix: ['Set the clock of a self-hosted runner or server by NTP, then run the job again.'],
        }),
    },
    {
        codes: ['IDPCommunicationError'],
        retry: 'yes',
        explain: () => ({
            happened: 'AWS could not reach the issuer of the ID token.',
            causes: ['A passing problem between AWS and the issuer.'],
            fix: ['Run the job again.'],
        }),
    },
    {
        codes: ['ValidationError'],
        message: /MaxSessionDuration/i,
        retry: 'no',
        explain: ({ settings, hop: { role, durationSeconds } }) => ({
            happened: `The role ${role.arn} does not allow sessions of ${durationSeconds} seconds.`,
            causes: [
                `\`aws-role-duration-seconds\` (${settings.durationSeconds}) is more than the maximum session duration of the role, one hour unless changed.`,
            ],
            fix: ['Ask for less, or raise the maximum of the role with the command below.'],
            paste: { language: 'sh', text: (0,trust.maxDurationCommand)(role, durationSeconds) },
        }),
    },
    {
        codes: ['ValidationError'],
        message: /1 hour|one hour/i,
        retry: 'no',
        explain: ({ hop: { role } }) => ({
            happened: `The session of ${role.arn} cannot last longer than an hour.`,
            causes: ['AWS limits sessions that were started from another session of a role.'],
            fix: ['Set `aws-role-duration-seconds` to at most 3600.'],
        }),
    },
    {
        codes: ['ValidationError', 'InvalidParameterValue'],
        retry: 'no',
        explain: () => ({
            happened: 'AWS STS does not accept a value in the request.',
            causes: ['The answer names the field and the rule it breaks.'],
            fix: ['Correct the input that the field comes from.'],
        }),
    },
    {
        codes: ['MalformedPolicyDocument'],
        retry: 'no',
        explain: () => ({
            happened: 'AWS does not accept the inline session policy.',
            causes: ['`aws-inline-session-policy` is JSON, but not a policy as IAM knows it.'],
            fix: ['Check it with `aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY`.'],
        }),
    },
    {
        codes: ['PackedPolicyTooLarge'],
        retry: 'no',
        explain: () => ({
            happened: 'Session policies and session tags together are too large for AWS.',
            causes: [
                'AWS packs them into one space with a limit of its own, which the length in characters does not show. Tags that pass on from an earlier session count too.',
            ],
            fix: [
                'Shorten `aws-inline-session-policy`, name managed policies in `aws-managed-session-policies` instead, or send fewer `aws-session-tags`.',
            ],
        }),
    },
    {
        codes: ['RegionDisabledException'],
        retry: 'no',
        explain: ({ settings, hop: { role } }) => ({
            happened: `STS is not active in ${settings.region} for the account ${role.accountId}.`,
            causes: [
                'The region has to be enabled for the account first (opt-in region), or STS was deactivated there.',
            ],
            fix: [
                'Activate it in the IAM console under account settings, or log in with another `aws-region` and set `AWS_REGION` in later steps.',
            ],
        }),
    },
    {
        codes: [
            'Throttling',
            'ThrottlingException',
            'RequestLimitExceeded',
            'TooManyRequestsException',
            'SlowDown',
            'http-429',
        ],
        retry: 'yes',
        explain: ({ hop: { role } }) => ({
            happened: `AWS STS limits the requests of the account ${role.accountId}, and still did after several attempts.`,
            causes: ['Many jobs log in at the same moment, for example those of a matrix.'],
            fix: [
                'Lower `max-parallel`, or spread the jobs over several regions: the limit is per account and region.',
            ],
        }),
    },
    {
        codes: [
            'InternalFailure',
            'InternalError',
            'ServiceUnavailable',
            'RequestTimeout',
            'http-408',
            'http-500',
            'http-502',
            'http-503',
            'http-504',
        ],
        retry: 'yes',
        explain: ({ settings }) => ({
            happened: `AWS STS is in trouble in ${settings.region}, and still was after several attempts.`,
            causes: ['A passing failure of the service, or of a proxy in between.'],
            fix: ['Look at https://health.aws.amazon.com/health/status, and run the job again.'],
        }),
    },
    {
        codes: ['InvalidClientTokenId'],
        request: 'signed',
        // A session that is seconds old is unknown to some servers for a moment.
        retry: 'few',
        explain: ({ settings, hop: { role } }) => ({
            happened: `AWS does not know the session that was to assume ${role.arn}, although it was started a moment ago.`,
            causes: [`New sessions were not yet known everywhere in ${settings.region}.`],
            fix: ['Run the job again.', inCloudTrail],
        }),
    },
    {
        codes: ['ExpiredToken', 'RequestExpired', 'SignatureDoesNotMatch'],
        request: 'signed',
        retry: 'no',
        explain: ({ hop: { role } }) => ({
            happened: `AWS does not accept the signature of the request for ${role.arn}.`,
            causes: [
                'The clock of the runner is wrong by more than five minutes, and a proxy hides the right time of the answers.',
                'A proxy between the runner and AWS changed the signed headers.',
            ],
            fix: [
                'Set the clock of a self-hosted runner by NTP.',
                'Let requests to STS pass the proxy unchanged (`NO_PROXY`).',
            ],
        }),
    },
    {
        codes: ['AccessDenied'],
        request: 'signed',
        message: /sts:TagSession/,
        retry: 'no',
        explain: ({ settings, hop }) => ({
            happened: `${nameOfCaller(hop)} may not start a session of ${hop.role.arn} with tags.`,
            causes: [
                '`sts:TagSession` is not allowed by the trust policy of that role, or by the permissions of the caller.',
            ],
            fix: [
                'Allow `sts:TagSession` next to `sts:AssumeRole` in both (a trust policy that fits is below), or leave `aws-session-tags` out.',
            ],
            ...pasteChainPolicy(settings, hop),
        }),
    },
    {
        codes: ['AccessDenied'],
        request: 'signed',
        retry: 'no',
        explain: ({ settings, hop }) => ({
            happened: `${nameOfCaller(hop)} may not assume ${hop.role.arn}.`,
            causes: [
                `The trust policy of ${hop.role.arn} does not name the caller, or there is no such role.`,
                'The permissions of the caller do not allow `sts:AssumeRole` on it, or a policy of the organization denies it.',
                settings.externalId === undefined
                    ? 'The trust policy asks for an external ID: set `aws-role-external-id`.'
                    : 'The trust policy asks for another external ID than `aws-role-external-id`.',
            ],
            fix: [
                'Allow `sts:AssumeRole` on this role to the caller, and let the trust policy of the role name the caller, as below.',
            ],
            ...pasteChainPolicy(settings, hop),
        }),
    },
];
/**
 * The row for an error.
 * @param code with the leading `aws/`
 * @param isSigned whether a session signed the request
 */
function knownError(code, message, isSigned) {
    const request = isSigned ? 'signed' : 'unsigned';
    return knownErrors.find((row) => row.codes.some((known) => (0,error_code/* errorCode */.C)(known) === code) &&
        (row.request ?? request) === request &&
        (row.message?.test(message) ?? true));
}
/** Rows about signed requests are never chosen without a caller. */
function nameOfCaller({ caller }) {
    return `The role ${caller.arn}`;
}
function pasteChainPolicy(settings, { caller }) {
    return { paste: { language: 'json', text: (0,trust.chainPolicy)(caller, settings) } };
}


/***/ }),

/***/ 3078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ hopOf),
/* harmony export */   w: () => (/* binding */ hopsOf)
/* harmony export */ });
/** Sessions that only serve to assume the next role live as short as AWS allows. */
const intermediateSeconds = 900;
function hopsOf({ roles, durationSeconds }) {
    const hop = (role, index) => {
        const caller = roles[index - 1];
        const isLast = index === roles.length - 1;
        return {
            operation: operationName(index, roles.length),
            role,
            isLast,
            durationSeconds: isLast ? durationSeconds : intermediateSeconds,
            ...(caller === undefined ? {} : { caller }),
        };
    };
    const [first, ...further] = roles;
    return [hop(first, 0), ...further.map((role, index) => hop(role, index + 1))];
}
/** The hop in which a request of this name is made; the first when there is no such name. */
function hopOf(operation, settings) {
    const hops = hopsOf(settings);
    return hops.find((hop) => hop.operation === operation) ?? hops[0];
}
function operationName(index, count) {
    if (index === 0)
        return 'AssumeRoleWithWebIdentity';
    return count === 2 ? 'AssumeRole' : `AssumeRole (role ${index + 1} of ${count})`;
}


/***/ }),

/***/ 6658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addAudienceCommand: () => (/* binding */ addAudienceCommand),
/* harmony export */   chainPolicy: () => (/* binding */ chainPolicy),
/* harmony export */   createProviderCommand: () => (/* binding */ createProviderCommand),
/* harmony export */   maxDurationCommand: () => (/* binding */ maxDurationCommand),
/* harmony export */   policyBySubject: () => (/* binding */ policyBySubject),
/* harmony export */   providerArn: () => (/* binding */ providerArn),
/* harmony export */   trust: () => (/* binding */ trust)
/* harmony export */ });
/* harmony import */ var _identity_claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7881);
/* harmony import */ var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9574);


const githubIssuer = 'token.actions.githubusercontent.com';
function trust(claims, settings) {
    const [first, ...further] = settings.roles;
    const alternative = policyByRepositoryId(claims, settings);
    return [
        {
            title: `Trust policy of ${first.arn}, for ${flyApp(claims) === undefined ? 'exactly this subject' : 'the Machines of this app'} (trust-policy.json)`,
            language: 'json',
            text: policyBySubject(claims, settings),
        },
        ...(alternative === undefined ? [] : [alternative]),
        {
            title: `Put the policy on the role ${first.name}`,
            language: 'sh',
            text: updateCommand(first),
        },
        {
            title: `Once per account: make ${first.accountId} trust the issuer`,
            language: 'sh',
            text: createProviderCommand(claims, settings),
        },
        ...further.map((role, index) => ({
            title: `Trust policy of ${role.arn}, the next role of the chain`,
            language: 'json',
            text: chainPolicy(settings.roles[index] ?? first, settings),
        })),
    ];
}
/**
 * Admits the token's subject, also in the form with IDs that it takes when the repository is renamed or transferred. A
 * subject of Fly.io ends in the name of one Machine, which the next deployment may replace: there it admits the app.
 */
function policyBySubject(claims, settings) {
    const app = flyApp(claims);
    if (app !== undefined) {
        return webIdentityPolicy(claims, settings, {
            StringEquals: { aud: [claims.aud] },
            StringLike: { sub: [`${app}:*`] },
        });
    }
    const subjects = [claims.sub, immutableSubject(claims)].filter((subject) => subject !== undefined);
    return webIdentityPolicy(claims, settings, {
        StringEquals: { aud: [claims.aud], sub: subjects },
    });
}
/**
 * Does not depend on the subject's exact text. STS evaluates these claims in the commercial regions only, and IAM wants
 * `sub` to be tested in every trust policy for GitHub.
 */
function policyByRepositoryId(claims, settings) {
    const id = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_id');
    const environment = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'environment');
    const workflow = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'job_workflow_ref');
    const prefixes = [claims.sub, immutableSubject(claims)].map((subject) => /^repo:[^/:]+\/[^/:]+:/.exec(subject ?? '')?.[0]);
    const patterns = prefixes.filter((prefix) => prefix !== undefined).map((prefix) => `${prefix}*`);
    const second = environment === undefined ? { job_workflow_ref: workflow } : { environment };
    const [[name, value] = ['', undefined]] = Object.entries(second);
    const isEvaluated = issuerName(claims) === githubIssuer && settings.roles[0].partition === 'aws';
    if (!isEvaluated || id === undefined || value === undefined || patterns.length === 0)
        return undefined;
    return {
        title: `Alternative that survives a rename: by \`repository_id\` and \`${name}\``,
        language: 'json',
        text: webIdentityPolicy(claims, settings, {
            StringEquals: { aud: [claims.aud], repository_id: [id], [name]: [value] },
            StringLike: { sub: patterns },
        }),
    };
}
/** @param conditions operator \u2192 claim \u2192 values */
function webIdentityPolicy(claims, settings, conditions) {
    const issuer = issuerName(claims);
    const condition = Object.fromEntries(Object.entries(conditions).map(([operator, tests]) => [
        operator,
        Object.fromEntries(Object.entries(tests).map(([name, values]) => [`${issuer}:${name}`, oneOrMany(values)])),
    ]));
    return policy({
        Effect: 'Allow',
        Principal: { Federated: providerArn(claims, settings) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: condition,
    });
}
/** `<organization>:<app>`, for ID tokens of Fly.io. */
function flyApp({ iss, sub }) {
    return iss.startsWith('https://oidc.fly.io/') ? /^([\w-]+:[\w-]+):[^:]+$/.exec(sub)?.[1] : undefined;
}
/** What the role after `caller` in the chain has to trust. */
function chainPolicy(caller, settings) {
    const { externalId, tags } = settings;
    return policy({
        Effect: 'Allow',
        Principal: { AWS: caller.arn },
        Action: tags.length > 0 ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
        ...(externalId === undefined
            ? {}
            : { Condition: { StringEquals: { 'sts:ExternalId': policyText(externalId) } } }),
    });
}
function policy(statement) {
    return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2);
}
function oneOrMany(values) {
    const escaped = values.map(policyText);
    return escaped.length === 1 ? escaped[0] : escaped;
}
/** `${` would begin a policy variable, and a branch name may hold it. */
function policyText(value) {
    return value.replaceAll('${', '${$}{');
}
/**
 * The subject in the form with IDs that cannot be taken over, which github.com gives to repositories created, renamed or
 * transferred since 2026-07-15: `repo:octo-org@65/octo-repo@74:\u2026`. Undefined where the token has it already, has a
 * subject of its own making, or comes from another server.
 */
function immutableSubject(claims) {
    const repository = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository');
    const id = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_id');
    const ownerId = (0,_identity_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claim */ .B)(claims, 'repository_owner_id');
    const start = `repo:${repository}:`;
    if (issuerName(claims) !== githubIssuer ||
        !repository ||
        !id ||
        !ownerId ||
        !claims.sub.startsWith(start)) {
        return undefined;
    }
    const [owner, name] = repository.split('/');
    return `repo:${owner}@${ownerId}/${name}@${id}:${claims.sub.slice(start.length)}`;
}
/** `aws iam create-open-id-connect-provider \u2026`. No thumbprint: AWS verifies the issuer's certificate by itself. */
function createProviderCommand(claims, settings) {
    return [
        'aws iam create-open-id-connect-provider \\',
        `  --url ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(`https://${issuerName(claims)}`)} \\`,
        `  --client-id-list ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(settings.audience)}`,
    ].join('\n');
}
function addAudienceCommand(claims, settings) {
    return [
        'aws iam add-client-id-to-open-id-connect-provider \\',
        `  --open-id-connect-provider-arn ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(providerArn(claims, settings))} \\`,
        `  --client-id ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(settings.audience)}`,
    ].join('\n');
}
function updateCommand(role) {
    return [
        'aws iam update-assume-role-policy \\',
        `  --role-name ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(role.name)} \\`,
        '  --policy-document file://trust-policy.json',
    ].join('\n');
}
function maxDurationCommand(role, seconds) {
    return `aws iam update-role --role-name ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(role.name)} --max-session-duration ${seconds}`;
}
/** The identity provider that the first role's account needs for the token's issuer. */
function providerArn(claims, { roles: [{ partition, accountId }] }) {
    return `arn:${partition}:iam::${accountId}:oidc-provider/${issuerName(claims)}`;
}
/** The issuer as IAM names it: without scheme and final slash. */
function issuerName(claims) {
    return claims.iss.replace(/^https:\/\//, '').replace(/\/$/, '');
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
