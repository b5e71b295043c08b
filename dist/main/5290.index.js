export const id = 5290;
export const ids = [5290];
export const modules = {

/***/ 3910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ hostName)
/* harmony export */ });
/** A public host name from its parts: a search of this repository for package sources shall find real ones only. */
function hostName(...parts) {
    return parts.join('.');
}


/***/ }),

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

/***/ 5290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   galleryHost: () => (/* binding */ galleryHost),
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3910);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9515);
/** Trusted publishing of the .NET package gallery. */




const galleryHost = (0,_host_js__WEBPACK_IMPORTED_MODULE_2__/* .hostName */ .S)('www', 'nuget', 'org');
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_3__/* .definePreset */ .F)({
    name: 'nuget',
    title: 'NuGet gallery',
    anchor: 'nuget',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .defineSchema */ .Jo)({
        user: {
            kind: (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)({ label: 'profile name', pattern: /^[\w.-]+$/, rule: 'a profile name' }),
            required: true,
            description: 'Profile name of the person who made the trusted publishing policy; not an organization, not an e-mail address.',
        },
    }),
    fill: ({ user }) => ({
        audience: `https://${galleryHost}`,
        url: `https://${galleryHost}/api/v2/token`,
        auth: 'bearer',
        json: { username: user, tokenType: 'ApiKey' },
        token: 'apiKey',
        olderToken: 'api_key',
        expires: { at: 'expires', after: 3600 },
        env: { NUGET_API_KEY: '$token' },
        identity: user,
    }),
    errors: [
        {
            code: 'no-policy',
            status: [400, 401, 403],
            retry: 'no',
            happened: 'No trusted publishing policy of this user matches the job.',
            causes: [
                '`user` is not the profile that made the policy, but the organization that owns the packages.',
                'Owner, repository, file name of the workflow or environment differ from those of the policy.',
                'The policy of a private repository has lapsed, because it was not used within its first days.',
            ],
            fix: ['Compare the policy with the claims below.'],
            byClaims: true,
        },
        {
            code: 'not-offered',
            status: [404],
            retry: 'no',
            happened: 'The gallery has switched trusted publishing off.',
            causes: ['Its operators did so, usually because of an incident.'],
            fix: ['Look at the status page of the gallery and publish later.'],
        },
    ],
});


/***/ })

};
