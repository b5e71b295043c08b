export const id = 675;
export const ids = [675];
export const modules = {

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diagnose: () => (/* binding */ diagnose)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8504);

const page = 'google-cloud.md';
function diagnose(error, claims, settings) {
    const facts = { settings, claims, operation: error.operation };
    const known = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .knownError */ .YY)(error.code);
    if (!known)
        return { happened: 'The login to Google Cloud failed.', causes: [], fix: [], page };
    const text = known.paste?.(facts);
    return { ...known.explain(facts), ...(text ? { paste: { language: 'sh', text } } : {}), page };
}


/***/ })

};
