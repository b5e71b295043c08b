export const id = 2170;
export const ids = [2170];
export const modules = {

/***/ 2170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  failureText: () => (/* binding */ failureText),
  unavailableText: () => (/* binding */ unavailableText)
});

// UNUSED EXPORTS: claimLines

// EXTERNAL MODULE: ./lib/http/answer.js
var answer = __webpack_require__(6788);
;// CONCATENATED MODULE: ./lib/identity/availability.js

/**
 * The most likely cause, from the job's own description. A fork or Dependabot cannot be cured by a permission, so
 * these come before it.
 * @param event the event payload, or undefined when it cannot be read
 */
function unavailableCause(env, event) {
    if (env.GITHUB_ACTIONS !== 'true')
        return 'outside-actions';
    if (isForkPullRequest(env, event))
        return 'fork';
    if (isDependabotRun(env))
        return 'dependabot';
    return 'permission';
}
function isForkPullRequest(env, event) {
    // `pull_request_target` runs with the rights of the base repository.
    const name = env.GITHUB_EVENT_NAME ?? '';
    if (!name.startsWith('pull_request') || name === 'pull_request_target')
        return false;
    const pullRequest = event?.pull_request;
    const head = (0,answer/* isObject */.Gv)(pullRequest) && (0,answer/* isObject */.Gv)(pullRequest.head) ? pullRequest.head : undefined;
    const repository = (0,answer/* isObject */.Gv)(head?.repo) ? head.repo.full_name : undefined;
    // A deleted fork has no repository any more.
    return head !== undefined && repository !== env.GITHUB_REPOSITORY;
}
/** The events that GitHub runs like a fork's when Dependabot started them. */
const dependabotEvents = /^(push|create|deployment|deployment_status|pull_request(_review|_review_comment)?)$/;
function isDependabotRun(env) {
    return env.GITHUB_ACTOR === 'dependabot[bot]' && dependabotEvents.test(env.GITHUB_EVENT_NAME ?? '');
}
const permissionYaml = `jobs:
  <this job>:
    permissions:
      id-token: write   # lets the job ask for ID tokens
      contents: read    # naming one permission resets all others`;
function explainUnavailable(cause) {
    const happened = 'This job cannot ask for ID tokens: the runner did not announce the token endpoint.';
    switch (cause) {
        case 'fork':
            return {
                happened,
                causes: [
                    'The run was started by a pull request from a fork, and GitHub gives these no ID tokens, whatever the workflow says.',
                ],
                fix: [
                    'Log in from an event of this repository instead (for example `push` or `workflow_run` after review).',
                    'Set `if-unavailable: skip` to let this step succeed without a login and test `available` in later steps.',
                ],
                page: 'troubleshooting.md#no-id-token',
            };
        case 'dependabot':
            return {
                happened,
                causes: [
                    'The run was started by Dependabot, and GitHub treats these like runs from a fork: no ID tokens.',
                ],
                fix: [
                    'Skip the job for Dependabot, or start it again by hand: a run that a person starts for the same commit gets ID tokens.',
                    'Set `if-unavailable: skip` to let this step succeed without a login and test `available` in later steps.',
                ],
                page: 'troubleshooting.md#no-id-token',
            };
        case 'permission':
            return {
                happened,
                causes: [
                    'The job does not have the permission `id-token: write`.',
                    'The job belongs to a reusable workflow whose caller does not grant it: permissions only shrink on the way to a called workflow.',
                ],
                fix: [
                    'Grant it to this job, and for a reusable workflow to the calling job too. A `permissions` key in a job replaces the one at the top of the workflow.',
                ],
                paste: { language: 'yaml', text: permissionYaml },
                page: 'troubleshooting.md#no-id-token',
            };
        case 'outside-actions':
            return {
                happened,
                causes: ['The process does not run in a GitHub Actions job (`GITHUB_ACTIONS` is not `true`).'],
                fix: ['Run it as a step of a workflow, or choose another `id-token-source`.'],
                page: 'troubleshooting.md#no-id-token',
            };
    }
}

