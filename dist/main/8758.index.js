export const id = 8758;
export const ids = [8758];
export const modules = {

/***/ 8758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   secretsOfKey: () => (/* binding */ secretsOfKey),
/* harmony export */   signAssertion: () => (/* binding */ signAssertion)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var jose_jwk_thumbprint__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7448);
/* harmony import */ var jose_jwt_sign__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2896);
/** `private_key_jwt`: a client shows who it is with a JWT that it signs itself (RFC 7523 section 3). */



/** Seconds an assertion is good for when it is used at once. */
const lifeSeconds = 60;
/**
 * @param expiresAt milliseconds since the epoch; for a revocation, whose time nobody knows yet
 * @throws {Error} when the key is unusable; quotes nothing of it
 */
async function signAssertion({ key, keyId, clientId, audience }, now, expiresAt = now + lifeSeconds * 1000) {
    const jwk = key.startsWith('{') ? JSON.parse(key) : {};
    const privateKey = privateKeyOf(key);
    const kid = keyId ?? (typeof jwk.kid === 'string' ? jwk.kid : await thumbprint(privateKey));
    const alg = typeof jwk.alg === 'string' ? jwk.alg : algorithmOf(privateKey);
    const issuedAt = Math.floor(now / 1000);
    return new jose_jwt_sign__WEBPACK_IMPORTED_MODULE_1__/* .SignJWT */ .P()
        .setProtectedHeader({ alg, kid, typ: 'JWT' })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(audience)
        .setJti((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)())
        .setIssuedAt(issuedAt)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(privateKey);
}
/** What of a private key must never be shown: its lines, or the private members of a JWK. */
function secretsOfKey(key) {
    if (!key.startsWith('{'))
        return key.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('-----'));
    const jwk = JSON.parse(key);
    return ['d', 'p', 'q', 'dp', 'dq', 'qi'].flatMap((name) => typeof jwk[name] === 'string' ? [jwk[name]] : []);
}
function privateKeyOf(key) {
    return key.startsWith('{')
        ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: JSON.parse(key), format: 'jwk' })
        : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(key);
}
/** RFC 7638. */
function thumbprint(privateKey) {
    return (0,jose_jwk_thumbprint__WEBPACK_IMPORTED_MODULE_2__/* .calculateJwkThumbprint */ .s)((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(privateKey).export({ format: 'jwk' }));
}
const byCurve = {
    prime256v1: 'ES256',
    secp384r1: 'ES384',
    secp521r1: 'ES512',
};
function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }) {
    if (asymmetricKeyType === 'rsa')
        return 'RS256';
    if (asymmetricKeyType === 'ed25519')
        return 'EdDSA';
    const algorithm = byCurve[asymmetricKeyDetails?.namedCurve ?? ''];
    if (!algorithm)
        throw new Error('this kind of key cannot sign a JWT');
    return algorithm;
}


/***/ })

};
