export const id = 254;
export const ids = [254];
export const modules = {

/***/ 3254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gcpIdToken: () => (/* binding */ gcpIdToken)
});

// EXTERNAL MODULE: ./lib/login/error.js
var login_error = __webpack_require__(9687);
;// CONCATENATED MODULE: ./lib/providers/gcp/token-types.js
/** What kind of token an ID token is, in the words of RFC 8693 section 3. */
const jwtTokenType = 'urn:ietf:params:oauth:token-type:jwt';

// EXTERNAL MODULE: ./lib/helper/request-id-token.js + 1 modules
var request_id_token = __webpack_require__(5988);
;// CONCATENATED MODULE: ./lib/helper/gcp-id-token.js
/**
 * `gcp-id-token <audience> [<source>]`: prints an ID token for Google's tools, which run this program whenever they need one.
 * @see https://google.aip.dev/auth/4117
 */



/**
 * Never throws for want of a token: a refusal is an answer too, and tools show only what they find in an answer. The
 * tools count the program as broken when it ends with another exit code than 0.
 */
const gcpIdToken = async ([audience = '', sourceName], deps) => {
    try {
        const { jwt, claims } = await (0,request_id_token/* requestIdToken */.g)(audience, sourceName, deps);
        return answer({
            success: true,
            token_type: jwtTokenType,
            id_token: jwt,
            expiration_time: claims.exp,
        });
    }
    catch (error) {
        if (!(error instanceof login_error/* LoginError */.Qd))
            throw error;
        return failure(error.code, error.message);
    }
};
function failure(code, message) {
    return answer({ success: false, code, message });
}
function answer(members) {
    return JSON.stringify({ version: 1, ...members });
}


/***/ })

};
