export const id = 8201;
export const ids = [8201];
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

/***/ 8201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/** Snowflake: workload identity federation. The drivers send the ID token themselves. */



const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'snowflake',
    title: 'Snowflake',
    anchor: 'snowflake',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        account: {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ label: 'account', pattern: /^[\w.-]+$/, rule: 'an account identifier' }),
            required: true,
            description: 'Account identifier.',
        },
    }),
    fill: ({ account }, engine) => {
        const audience = engine.audience ?? 'snowflakecomputing.com';
        return {
            audience,
            env: {
                SNOWFLAKE_ACCOUNT: account,
                SNOWFLAKE_AUTHENTICATOR: 'WORKLOAD_IDENTITY',
                SNOWFLAKE_WORKLOAD_IDENTITY_PROVIDER: 'OIDC',
                SNOWFLAKE_TOKEN: '$token',
                SNOWFLAKE_AUDIENCE: audience,
            },
            target: account,
        };
    },
    rivals: { SNOWFLAKE_PASSWORD: 'makes some clients of Snowflake log in with the password' },
    notes: () => ['The ID token ends after five minutes: connect soon. Open connections go on.'],
});


/***/ })

};
