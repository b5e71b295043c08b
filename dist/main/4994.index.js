export const id = 4994;
export const ids = [4994];
export const modules = {

/***/ 9515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ definePreset)
/* harmony export */ });
/** Declares a preset with the types of its own settings. */
function definePreset(preset) {
    return preset;
}


/***/ }),

/***/ 4994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/** HashiCorp Cloud Platform: workload identity providers of a service principal. */



const resourceName = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({
    label: 'resource name',
    pattern: /^iam\/project\/[\w-]+\/service-principal\/[\w-]+\/workload-identity-provider\/[\w-]+$/,
    rule: 'the resource name of a provider (`iam/project/\u2026/service-principal/\u2026/workload-identity-provider/\u2026`)',
});
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'hcp',
    title: 'HashiCorp Cloud Platform',
    anchor: 'hashicorp-cloud-platform',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        'workload-identity-provider': {
            kind: resourceName,
            required: true,
            description: 'Resource name of the workload identity provider. It is also the audience, unless `audience` says otherwise.',
        },
    }),
    fill: ({ workloadIdentityProvider }) => ({
        audience: workloadIdentityProvider,
        url: `https://api.cloud.hashicorp.com/2019-12-10/${workloadIdentityProvider}/exchange-token`,
        json: { jwt_token: '$id_token' },
        identity: workloadIdentityProvider,
    }),
});


/***/ })

};
