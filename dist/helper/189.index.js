export const id = 189;
export const ids = [189];
export const modules = {

/***/ 5570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnose: () => (/* binding */ diagnose)
});

// EXTERNAL MODULE: ./lib/providers/aws/error-code.js
var error_code = __webpack_require__(5686);
// EXTERNAL MODULE: ./lib/providers/aws/errors.js + 1 modules
var errors = __webpack_require__(2077);
// EXTERNAL MODULE: ./lib/providers/aws/hops.js
var hops = __webpack_require__(3078);
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
    const hop = (0,hops/* hopOf */.H)(error.operation, settings);
    const known = (0,errors/* knownError */.Y)(error.code, error.message, hop.caller !== undefined);
    const explanation = known ? known.explain({ settings, hop, claims }) : explainOther(error, hop, settings);
    return { ...explanation, page: 'aws.md' };
}
function explainOther(error, { role }, settings) {
    if (error.stage === 'id-token') {
        return { happened: 'There was no ID token for the login to AWS.', causes: [], fix: [] };
    }
    if (/^(aws\/)?http[-/]/.test(error.code))
        return explainUnreachable(error, settings);
    if (error.code === (0,error_code/* errorCode */.C)('account-not-allowed')) {
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


/***/ })

};
