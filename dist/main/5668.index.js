export const id = 5668;
export const ids = [5668];
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

/***/ 5668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset),
/* harmony export */   registryHost: () => (/* binding */ registryHost)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3474);
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(586);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3910);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9515);
/** Trusted publishing of the npm registry. */





const registryHost = (0,_host_js__WEBPACK_IMPORTED_MODULE_3__/* .hostName */ .S)('registry', 'npmjs', 'org');
const packageName = (0,_settings_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)({
    label: 'package name',
    pattern: /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i,
    rule: 'the name of a package, such as `@scope/name`',
});
const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_4__/* .definePreset */ .F)({
    name: 'npm',
    title: 'npm registry',
    anchor: 'npm',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .defineSchema */ .Jo)({
        package: {
            kind: packageName,
            required: true,
            description: 'Name of the package to publish. A token is good for this one.',
        },
    }),
    fill: ({ package: name }) => ({
        audience: `npm:${registryHost}`,
        url: `https://${registryHost}/-/npm/v1/oidc/token/exchange/package/${name.replace('/', '%2f')}`,
        auth: 'bearer',
        token: 'token',
        env: { NODE_AUTH_TOKEN: '$token' },
        identity: name,
    }),
    placedVariables: ['NPM_CONFIG_USERCONFIG'],
    /** The client finds the token through a line in its configuration. Where there is a configuration, the line is in it. */
    place(_token, _settings, { directory, login, env, exportEnvironment }) {
        if (!exportEnvironment || env.NPM_CONFIG_USERCONFIG)
            return {};
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, `${login}.npmrc`);
        return {
            files: [{ path, content: `//${registryHost}/:_authToken=\${NODE_AUTH_TOKEN}\n` }],
            variables: { NPM_CONFIG_USERCONFIG: { value: path, emptyMeansUnset: true } },
        };
    },
    errors: [
        {
            code: 'no-publisher',
            status: [404],
            retry: 'no',
            happened: 'The package has no trusted publisher that matches this job.',
            causes: [
                'The package does not exist yet: its first version has to be published in another way.',
                'Repository, file name of the workflow or environment differ from those of the publisher.',
            ],
            fix: ['Compare the trusted publisher in the settings of the package with the claims below.'],
            byClaims: true,
        },
    ],
});


/***/ })

};