// EXTERNAL MODULE: ./lib/identity/claims.js
var identity_claims = __webpack_require__(7881);
;// CONCATENATED MODULE: ./lib/login/common-diagnosis.js
const page = 'troubleshooting.md';
const rows = [
    {
        code: /^deadline$/,
        explain: {
            happened: 'The step reached its deadline before this login was done.',
            causes: ['A service or the network answers too slowly, or keeps failing.'],
            fix: ['Run the job again; if the network is slow as a rule, raise `timeout-seconds`.'],
            page,
        },
    },
    {
        code: /^cancelled$/,
        explain: { happened: 'The step was cancelled during this login.', causes: [], fix: [], page },
    },
    {
        code: /^internal$/,
        explain: {
            happened: 'This login ended in an error of the action itself.',
            causes: ['A defect of this action, or a runtime it does not support.'],
            fix: ['Run the job again with debug logging, and report the stack that is printed then.'],
            page,
        },
    },
    {
        code: /^id-token\/http-400$/,
        explain: {
            happened: 'GitHub refuses to issue an ID token for this audience.',
            causes: [
                'The audience contains `github.com`, which GitHub allows only for the own owner and repository.',
            ],
            fix: ['Choose an audience without `github.com`, here and in the trust policy.'],
            page,
        },
    },
    {
        code: /^id-token\/http-401$/,
        explain: {
            happened: 'GitHub no longer accepts the token that this job asks for ID tokens with.',
            causes: ['The job is older than about six hours, after which it gets no more ID tokens.'],
            fix: ['Log in earlier in the job, or split the job.'],
            page,
        },
    },
    {
        code: /^id-token\/http-403$/,
        explain: {
            happened: 'GitHub refuses to issue an ID token to this job.',
            causes: [
                'The job lacks the permission `id-token: write`.',
                'A proxy removed or changed the query of the request.',
            ],
            fix: [
                'Grant the permission to the job, and let the proxy pass requests to *.actions.githubusercontent.com unchanged.',
            ],
            page,
        },
    },
    {
        code: /^id-token\/http-404$/,
        explain: {
            happened: 'The address that the runner announced for ID tokens does not exist.',
            causes: [
                'The server has ID tokens switched off, or the runner is not connected to it as it should be.',
            ],
            fix: [
                'Update the runner, and ask the administrator of the GitHub server whether OpenID Connect is enabled.',
            ],
            page,
        },
    },
    {
        code: /^id-token\/(audience|issuer|malformed)$/,
        explain: {
            happened: 'The ID token that was received is not the one that was asked for.',
            causes: ['Something between this runner and the issuer answers in its place.'],
            fix: ['Let the proxy pass these requests unchanged.'],
            page,
        },
    },
    {
        code: /^id-token\/expired$/,
        explain: {
            happened: 'The ID token that was received has ended already.',
            causes: ['The clock of this machine is wrong.'],
            fix: ['Set the clock by NTP.'],
            page,
        },
    },
    {
        code: /^id-token\/(file|variable)$/,
        explain: {
            happened: 'There is no ID token at the place that `id-token-source` names.',
            causes: [],
            fix: [],
            page,
        },
    },
    {
        code: /^id-token\/fly$/,
        explain: { happened: 'Fly.io gives this Machine no ID token.', causes: [], fix: [], page },
    },
    {
        code: /^http\/certificate$/,
        explain: {
            happened: 'The TLS certificate that was shown is not trusted on this runner.',
            causes: [
                'A proxy or firewall opens TLS connections and signs them with a certificate authority of its own.',
            ],
            fix: ['Name the file with that authority in `NODE_EXTRA_CA_CERTS` for the runner.'],
            page,
        },
    },
    {
        code: /^http\/client-certificate$/,
        explain: {
            happened: 'The service knows its clients by certificate, and does not accept this one.',
            causes: [
                'No certificate was given.',
                'The certificate has ended, or is not one that the service trusts.',
            ],
            fix: ['Give an `exchange` the right `client-certificate` with its key.'],
            page,
        },
    },
    {
        code: /^(http\/|id-token\/http-)/,
        explain: {
            happened: 'The service could not be reached, or gave no usable answer.',
            causes: [
                'The network, a proxy or a firewall between this runner and the service interferes.',
                'The service is in trouble for the moment.',
            ],
            fix: [
                'Let the runner reach the host named above, directly or through the proxy in `HTTPS_PROXY`, and run the job again.',
            ],
            page,
        },
    },
];
/** The explanation that does not depend on the provider, or undefined. */
function commonDiagnosis({ code }) {
    return rows.find((row) => row.code.test(code))?.explain;
}
/** What only the provider can explain, or explains better; the rest is common. */
function chooseDiagnosis(error, own) {
    const common = commonDiagnosis(error);
    if (error.advice)
        return { ...(common ?? own), ...error.advice };
    const ownIsSilent = own.causes.length === 0 && own.fix.length === 0;
    const isCommonMatter = error.stage === 'id-token' || !error.code.includes('/');
    return common && (ownIsSilent || isCommonMatter) ? common : own;
}

// EXTERNAL MODULE: ./lib/action/report.js
var report = __webpack_require__(7058);
;// CONCATENATED MODULE: ./lib/action/failure-report.js




/** The claims a trust policy can test, as they are in this token. All of them are public to readers of the run. */
const shownClaims = [
    'iss',
    'aud',
    'sub',
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'ref',
    'environment',
    'event_name',
    'workflow_ref',
    'job_workflow_ref',
    'runner_environment',
];
function claimLines(claims) {
    return shownClaims.flatMap((name) => {
        const value = (0,identity_claims/* claim */.B)(claims, name);
        return value === undefined ? [] : [`  ${name}: ${value}`];
    });
}
/** What happened, why, and what to paste, for one failed login. */
async function failureText({ login, error, claims }) {
    const diagnosis = chooseDiagnosis(error, await login.provider.diagnose(error, claims, login.settings));
    const ids = Object.entries(error.requestIds ?? {}).map(([name, value]) => `${name} ${value}`);
    const lines = [
        diagnosis.happened,
        `Answer: ${error.message}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}`,
        ...(error.retry === 'fresh' ? ['Another attempt with a new ID token failed in the same way.'] : []),
        ...diagnosisLines(diagnosis),
        ...(claims && error.stage !== 'id-token'
            ? ['', 'Claims of the ID token that was sent:', ...claimLines(claims)]
            : []),
    ];
    return { title: `${(0,report/* title */.DD)(login)} login failed (${error.code})`, text: lines.join('\n') };
}
/**
 * Why there is no ID token in this job.
 * @param event the payload of the event that started the run; undefined when it cannot be read
 */
function unavailableText(env, event) {
    const diagnosis = explainUnavailable(unavailableCause(env, event));
    return [diagnosis.happened, ...diagnosisLines(diagnosis)].join('\n');
}
function diagnosisLines({ causes, fix, paste }) {
    return [
        ...causes.map((cause, index) => `${index === 0 ? 'Probably' : 'Or'}: ${cause}`),
        ...fix.map((line) => `Fix: ${line}`),
        ...(paste ? ['', ...paste.text.split('\n').map((line) => `    ${line}`)] : []),
    ];
}


/***/ })

};
