export const id = 7913;
export const ids = [7913];
export const modules = {

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
