export const id = 148;
export const ids = [148];
export const modules = {

/***/ 148:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   preset: () => (/* binding */ preset)
/* harmony export */ });
/* harmony import */ var _settings_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(586);
/* harmony import */ var _preset_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9721);
/** An ID token as it is, for a program that does the exchange itself. */



const preset = (0,_preset_js__WEBPACK_IMPORTED_MODULE_2__/* .definePreset */ .F)({
    name: 'id-token',
    title: 'ID token',
    anchor: 'id-token',
    settings: (0,_settings_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .defineSchema */ .Jo)({
        audience: { kind: _settings_js__WEBPACK_IMPORTED_MODULE_1__/* .audience */ .h, required: true, description: 'Audience of the ID token.' },
    }),
    fill: ({ audience: wanted }) => ({ audience: wanted }),
    notes: () => ['The ID token ends after five minutes.'],
});


/***/ })

};
