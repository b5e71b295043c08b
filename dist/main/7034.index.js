export const id = 7034;
export const ids = [7034];
export const modules = {

/***/ 7034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fileSource: () => (/* binding */ fileSource)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _login_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9687);
/* harmony import */ var _issuer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6243);
/** An ID token that something else on the machine keeps in a file, and may replace at any time. */



/** Longer than any token that a relying party accepts. */
const maxBytes = 64 * 1024;
/** @param path absolute */
function fileSource(path) {
    return {
        name: `the file ${path}`,
        supply: 'replaceable',
        request: () => readToken(path),
        advice: _login_error_js__WEBPACK_IMPORTED_MODULE_1__/* .messageSaysAll */ .Z$,
        issuerProblem: _issuer_js__WEBPACK_IMPORTED_MODULE_2__/* .httpsIssuerProblem */ .O,
    };
}
async function readToken(path) {
    try {
        // Not to wait for the other end of a pipe.
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
        try {
            const status = await file.stat();
            if (status.isDirectory())
                throw unreadable(path, 'is a directory');
            if (!status.isFile())
                throw unreadable(path, 'is not a regular file');
            if (status.size > maxBytes)
                throw unreadable(path, `is larger than ${maxBytes / 1024} KiB`);
            return (await file.readFile('utf8')).trim();
        }
        finally {
            await file.close();
        }
    }
    catch (error) {
        if (error instanceof _login_error_js__WEBPACK_IMPORTED_MODULE_1__/* .LoginError */ .Qd)
            throw error;
        throw unreadable(path, reasons[String(error.code)] ?? 'cannot be read');
    }
}
const reasons = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EISDIR: 'is a directory',
    EACCES: 'may not be read by the user that this runner works as',
    EPERM: 'may not be read by the user that this runner works as',
};
function unreadable(path, words) {
    return new _login_error_js__WEBPACK_IMPORTED_MODULE_1__/* .LoginError */ .Qd(`the file ${path}, which should hold an ID token, ${words}`, {
        code: 'id-token/file',
        stage: 'id-token',
        retry: 'no',
        advice: _login_error_js__WEBPACK_IMPORTED_MODULE_1__/* .messageSaysAll */ .Z$,
    });
}


/***/ })

};
