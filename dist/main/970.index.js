export const id = 970;
export const ids = [970];
export const modules = {

/***/ 970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchange: () => (/* binding */ exchange)
/* harmony export */ });
/* harmony import */ var _provider_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1491);
/** Any service that takes an ID token and gives something for it. */

const exchange = (0,_provider_js__WEBPACK_IMPORTED_MODULE_0__.plainExchange)();


/***/ })

};
