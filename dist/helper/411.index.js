export const id = 411;
export const ids = [411];
export const modules = {

/***/ 2792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   variableSource: () => (/* binding */ variableSource)
/* harmony export */ });
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9687);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6243);
/** An ID token that an environment variable of the step holds. There is never another one. */


function variableSource(name, env) {
    return {
        name: `the variable ${name}`,
        supply: 'constant',
        async request() {
            const token = env[name]?.trim();
            if (token)
                return token;
            throw new _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .LoginError */ .Qd(`the variable ${name}, which should hold an ID token, is not set in this step, or empty`, { code: 'id-token/variable', stage: 'id-token', retry: 'no', advice: _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .messageSaysAll */ .Z$ });
        },
        advice: _login_error_js__WEBPACK_IMPORTED_MODULE_0__/* .messageSaysAll */ .Z$,
        issuerProblem: _issuer_js__WEBPACK_IMPORTED_MODULE_1__/* .httpsIssuerProblem */ .O,
    };
}


/***/ })

};
