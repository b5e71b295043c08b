export const id = 9590;
export const ids = [9590];
export const modules = {

/***/ 9590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9721);
/** Vercel: deployments that are protected, and trust the issuer of this job. */



const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'vercel',
    title: 'Vercel',
    anchor: 'vercel',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({
        audience: {
            kind: _settings_js__WEBPACK_IMPORTED_MODULE_1__/* .audience */ .h,
            required: true,
            description: 'Audience that the trusted source of the project expects.',
        },
    }),
    fill: ({ audience: wanted }) => ({ audience: wanted }),
    notes: () => [
        'Send the token with each request to the deployment, in the header `x-vercel-trusted-oidc-idp-token`. It ends after five minutes.',
    ],
});


/***/ })

};
