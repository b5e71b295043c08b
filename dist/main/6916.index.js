export const id = 6916;
export const ids = [6916];
export const modules = {

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


/***/ }),

/***/ 6916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createCredential: () => (/* binding */ createCredential),
/* harmony export */   trust: () => (/* binding */ trust)
/* harmony export */ });
/* harmony import */ var _text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9574);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2746);


/** The only issuer for which Entra evaluates expressions over GitHub's claims. */
const githubIssuer = 'https://token.actions.githubusercontent.com';
function trust(claims, settings) {
    const other = (0,_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .otherSubjectForm */ .z)(claims);
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
                    title: 'App registration: the same job in GitHub\u2019s other form of subjects, before you change the form',
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
    return `az ad app federated-credential create --id ${settings.clientId} --parameters ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(parameters)}`;
}
function createForManagedIdentity(claims, settings) {
    const { name, issuer, subject, audiences } = federatedCredential(claims.sub, claims, settings);
    const query = `[?clientId=='${settings.clientId}'].[name, resourceGroup]`;
    return [
        `az identity list --query ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(query)} --output tsv | while read -r identity group; do`,
        '  az identity federated-credential create --identity-name "$identity" --resource-group "$group" \\',
        `    --name ${name} --issuer ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(issuer)} \\`,
        `    --subject ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(subject)} --audiences ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(audiences.join(' '))}`,
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
                `az rest --method post --url ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(`${applications}/federatedIdentityCredentials`)} \\`,
                `  --body ${(0,_text_shell_word_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(JSON.stringify(body))}`,
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
