export const id = 238;
export const ids = [238];
export const modules = {

/***/ 8238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kubernetesIdToken: () => (/* binding */ kubernetesIdToken)
/* harmony export */ });
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9687);
/* harmony import */ var _text_timestamp_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5831);
/* harmony import */ var _helper_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2990);
/* harmony import */ var _request_id_token_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5988);
/**
 * `kubernetes-id-token <audience> [<source>]`: prints an ID token for kubectl and its like, which run this program when
 * they have none or it has ended.
 * @see https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
 */




const kubernetesIdToken = async ([audience = '', sourceName], deps) => {
    try {
        const { jwt, claims } = await (0,_request_id_token_js__WEBPACK_IMPORTED_MODULE_1__/* .requestIdToken */ .g)(audience, sourceName, deps);
        return JSON.stringify({
            apiVersion: 'client.authentication.k8s.io/v1',
            kind: 'ExecCredential',
            status: { token: jwt, expirationTimestamp: (0,_text_timestamp_js__WEBPACK_IMPORTED_MODULE_2__/* .timestamp */ .v)(claims.exp * 1000) },
        });
    }
    catch (error) {
        if (!(error instanceof _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd))
            throw error;
        throw new _helper_js__WEBPACK_IMPORTED_MODULE_3__/* .HelperFailure */ .t(`No ID token for Kubernetes: ${error.message}`);
    }
};


/***/ }),

/***/ 5831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ timestamp)
/* harmony export */ });
/** A moment as ISO 8601 in UTC with whole seconds, `2026-01-02T03:04:05Z`: the form that every vendor's tools read. */
function timestamp(epochMs) {
    return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}


/***/ })

};
