export const id = 964;
export const ids = [964];
export const modules = {

/***/ 9964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aws: () => (/* binding */ aws)
});

;// CONCATENATED MODULE: ./lib/providers/aws/account.js
/** The account IDs to hide, where the user wants that. They are known before anything is sent. */
function accountSecrets({ maskAccountId, roles }) {
    return maskAccountId ? [...new Set(roles.map(({ accountId }) => accountId))] : [];
}

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

// EXTERNAL MODULE: ./lib/identity/claims.js
var identity_claims = __webpack_require__(7881);
// EXTERNAL MODULE: ./lib/text/shell-word.js
var shell_word = __webpack_require__(9574);
;// CONCATENATED MODULE: ./lib/providers/aws/trust.js


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
    const id = (0,identity_claims/* claim */.B)(claims, 'repository_id');
    const environment = (0,identity_claims/* claim */.B)(claims, 'environment');
    const workflow = (0,identity_claims/* claim */.B)(claims, 'job_workflow_ref');
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
/** @param conditions operator → claim → values */
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
 * transferred since 2026-07-15: `repo:octo-org@65/octo-repo@74:…`. Undefined where the token has it already, has a
 * subject of its own making, or comes from another server.
 */
function immutableSubject(claims) {
    const repository = (0,identity_claims/* claim */.B)(claims, 'repository');
    const id = (0,identity_claims/* claim */.B)(claims, 'repository_id');
    const ownerId = (0,identity_claims/* claim */.B)(claims, 'repository_owner_id');
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
/** `aws iam create-open-id-connect-provider …`. No thumbprint: AWS verifies the issuer's certificate by itself. */
function createProviderCommand(claims, settings) {
    return [
        'aws iam create-open-id-connect-provider \\',
        `  --url ${(0,shell_word/* shellWord */.r)(`https://${issuerName(claims)}`)} \\`,
        `  --client-id-list ${(0,shell_word/* shellWord */.r)(settings.audience)}`,
    ].join('\n');
}
function addAudienceCommand(claims, settings) {
    return [
        'aws iam add-client-id-to-open-id-connect-provider \\',
        `  --open-id-connect-provider-arn ${(0,shell_word/* shellWord */.r)(providerArn(claims, settings))} \\`,
        `  --client-id ${(0,shell_word/* shellWord */.r)(settings.audience)}`,
    ].join('\n');
}
function updateCommand(role) {
    return [
        'aws iam update-assume-role-policy \\',
        `  --role-name ${(0,shell_word/* shellWord */.r)(role.name)} \\`,
        '  --policy-document file://trust-policy.json',
    ].join('\n');
}
function maxDurationCommand(role, seconds) {
    return `aws iam update-role --role-name ${(0,shell_word/* shellWord */.r)(role.name)} --max-session-duration ${seconds}`;
}
/** The identity provider that the first role's account needs for the token's issuer. */
function providerArn(claims, { roles: [{ partition, accountId }] }) {
    return `arn:${partition}:iam::${accountId}:oidc-provider/${issuerName(claims)}`;
}
/** The issuer as IAM names it: without scheme and final slash. */
function issuerName(claims) {
    return claims.iss.replace(/^https:\/\//, '').replace(/\/$/, '');
}

;// CONCATENATED MODULE: ./lib/providers/aws/not-authorized.js
/** The most frequent failure: STS has one and the same answer for a dozen causes, so the token's claims must tell. */


/** `AccessDenied` for a request with an ID token. */
function explainNotAuthorized({ claims, settings, hop: { role } }) {
    const subject = claims?.sub ?? '';
    const environment = claims && (0,identity_claims/* claim */.B)(claims, 'environment');
    const subjectCauses = [
        /^repo:[^/]+@\d+\/[^/]+@\d+:/.test(subject) &&
            `The subject holds IDs (\`@…\`), as for every repository created, renamed or transferred since 2026-07-15, while the trust policy still tests it with names alone: \`${subject}\`.`,
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
        ...(claims ? { paste: { language: 'json', text: policyBySubject(claims, settings) } } : {}),
    };
}

;// CONCATENATED MODULE: ./lib/providers/aws/errors.js


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
            ...(claims ? { paste: { language: 'sh', text: createProviderCommand(claims, settings) } } : {}),
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
            ...(claims ? { paste: { language: 'sh', text: addAudienceCommand(claims, settings) } } : {}),
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
            happened: 'AWS takes the ID token for expired or not yet valid, also after a new one was requested.',
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
            paste: { language: 'sh', text: maxDurationCommand(role, durationSeconds) },
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
    return knownErrors.find((row) => row.codes.some((known) => errorCode(known) === code) &&
        (row.request ?? request) === request &&
        (row.message?.test(message) ?? true));
}
/** Our stable code for one of AWS's. */
function errorCode(code) {
    return `aws/${code}`;
}
/** Rows about signed requests are never chosen without a caller. */
function nameOfCaller({ caller }) {
    return `The role ${caller.arn}`;
}
function pasteChainPolicy(settings, { caller }) {
    return { paste: { language: 'json', text: chainPolicy(caller, settings) } };
}

;// CONCATENATED MODULE: ./lib/providers/aws/hops.js
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

;// CONCATENATED MODULE: ./lib/providers/aws/unreachable.js
/** Failures on the way to STS: the answer itself names the host and the proxy. */
function explainUnreachable({ code }, { region, endpoint }) {
    const allow = endpoint.url === undefined
        ? 'On a self-hosted runner allow the host that the answer names (port 443), directly or through a proxy named in `HTTPS_PROXY`.'
        : 'Check the address in `aws-sts-endpoint`, `AWS_ENDPOINT_URL_STS` or `AWS_ENDPOINT_URL`, and that the runner may reach it.';
    if (code === 'http/dns' && endpoint.url === undefined && endpoint.fips) {
        return {
            happened: `There is no FIPS endpoint of STS in ${region}, or the runner cannot look it up.`,
            causes: ['Few regions have one; `ca-central-1`, for example, has none.'],
            fix: [
                'Log in with an `aws-region` that has one, such as `us-east-1`, or leave `AWS_USE_FIPS_ENDPOINT` out.',
                allow,
            ],
        };
    }
    if (code === 'http/certificate') {
        return {
            happened: 'The runner does not trust the certificate of the STS endpoint.',
            causes: ['A proxy opens encrypted connections and signs with a certificate authority of its own.'],
            fix: ['Name the file with its certificate in `NODE_EXTRA_CA_CERTS` of the runner or the job.'],
        };
    }
    if (code === 'http/unusable-answer' || code === 'http/too-large' || code.startsWith('aws/')) {
        return {
            happened: 'Something answered in the place of AWS STS.',
            causes: ['A proxy or gateway between the runner and AWS answered with a page of its own.'],
            fix: [allow],
        };
    }
    return {
        happened: 'AWS STS could not be reached.',
        causes: [
            'The runner, or the proxy it uses, may not connect to the STS endpoint.',
            'The network or the endpoint had a passing failure.',
        ],
        fix: [allow],
    };
}

;// CONCATENATED MODULE: ./lib/providers/aws/diagnose.js



function diagnose(error, claims, settings) {
    const hop = hopOf(error.operation, settings);
    const known = knownError(error.code, error.message, hop.caller !== undefined);
    const explanation = known ? known.explain({ settings, hop, claims }) : explainOther(error, hop, settings);
    return { ...explanation, page: 'aws.md' };
}
function explainOther(error, { role }, settings) {
    if (error.stage === 'id-token') {
        return { happened: 'There was no ID token for the login to AWS.', causes: [], fix: [] };
    }
    if (/^(aws\/)?http[-/]/.test(error.code))
        return explainUnreachable(error, settings);
    if (error.code === errorCode('account-not-allowed')) {
        return {
            happened: `The session of ${role.arn} is not in an allowed account.`,
            causes: ['The service at the STS endpoint answered with a session in another account than asked for.'],
            fix: ['Check `aws-sts-endpoint` and `aws-allowed-account-ids`. Nothing was exported.'],
        };
    }
    return {
        happened: `The login with the role ${role.arn} failed.`,
        causes: [],
        fix: [
            error.requestIds
                ? 'Look up the answer in CloudTrail under its RequestId, or give that ID to AWS support.'
                : 'Run the job again, with debug logging switched on if it fails again.',
        ],
    };
}

// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
;// CONCATENATED MODULE: ./lib/providers/aws/credential.js
/** The parts that must not be shown. The access key ID is half of a pair and useless alone, but every tool hides it. */
function secretsOf({ accessKeyId, secretAccessKey, sessionToken }) {
    return [secretAccessKey, sessionToken, accessKeyId];
}

// EXTERNAL MODULE: ./lib/http/answer.js
var http_answer = __webpack_require__(6788);
// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __webpack_require__(5831);
// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
;// CONCATENATED MODULE: ./lib/providers/aws/failure.js
/** Turns whatever the AWS SDK throws into a {@link LoginError}. */




function failureOf(error, { hop, answered, secrets, now }) {
    const { operation } = hop;
    if (error instanceof login_error/* LoginError */.Q)
        return new login_error/* LoginError */.Q(error.message, { ...error, operation });
    if (!answered) {
        // Only the name: nothing was sent, so this is an error inside the SDK, and its text may quote what was to be sent.
        const name = error instanceof Error ? error.name : typeof error;
        return new login_error/* LoginError */.Q(`the AWS SDK could not make the request (${name})`, {
            code: errorCode('sdk'),
            stage: 'exchange',
            retry: 'no',
            operation,
        });
    }
    const { host, answer } = answered;
    if (answer.status >= 200 && answer.status <= 299)
        return (0,http_answer/* unusableAnswer */.Qf)(host, answer, 'exchange');
    const { wireCode, words } = refusalOf(error, host, answer);
    const code = errorCode(wireCode ?? `http-${answer.status}`);
    const message = (0,http_answer/* excerpt */.Kb)(withoutSecrets(words, secrets));
    const wait = (0,retry/* retryAfterMs */.Vs)(answer.headers['retry-after'], now);
    const id = requestId(answer);
    return new login_error/* LoginError */.Q(message, {
        code,
        stage: 'exchange',
        retry: knownError(code, message, hop.caller !== undefined)?.retry ?? (0,retry/* adviceForStatus */.ap)(answer.status),
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

// EXTERNAL MODULE: ./lib/settings/kinds.js
var kinds = __webpack_require__(3474);
;// CONCATENATED MODULE: ./lib/providers/aws/role.js

const role_form = '`arn:aws:iam::<account ID>:role/<role name>`';
/** A role's ARN. The ways in which people get it wrong are told apart, because the service tells them apart by nothing. */
const role = {
    label: 'role ARN',
    parse(given) {
        if (given.includes('${{')) {
            throw new kinds/* Refusal */.P_(`must be of the form ${role_form}, without an expression that GitHub has not evaluated`);
        }
        if (/^[\w+=,.@/-]+$/.test(given)) {
            throw new kinds/* Refusal */.P_(`must be the full ARN of the role, ${role_form}: a name alone does not say in which account`);
        }
        const [, partition = '', service, accountId = '', resource = ''] = /^arn:([a-z0-9-]+):([a-z0-9-]+):[^:]*:([^:]*):(.*)$/s.exec(given) ?? [];
        if (service === 'sts' && resource.startsWith('assumed-role/')) {
            throw new kinds/* Refusal */.P_(`must be the ARN of the role itself, ${role_form}, and not of a session of it`);
        }
        const [, path = '', name] = /^role(\/(?:[\x21-\x7e]+\/)?)([\w+=,.@-]{1,64})$/.exec(resource) ?? [];
        if (service !== 'iam' || name === undefined)
            throw new kinds/* Refusal */.P_(`must be of the form ${role_form}`);
        if (!/^\d{12}$/.test(accountId) && (accountId !== '' || partition.startsWith('aws'))) {
            throw new kinds/* Refusal */.P_('must hold an account ID of 12 digits (an expression in it may have given nothing)');
        }
        return { arn: given, partition, accountId, name, path };
    },
};
/** The account in any ARN; undefined when the text is not an ARN or names no account. */
function accountOf(arn) {
    return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}

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
                context.mask(...secretsOf(credential));
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
        accountId: accountOf(arn) ?? role.accountId,
    };
}

;// CONCATENATED MODULE: ./lib/providers/aws/exchange.js
/** ID token → session of a role, and from there along the role chain. */






/**
 * One request per role. Account and ARN of the session are in the answer, so nothing else has to be asked.
 * @throws {LoginError} `aws/…`, `http/…`, `id-token/…`
 */
async function exchange(settings, context) {
    context.mask(...accountSecrets(settings));
    const sdk = await load();
    const sts = createSts(sdk, settings, context);
    const [first, ...further] = hopsOf(settings);
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
        return sts.assume(hop, attempt, caller, secretsOf(caller), (client) => client.send(command));
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
    throw new login_error/* LoginError */.Q(`the session is in the account ${session.accountId}, which is not an allowed one`, {
        code: errorCode('account-not-allowed'),
        stage: 'verify',
        retry: 'no',
        operation,
    });
}

// EXTERNAL MODULE: ./lib/refresh/specification.js
var refresh_specification = __webpack_require__(6082);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
function credentialProcess(specification, { nodePath, actionDirectory }) {
    const words = [nodePath, (0,external_node_path_.join)(actionDirectory, 'helper', 'index.js'), 'aws-credentials', specification];
    return words.map(commandWord).join(' ');
}
function commandWord(word) {
    if (plainWord.test(word))
        return word;
    if (plainWord.test(word.replaceAll(' ', '')))
        return `"${word}"`;
    throw new login_error/* LoginError */.Q(`AWS tools cannot start a program with this path in its command line: ${word}`, {
        code: errorCode('helper-path'),
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


/** The profile of the flat inputs' login when it needs one and nobody has named it: no user has one of that name. */
const ownName = 'multi-cloud-login';
/**
 * The profile of a login: the one asked for, else one named after it, unless it is the login of the flat inputs.
 *
 * @param specification path of the file by which the credentials are renewed; undefined when they are not
 */
function profileOf(credential, settings, place, specification) {
    const name = settings.profile ?? (place.login === 'aws' ? specification && ownName : place.login);
    if (name === undefined)
        return undefined;
    const config = copyOf('AWS_CONFIG_FILE', 'config', place);
    const credentials = copyOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials', place);
    const inConfig = (keys) => ({
        format: 'ini',
        ...config.file,
        // Only the config file has the word "profile" in its headers, and the default profile has it in neither.
        section: name === 'default' ? 'default' : `profile ${name}`,
        keys: { region: settings.region, ...keys },
    });
    if (specification !== undefined) {
        return {
            name,
            edits: [inConfig({ credential_process: credentialProcess(specification, place) })],
            variables: config.variables,
        };
    }
    const keys = {
        aws_access_key_id: credential.accessKeyId,
        aws_secret_access_key: credential.secretAccessKey,
        aws_session_token: credential.sessionToken,
    };
    return {
        name,
        edits: [inConfig({}), { format: 'ini', ...credentials.file, section: name, keys }],
        variables: { ...config.variables, ...credentials.variables },
    };
}
/** Our copy of one of the user's files, and the variable that leads there. */
function copyOf(variable, fileName, { shared, env }) {
    const path = (0,external_node_path_.join)(shared, 'aws', fileName);
    const variables = { [variable]: { value: path, emptyMeansUnset: true, always: true } };
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
    const specification = (0,refresh_specification/* specificationFile */.N)({ provider: 'aws', settings, audience: settings.audience }, place);
    const profile = profileOf(credential, settings, place, specification?.path);
    return {
        secrets: [
            ...secretsOf(credential),
            ...accountSecrets(settings),
            // What is emptied becomes part of the saved state.
            ...(specification ? replacedSecrets.flatMap((name) => place.env[name] || []) : []),
        ],
        files: specification ? [specification] : [],
        edits: profile?.edits ?? [],
        variables: {
            ...(place.exportEnvironment ? regionVariables(settings.region) : {}),
            ...(place.exportEnvironment && !specification ? keyVariables(credential) : {}),
            ...(place.exportEnvironment && specification ? profileVariables(profile.name, place.env) : {}),
            ...profile?.variables,
        },
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
function profileVariables(profile, env) {
    const present = strongerThanProfile.filter((name) => env[name]);
    return {
        ...Object.fromEntries(present.map((name) => [name, { value: '', emptyMeansUnset: true }])),
        // The AWS CLI stops at an empty profile.
        AWS_PROFILE: { value: profile },
        // Where it is set, boto3 and the AWS CLI prefer it.
        ...(env.AWS_DEFAULT_PROFILE ? { AWS_DEFAULT_PROFILE: { value: profile } } : {}),
        // Without it the AWS SDK for Go 1 does not read the config file.
        AWS_SDK_LOAD_CONFIG: { value: '1', emptyMeansUnset: true },
    };
}
/** The AWS CLI and boto3 ask again in the last 15 minutes, so a shorter life leaves nothing for them to reuse. */
const shortSeconds = 1800;
function shortDuration({ durationSeconds }) {
    return `With \`refresh\` a session of ${durationSeconds} seconds is short: the AWS CLI and boto3 ask for new credentials in the last 15 minutes, so they start the helper for nearly every request. Choose 3600 or more.`;
}

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
        const refusal = endpoint_refusalOf(configured.url);
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
function endpoint_refusalOf(url) {
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

;// CONCATENATED MODULE: ./lib/providers/aws/session-name.js

const maxLength = 64;
const sessionName = (0,kinds/* text */.Qq)({
    label: 'text, 2–64 characters',
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
    label: 'text, 2–1224 characters',
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
        kind: role,
        required: true,
        description: 'ARN of the IAM role that trusts this repository. Setting it turns the AWS login on. Keep it in a variable, not in a secret: a secret is masked wherever it appears.',
    },
    region: {
        kind: (0,kinds/* text */.Qq)({ label: 'region', pattern: /^[a-z0-9-]+$/, rule: 'a region such as `eu-west-1`' }),
        derivedDefault: '`AWS_REGION`, else `AWS_DEFAULT_REGION`, of the job',
        description: 'Region of the STS endpoint and of later steps. It must be in the partition of the role (`aws`, `aws-cn`, `aws-us-gov`, …).',
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
        kind: (0,kinds/* lines */.Mn)(role),
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
        description: 'Also write the credentials and the region as this profile, into private copies of the AWS `config` and `credentials` files. `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` lead to them and are exported even with `export-environment: false`, because the profile could not be found otherwise. `AWS_PROFILE` is exported with `refresh` only.',
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
        .filter((arn) => !arn.startsWith(`arn:${partition}:`) || ![undefined, account].includes(accountOf(arn)))
        .map((arn) => ({
        setting: 'managed-session-policies',
        message: `holds ${arn}, but must hold policies of AWS or of the role's own account, \`arn:${partition}:iam::${account}:policy/…\``,
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
    secrets: accountSecrets,
    load: load,
    exchange: exchange,
    describe: describe,
    publications: publications,
    occupies: (settings, login) => [`the profile \`${settings.profile ?? login}\``],
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
