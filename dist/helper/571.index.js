export const id = 571;
export const ids = [571];
export const modules = {

/***/ 9571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   seal: () => (/* binding */ seal),
/* harmony export */   sealingKey: () => (/* binding */ sealingKey),
/* harmony export */   unseal: () => (/* binding */ unseal)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var jose_jwe_compact_decrypt__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4060);
/* harmony import */ var jose_jwe_compact_encrypt__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3587);
/** Sealed texts: JWE (RFC 7516) with a key that both sides know. A module of its own, as it is loaded only when needed. */



const encryption = { alg: 'dir', enc: 'A256GCM' };
/** @param secret 32 bytes */
function sealingKey(secret) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createSecretKey)(secret).toCryptoKey('AES-GCM', false, ['encrypt', 'decrypt']);
}
/** @param name goes along in clear text, and cannot be changed without the key */
function seal(text, name, key) {
    return new jose_jwe_compact_encrypt__WEBPACK_IMPORTED_MODULE_1__/* .CompactEncrypt */ .j(new TextEncoder().encode(text))
        .setProtectedHeader({ ...encryption, kid: name })
        .encrypt(key);
}
/**
 * @returns the text; undefined when it was sealed under another name
 * @throws {Error} when it was not sealed with this key, or changed since
 */
async function unseal(jwe, name, key) {
    const { plaintext, protectedHeader } = await (0,jose_jwe_compact_decrypt__WEBPACK_IMPORTED_MODULE_2__/* .compactDecrypt */ .d)(jwe, key, {
        keyManagementAlgorithms: [encryption.alg],
        contentEncryptionAlgorithms: [encryption.enc],
    });
    return protectedHeader.kid === name ? new TextDecoder().decode(plaintext) : undefined;
}


/***/ })

};
