export const id = 658;
export const ids = [658];
export const modules = {

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
