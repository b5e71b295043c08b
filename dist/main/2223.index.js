export const id = 2223;
export const ids = [2223];
export const modules = {

/***/ 4604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ssh: () => (/* binding */ ssh)
});

// EXTERNAL MODULE: ./lib/login/error.js
var error = __webpack_require__(9687);
;// CONCATENATED MODULE: ./lib/providers/ssh/errors.js

const interference = 'Something between this runner and the issuer changes what it sends.';
const reportToUs = 'Please report this as a bug of the action.';
const knownErrors = {
    'issuer-unreadable': {
        stage: 'exchange',
        retry: 'no',
        explain: (issuer) => ({
            happened: `${issuer} does not tell where its keys are.`,
            causes: [
                'The server that issues the ID tokens does not publish its discovery document to this runner.',
                interference,
            ],
            fix: [
                `Check that ${issuer}/.well-known/openid-configuration can be read from this runner without signing in.`,
            ],
        }),
    },
    'key-not-published': {
        stage: 'verify',
        // New keys can take a moment to reach every server.
        retry: 'few',
        explain: (issuer) => ({
            happened: `The key that signed the ID token is not among those that ${issuer} publishes.`,
            causes: ['The issuer changes its keys at this moment.', interference],
            fix: ['Run the job again in a few minutes.', 'Try without the proxy.'],
        }),
    },
    'signature-unsupported': {
        stage: 'verify',
        retry: 'no',
        explain: (issuer) => ({
            happened: `${issuer} signs its ID tokens in a way that SSH certificates cannot prove.`,
            causes: [
                'OpenPubkey needs ID tokens that are signed with RS256, by an RSA key of 2048 bits or more with the exponent 65537.',
            ],
            fix: ['Set the issuer to RS256, or log in with ID tokens of another issuer.'],
        }),
    },
    'signature-invalid': {
        stage: 'verify',
        retry: 'no',
        explain: (issuer) => ({
            happened: `The ID token is not what ${issuer} signed.`,
            causes: [interference, 'The clock of this runner is wrong.'],
            fix: [
                'Try without the proxy.',
                'Check the clock of the runner (`timedatectl`, `w32tm /query /status`).',
            ],
        }),
    },
    'self-check': {
        stage: 'verify',
        retry: 'no',
        explain: () => ({
            happened: 'A certificate did not pass the check that servers will make, so that nothing was written.',
            causes: ['This action made a wrong certificate.'],
            fix: [reportToUs],
        }),
    },
};
const errorNames = Object.keys(knownErrors);
const prefix = 'ssh/';
/** @param facts about this one failure, over those that the table has */
function sshError(name, message, facts = {}) {
    const { stage, retry } = knownErrors[name];
    return new error/* LoginError */.Qd(message, { code: prefix + name, stage, retry, ...facts });
}
/** The explanation for the code of a {@link LoginError}, or undefined when the table has none. */
function explanation(code, claims) {
    const name = errorNames.find((candidate) => prefix + candidate === code);
    return name && knownErrors[name].explain(claims?.iss ?? 'the issuer of the ID token');
}

;// CONCATENATED MODULE: ./lib/providers/ssh/diagnose.js

const page = 'ssh.md';
function diagnose({ code, stage }, claims) {
    const known = explanation(code, claims);
    if (known)
        return { ...known, page };
    if (stage === 'id-token')
        return { happened: 'There was no ID token for the SSH login.', causes: [], fix: [], page };
    return {
        happened: 'The keys of the issuer of the ID token could not be read.',
        causes: ['The network or proxy between this runner and the issuer interferes.'],
        fix: [
            `Let the runner reach ${URL.parse(claims?.iss ?? '')?.host ?? 'the issuer'} on port 443, directly or through the proxy in \`HTTPS_PROXY\`.`,
        ],
        page,
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/providers/ssh/key-pair.js

/** The names that OpenSSH has for each type of key, and for the files of such keys. */
const keyTypes = {
    ecdsa: { ssh: 'ecdsa-sha2-nistp256', fileName: 'id_ecdsa' },
    ed25519: { ssh: 'ssh-ed25519', fileName: 'id_ed25519' },
};
function generateKeyPair(type) {
    const { privateKey, publicKey } = type === 'ecdsa' ? (0,external_node_crypto_.generateKeyPairSync)('ec', { namedCurve: 'P-256' }) : (0,external_node_crypto_.generateKeyPairSync)('ed25519');
    return { type, privateKey, publicJwk: publicJwkOf(publicKey.export({ format: 'jwk' })) };
}
function keyTypeOf({ alg }) {
    return alg === 'ES256' ? 'ecdsa' : 'ed25519';
}
/** The signature as JWS has it: 64 bytes, for ECDSA `r \u2016 s` (RFC 7518 section 3.4). */
function signWith({ type, privateKey }, data) {
    return type === 'ecdsa'
        ? (0,external_node_crypto_.sign)('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' })
        : (0,external_node_crypto_.sign)(null, data, privateKey);
}
function isSignedBy(jwk, data, signature) {
    const key = (0,external_node_crypto_.createPublicKey)({ key: { ...jwk }, format: 'jwk' });
    return keyTypeOf(jwk) === 'ecdsa'
        ? (0,external_node_crypto_.verify)('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature)
        : (0,external_node_crypto_.verify)(null, data, key, signature);
}
function publicJwkOf({ kty, x = '', y = '' }) {
    return kty === 'EC'
        ? { alg: 'ES256', crv: 'P-256', kty, x, y }
        : { alg: 'EdDSA', crv: 'Ed25519', kty: 'OKP', x };
}

;// CONCATENATED MODULE: ./lib/providers/ssh/ssh-wire.js
/** The data types of the SSH protocol (RFC 4251 section 5), in which keys and certificates are written. */
/** Length in four bytes, then the bytes; text is UTF-8. */
function wireString(value) {
    const bytes = Buffer.from(value);
    return Buffer.concat([uint32(bytes.length), bytes]);
}
/** Several strings packed into one. */
function wireStrings(values) {
    return wireString(Buffer.concat(values.map(wireString)));
}
function uint32(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
}
function uint64(value) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(value);
    return bytes;
}
/** A number that is not negative, from its big-endian bytes: no leading zeros, except one before a set top bit. */
function mpint(magnitude) {
    const start = magnitude.findIndex((byte) => byte !== 0);
    const bytes = start < 0 ? Buffer.alloc(0) : Buffer.from(magnitude.subarray(start));
    return wireString((bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}
/** Reads values one after the other. Every method throws a `RangeError` where the bytes do not suffice. */
class WireReader {
    #bytes;
    #offset = 0;
    constructor(bytes) {
        this.#bytes = Buffer.from(bytes);
    }
    get offset() {
        return this.#offset;
    }
    get isAtEnd() {
        return this.#offset === this.#bytes.length;
    }
    uint32() {
        return this.#take(4).readUInt32BE();
    }
    uint64() {
        return this.#take(8).readBigUInt64BE();
    }
    string() {
        return this.#take(this.uint32());
    }
    text() {
        return this.string().toString('utf8');
    }
    /** The strings that are packed into one. */
    strings() {
        const packed = new WireReader(this.string());
        const values = [];
        while (!packed.isAtEnd)
            values.push(packed.string());
        return values;
    }
    /**
     * A number that is not negative, as `length` big-endian bytes.
     * @throws {RangeError} also when the number needs more bytes or is negative
     */
    mpint(length) {
        const bytes = this.string();
        if ((bytes[0] ?? 0) & 0x80)
            throw new RangeError('negative number');
        const magnitude = bytes[0] === 0 ? bytes.subarray(1) : bytes;
        if (magnitude.length > length)
            throw new RangeError('number too large');
        return Buffer.concat([Buffer.alloc(length - magnitude.length), magnitude]);
    }
    #take(length) {
        const end = this.#offset + length;
        if (end > this.#bytes.length)
            throw new RangeError('unexpected end');
        const bytes = this.#bytes.subarray(this.#offset, end);
        this.#offset = end;
        return bytes;
    }
}

;// CONCATENATED MODULE: ./lib/providers/ssh/public-key.js


const curve = 'nistp256';
const coordinateBytes = 32;
/** First byte of an elliptic-curve point that is written with both coordinates. */
const uncompressed = 4;
/** The key without its type, as certificates and private keys have it too. */
function publicKeyFields(jwk) {
    return jwk.alg === 'ES256'
        ? Buffer.concat([wireString(curve), wireString(pointOf(jwk))])
        : wireString(Buffer.from(jwk.x, 'base64url'));
}
function publicKeyBlob(jwk) {
    return Buffer.concat([wireString(keyTypes[keyTypeOf(jwk)].ssh), publicKeyFields(jwk)]);
}
/** @throws {RangeError} when it is not such a key */
function readPublicKeyFields(type, reader) {
    if (type === 'ed25519') {
        return { alg: 'EdDSA', crv: 'Ed25519', kty: 'OKP', x: reader.string().toString('base64url') };
    }
    const name = reader.text();
    const point = reader.string();
    if (name !== curve || point[0] !== uncompressed || point.length !== 1 + 2 * coordinateBytes) {
        throw new RangeError('not a point of the curve P-256');
    }
    const x = point.subarray(1, 1 + coordinateBytes);
    const y = point.subarray(1 + coordinateBytes);
    return { alg: 'ES256', crv: 'P-256', kty: 'EC', x: x.toString('base64url'), y: y.toString('base64url') };
}
function pointOf({ x, y }) {
    return Buffer.concat([Buffer.of(uncompressed), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

;// CONCATENATED MODULE: ./lib/providers/ssh/certificate.js



const pkTokenExtension = 'openpubkey-pkt';
/** What a user may do; each is allowed by its presence. */
const permissions = [
    'permit-X11-forwarding',
    'permit-agent-forwarding',
    'permit-port-forwarding',
    'permit-pty',
    'permit-user-rc',
];
const userCertificate = 1;
/** Servers limit the time by the ID token's own times. */
const forever = 2n ** 64n - 1n;
const comment = 'openpubkey';
const componentBytes = 32;
/**
 * @param nonce 32 random bytes
 * @returns one line, as in a `-cert.pub` file: type, base64, comment
 */
function createCertificate(keyPair, { principals, pkToken, nonce }) {
    const { publicJwk, type } = keyPair;
    const keyId = '';
    const none = '';
    const extensions = [
        [pkTokenExtension, wireString(pkToken)],
        ...permissions.map((name) => [name, none]),
    ].flat();
    const toSign = Buffer.concat([
        wireString(certificateType(type)),
        wireString(nonce),
        publicKeyFields(publicJwk),
        uint64(0n),
        uint32(userCertificate),
        wireString(keyId),
        wireStrings(principals),
        uint64(0n),
        uint64(forever),
        wireString(none),
        wireStrings(extensions),
        wireString(none),
        wireString(publicKeyBlob(publicJwk)),
    ]);
    const signature = wireString(signatureBlob(type, signWith(keyPair, toSign)));
    const blob = Buffer.concat([toSign, signature]);
    return `${certificateType(type)} ${blob.toString('base64')} ${comment}\n`;
}
/**
 * Reads a certificate and checks what sshd checks: that it is a user's, and the signature.
 * @throws {Error} when it is not such a certificate, is damaged, or is signed by another key
 */
function parseCertificate(line) {
    const [name = '', base64 = ''] = line.split(' ');
    const type = Object.keys(keyTypes).find((candidate) => certificateType(candidate) === name);
    if (!type)
        throw new Error('is of an unknown type');
    const blob = Buffer.from(base64, 'base64');
    const reader = new WireReader(blob);
    if (reader.text() !== name)
        throw new Error('is of another type than its line says');
    reader.string();
    const publicJwk = readPublicKeyFields(type, reader);
    reader.uint64();
    if (reader.uint32() !== userCertificate)
        throw new Error('is not for a user');
    reader.string();
    const principals = reader.strings().map(String);
    reader.uint64();
    reader.uint64();
    if (reader.strings().length > 0)
        throw new Error('has critical options');
    const extensions = reader.strings();
    reader.string();
    const signer = reader.string();
    const signed = blob.subarray(0, reader.offset);
    const signature = readSignature(type, reader.string());
    if (!reader.isAtEnd)
        throw new Error('has bytes after its end');
    if (!signer.equals(publicKeyBlob(publicJwk)))
        throw new Error('is signed by another key');
    if (!isSignedBy(publicJwk, signed, signature))
        throw new Error('has a wrong signature');
    const at = extensions.findIndex((value, index) => index % 2 === 0 && String(value) === pkTokenExtension);
    const value = extensions[at + 1];
    if (at < 0 || !value)
        throw new Error('has no PK token');
    return { publicJwk, principals, pkToken: new WireReader(value).text() };
}
function certificateType(type) {
    return `${keyTypes[type].ssh}-cert-v01@openssh.com`;
}
/** RFC 5656 section 3.1.2: two numbers; RFC 8709 section 6: the bytes as they are. */
function signatureBlob(type, signature) {
    const content = type === 'ecdsa'
        ? Buffer.concat([
            mpint(signature.subarray(0, componentBytes)),
            mpint(signature.subarray(componentBytes)),
        ])
        : signature;
    return Buffer.concat([wireString(keyTypes[type].ssh), wireString(content)]);
}
function readSignature(type, blob) {
    const reader = new WireReader(blob);
    if (reader.text() !== keyTypes[type].ssh)
        throw new Error('is signed with another type of key');
    const content = reader.string();
    if (type === 'ed25519')
        return content;
    const components = new WireReader(content);
    return Buffer.concat([components.mpint(componentBytes), components.mpint(componentBytes)]);
}

;// CONCATENATED MODULE: ./lib/providers/ssh/cic.js
/**
 * Client instance claims: what the holder of the ID token says about itself, in the first place its key. Their digest is
 * the audience of the ID token, so that the issuer, without knowing it, signs the key.
 * @see https://eprint.iacr.org/2023/296
 */

/**
 * The claims as the header of a JWS. Servers write them anew with sorted members before they hash them: the text here is
 * in that form already.
 * @param random 32 bytes that keep the digest from being guessed from the key
 */
function clientClaims(upk, random) {
    return JSON.stringify({ alg: upk.alg, rz: Buffer.from(random).toString('hex'), typ: 'CIC', upk });
}
/** The audience to ask the ID token for: SHA3-256, base64url, 43 characters. */
function commitment(claims) {
    return (0,external_node_crypto_.createHash)('sha3-256').update(claims).digest('base64url');
}

// EXTERNAL MODULE: ./node_modules/jose/dist/webapi/lib/validate.js
var validate = __webpack_require__(7784);
;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/util/decode_protected_header.js

function decodeProtectedHeader(token) {
  let encodedProtectedHeader;
  if (typeof token == "string") {
    const parts = token.split(".");
    (parts.length === 3 || parts.length === 5) && ([encodedProtectedHeader] = parts);
  } else if (typeof token == "object" && token)
    if ("protected" in token)
      encodedProtectedHeader = token.protected;
    else
      throw new TypeError("Token does not contain a Protected Header");
  const invalid = "Invalid Token or Protected Header formatting";
  if (typeof encodedProtectedHeader != "string" || !encodedProtectedHeader)
    throw new TypeError(invalid);
  return (0,validate/* parseJoseHeader */.OX)(encodedProtectedHeader, TypeError, invalid);
}


// EXTERNAL MODULE: ./lib/http/answer.js
var http_answer = __webpack_require__(6788);
// EXTERNAL MODULE: ./lib/http/retry.js
var retry = __webpack_require__(8394);
;// CONCATENATED MODULE: ./lib/providers/ssh/rsa-key.js
/** The issuer's public key, as the numbers that the proof is made of. */

/** The exponent of every issuer. With another one the proof would need other parameters to be sound. */
const publicExponent = 65537n;
/** RS256 wants at least 2048 bits (RFC 7518 section 3.3). */
const leastBytes = 256;
/**
 * The key in a JWK (RFC 7518 section 6.3), or undefined when it is not an RSA key of the usual exponent and 2048 bits or
 * more.
 */
function rsaKeyOf({ kty, n, e }) {
    if (kty !== 'RSA' || typeof n !== 'string' || typeof e !== 'string')
        return undefined;
    if (toInteger(Buffer.from(e, 'base64url')) !== publicExponent)
        return undefined;
    const modulus = toInteger(Buffer.from(n, 'base64url'));
    const length = Math.ceil(modulus.toString(16).length / 2);
    if (length < leastBytes)
        return undefined;
    return {
        modulus,
        length,
        thumbprint: (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url'),
    };
}
function toInteger(bytes) {
    return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);
}
/** Big-endian, with zeros in front up to `length`. */
function toBytes(value, length) {
    return Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex');
}

;// CONCATENATED MODULE: ./lib/providers/ssh/issuer-key.js
/** The key that signed an ID token, found as servers find it, and the check that it did. */





function load() {
    return __webpack_require__.e(/* import() */ 5057).then(__webpack_require__.bind(__webpack_require__, 5057));
}
/**
 * Reads the issuer's keys (OpenID Connect Discovery 1.0 section 4) and verifies the ID token with the one it names.
 * @throws {LoginError} `ssh/\u2026`, `http/\u2026`
 */
async function verifiedIssuerKey(idToken, context) {
    const { iss } = idToken.claims;
    if (!isHttps(iss))
        throw sshError('issuer-unreadable', `the issuer ${(0,http_answer/* excerpt */.Kb)(iss)} has no https address`);
    const keysUrl = await context.request('Issuer discovery', async (attempt) => {
        const url = `${iss.replace(/\/$/, '')}/.well-known/openid-configuration`;
        const { answer, body } = await read(url, attempt, context);
        const { issuer, jwks_uri: keysUrl } = body ?? {};
        if (typeof keysUrl !== 'string')
            throw (0,http_answer/* unusableAnswer */.Qf)(new URL(url).host, answer, 'exchange');
        if (issuer !== iss)
            throw sshError('issuer-unreadable', `the discovery document of ${iss} is that of another issuer`);
        if (!isHttps(keysUrl))
            throw sshError('issuer-unreadable', `the keys of ${iss} have no https address`);
        return keysUrl;
    });
    return context.request('Issuer keys', async (attempt) => {
        const { answer, body } = await read(keysUrl, attempt, context);
        if (!Array.isArray(body?.keys))
            throw (0,http_answer/* unusableAnswer */.Qf)(new URL(keysUrl).host, answer, 'exchange');
        return verified(idToken, body.keys.filter(http_answer/* isObject */.Gv), context);
    });
}
async function read(url, { signal, timeoutMs }, { http, now }) {
    const headers = { accept: 'application/json' };
    const answer = await http.send({ method: 'GET', url, headers, signal, timeoutMs });
    if (answer.status >= 200 && answer.status <= 299)
        return { answer, body: (0,http_answer/* jsonBody */.J9)(answer) };
    const wait = (0,retry/* retryAfterMs */.Vs)(answer.headers['retry-after'], now());
    throw sshError('issuer-unreadable', `${new URL(url).host} answered HTTP ${answer.status} when asked for its keys`, {
        status: answer.status,
        retry: (0,retry/* adviceForStatus */.ap)(answer.status),
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
    });
}
async function verified({ jwt, claims }, keys, context) {
    const { alg, kid } = headerOf(jwt);
    if (alg !== 'RS256') {
        throw sshError('signature-unsupported', `the ID token is signed with ${alg ?? 'an unknown algorithm'}, not RS256`);
    }
    const jwk = keys.find((key) => key.kid === kid);
    if (kid === undefined || !jwk) {
        throw sshError('key-not-published', `${claims.iss} publishes no key with the ID that the ID token names`);
    }
    const key = rsaKeyOf(jwk);
    if (!key) {
        throw sshError('signature-unsupported', 'the ID token is signed with a key that is not an RSA key of 2048 bits or more with the exponent 65537');
    }
    const { jwtVerify } = await load();
    try {
        await jwtVerify(jwt, jwk, {
            algorithms: ['RS256'],
            issuer: claims.iss,
            audience: claims.aud,
            currentDate: new Date(context.now()),
        });
    }
    catch (error) {
        // The library's error holds the claims; only its code is kept.
        const { code } = error;
        throw sshError('signature-invalid', `the ID token is not right (${code})`);
    }
    return key;
}
function isHttps(url) {
    return URL.parse(url)?.protocol === 'https:';
}
function headerOf(jwt) {
    try {
        return decodeProtectedHeader(jwt);
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ./lib/providers/ssh/gq256.js
/**
 * GQ256: a proof that one has an RSA signature, which does not give the signature away (Guillou\u2013Quisquater, ISO/IEC
 * 14888-2). It lets an SSH certificate carry an ID token to any server without making the token usable there: what is
 * missing is exactly its signature. The proof signs a message of its own.
 * @see https://github.com/openpubkey/openpubkey/tree/main/gq
 */


/** With the exponent 65537 each round convinces to 16 bits: 16 rounds make 256. */
const rounds = 16;
const challengeBytes = 2;
/**
 * @param signature the RSA signature: the secret that is proved
 * @param random gives that many random bytes
 * @returns the challenges, then one answer per round: 32 bytes + 16 \u00d7 the bytes of the modulus
 */
function prove({ key, message }, signature, random) {
    const { modulus, length } = key;
    const secret = inverse(toInteger(signature), modulus);
    const nonces = Array.from({ length: rounds }, () => randomBelow(key, random));
    const commitments = nonces.map((nonce) => toBytes(power(nonce, publicExponent, modulus), length));
    const challenges = challengesFor(commitments, message);
    const answers = nonces.map((nonce, round) => toBytes((nonce * power(secret, challengeOf(challenges, round), modulus)) % modulus, length));
    return Buffer.concat([challenges, ...answers]);
}
/** Whether whoever made the proof has an RSA signature of `signed` and meant `message`. */
function proves(proof, { key, signed, message }) {
    const { modulus, length } = key;
    if (proof.length !== rounds * (challengeBytes + length))
        return false;
    const challenges = proof.subarray(0, rounds * challengeBytes);
    const digest = toInteger(encodedDigest(signed, length));
    const commitments = [];
    for (let round = 0; round < rounds; round++) {
        const start = challenges.length + round * length;
        const answer = toInteger(proof.subarray(start, start + length));
        if (answer === 0n || answer >= modulus)
            return false;
        const commitment = (power(answer, publicExponent, modulus) * power(digest, challengeOf(challenges, round), modulus)) %
            modulus;
        commitments.push(toBytes(commitment, length));
    }
    return challengesFor(commitments, message).equals(challenges);
}
function challengesFor(commitments, message) {
    return (0,external_node_crypto_.createHash)('shake256', { outputLength: rounds * challengeBytes })
        .update(Buffer.concat(commitments))
        .update(message, 'ascii')
        .digest();
}
function challengeOf(challenges, round) {
    return toInteger(challenges.subarray(round * challengeBytes, (round + 1) * challengeBytes));
}
/** ASN.1 DigestInfo for SHA-256, without the digest (RFC 8017 section 9.2, note 1). */
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex');
/** EMSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 9.2): the number whose root the RSA signature is. */
function encodedDigest(signed, length) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(signed, 'ascii').digest();
    const padding = Buffer.alloc(length - 3 - digestInfo.length - digest.length, 0xff);
    return Buffer.concat([Buffer.of(0, 1), padding, Buffer.of(0), digestInfo, digest]);
}
/** Uniform in [1, modulus): a draw outside is dropped, since a remainder would favour small numbers. */
function randomBelow({ modulus, length }, random) {
    for (;;) {
        const value = toInteger(random(length));
        if (value > 0n && value < modulus)
            return value;
    }
}
function power(base, exponent, modulus) {
    let result = 1n;
    let square = base % modulus;
    for (let rest = exponent; rest > 0n; rest >>= 1n) {
        if (rest & 1n)
            result = (result * square) % modulus;
        square = (square * square) % modulus;
    }
    return result;
}
/** Extended Euclid. A number without an inverse would be a factor of the issuer's modulus. */
function inverse(value, modulus) {
    let [remainder, next] = [modulus, value % modulus];
    let [coefficient, following] = [0n, 1n];
    while (next > 0n) {
        const quotient = remainder / next;
        [remainder, next] = [next, remainder - quotient * next];
        [coefficient, following] = [following, coefficient - quotient * following];
    }
    return ((coefficient % modulus) + modulus) % modulus;
}

;// CONCATENATED MODULE: ./lib/providers/ssh/pk-token.js
/**
 * The PK token: an ID token without its signature, with a proof of that signature and with the key it is bound to. It is
 * no credential by itself, as whoever shows it must have the private key too.
 */




/**
 * What the proof signs. Servers accept one of the two: those built with openpubkey 0.25 or newer the header of the proof
 * (`current`), older ones that of the ID token (`legacy`). A server's version number does not tell which.
 * @see https://github.com/openpubkey/openpubkey/pull/379
 */
const variants = ['current', 'legacy'];
function segmentsOf(jwt) {
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    return { header, payload, signature };
}
/**
 * @param parts `claims` are the client's, whose commitment is the audience of the ID token `jwt`
 * @param random gives that many random bytes
 * @returns five encoded segments with colons between: payload, header of the proof, proof, client claims, their signature
 */
function createPkToken(parts, variant, random) {
    const { header, payload, signature } = segmentsOf(parts.jwt);
    const key = parts.issuerKey;
    const proofHeader = encode(JSON.stringify({ alg: 'GQ256', jkt: key.thumbprint, kid: header, typ: 'JWT' }));
    const message = messageOf(variant, { header, proofHeader, payload });
    const statement = { key, signed: `${header}.${payload}`, message };
    const proof = prove(statement, Buffer.from(signature, 'base64url'), random);
    const clientHeader = encode(parts.claims);
    const clientSignature = signWith(parts.keyPair, Buffer.from(`${clientHeader}.${payload}`));
    return [payload, proofHeader, encode(proof), clientHeader, encode(clientSignature)].join(':');
}
/**
 * What a server would object to, completing "a PK token that \u2026", or undefined. Policies (who may log in, until when) are
 * the server's own.
 */
function pkTokenProblem(pkToken, { issuerKey, variant, publicJwk }) {
    const segments = pkToken.split(':');
    if (segments.length !== 5)
        return 'does not have five segments';
    const [payload, proofHeader, proof, clientHeader, clientSignature] = segments;
    const client = decodeJson(clientHeader);
    if (client?.typ !== 'CIC' || typeof client.rz !== 'string')
        return 'has no client claims';
    const claims = clientClaims(publicJwk, Buffer.from(client.rz, 'hex'));
    if (decode(clientHeader) !== claims)
        return 'is bound to another key';
    const clientData = Buffer.from(`${clientHeader}.${payload}`);
    if (!isSignedBy(publicJwk, clientData, Buffer.from(clientSignature, 'base64url')))
        return 'is not signed by its key';
    const outer = decodeJson(proofHeader);
    if (outer?.alg !== 'GQ256' || typeof outer.kid !== 'string')
        return 'has no proof of the ID token';
    const header = outer.kid;
    if (decodeJson(header)?.alg !== 'RS256')
        return 'proves an ID token that is not signed with RS256';
    if (outer.jkt !== issuerKey.thumbprint)
        return 'names another key of the issuer';
    const message = messageOf(variant, { header, proofHeader, payload });
    if (!proves(Buffer.from(proof, 'base64url'), { key: issuerKey, signed: `${header}.${payload}`, message }))
        return 'has a wrong proof';
    if (decodeJson(payload)?.aud !== commitment(claims))
        return 'has the audience of another key';
    return undefined;
}
function messageOf(variant, { header, proofHeader, payload }) {
    return `${variant === 'current' ? proofHeader : header}.${payload}`;
}
function encode(value) {
    return Buffer.from(value).toString('base64url');
}
function decode(segment) {
    return Buffer.from(segment, 'base64url').toString('utf8');
}
function decodeJson(segment) {
    try {
        const value = JSON.parse(decode(segment));
        return (0,http_answer/* isObject */.Gv)(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/providers/ssh/private-key.js



const magic = Buffer.from('openssh-key-v1\0');
const private_key_comment = 'openpubkey cert';
const blockBytes = 8;
const lineLength = 70;
/** @param check four random bytes, written twice: with a passphrase a reader would tell by them whether it is right */
function formatPrivateKey(keyPair, check) {
    const { type, publicJwk } = keyPair;
    const secret = Buffer.concat([
        check,
        check,
        wireString(keyTypes[type].ssh),
        publicKeyFields(publicJwk),
        secretField(keyPair),
        wireString(private_key_comment),
    ]);
    const missing = (blockBytes - (secret.length % blockBytes)) % blockBytes;
    const padding = Buffer.from(Array.from({ length: missing }, (_, index) => index + 1));
    const blob = Buffer.concat([
        magic,
        wireString('none'),
        wireString('none'),
        wireString(''),
        uint32(1),
        wireString(publicKeyBlob(publicJwk)),
        wireString(Buffer.concat([secret, padding])),
    ]);
    const lines = blob.toString('base64').match(new RegExp(`.{1,${lineLength}}`, 'g'));
    return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join('\n');
}
/** The lines of the file that tell the key: what has to be masked. */
function secretLines(privateKey) {
    return privateKey.split('\n').filter((line) => line !== '' && !line.startsWith('-----'));
}
/** ECDSA: the secret number. Ed25519: seed and public key. */
function secretField({ type, privateKey, publicJwk }) {
    const secret = Buffer.from(privateKey.export({ format: 'jwk' }).d, 'base64url');
    return type === 'ecdsa'
        ? mpint(secret)
        : wireString(Buffer.concat([secret, Buffer.from(publicJwk.x, 'base64url')]));
}

;// CONCATENATED MODULE: ./lib/providers/ssh/verify.js
/** What a server checks of a certificate, apart from its own policy: sshd the certificate, opkssh the PK token in it. */


/** What is wrong, completing "the certificate \u2026", or undefined. */
function certificateProblem(line, issuerKey, variant) {
    try {
        const { publicJwk, pkToken } = parseCertificate(line);
        const problem = pkTokenProblem(pkToken, { issuerKey, variant, publicJwk });
        return problem && `has a PK token that ${problem}`;
    }
    catch (error) {
        // A key that is none is found by Node.js, whose errors have codes.
        const isDamaged = error instanceof RangeError || 'code' in error;
        return isDamaged ? 'is damaged' : error.message;
    }
}

;// CONCATENATED MODULE: ./lib/providers/ssh/exchange.js
/** ID token \u2192 two SSH certificates. Nobody is asked for them: the issuer's signature and a fresh key are all it takes. */









/** @throws {LoginError} `ssh/\u2026`, `http/\u2026`, `id-token/\u2026` */
async function exchange(settings, context) {
    const keyPair = generateKeyPair(settings.keyType);
    const privateKey = formatPrivateKey(keyPair, (0,external_node_crypto_.randomBytes)(4));
    context.mask(...secretLines(privateKey));
    const claims = clientClaims(keyPair.publicJwk, (0,external_node_crypto_.randomBytes)(32));
    const audience = commitment(claims);
    const idToken = await context.request('ID token', (attempt) => attempt.idToken(audience));
    // The proof shows that we have this signature; with the signature itself anyone could show it.
    context.mask(segmentsOf(idToken.jwt).signature);
    const issuerKey = await verifiedIssuerKey(idToken, context);
    const certify = (variant) => {
        const pkToken = createPkToken({ jwt: idToken.jwt, issuerKey, claims, keyPair }, variant, external_node_crypto_.randomBytes);
        const nonce = (0,external_node_crypto_.randomBytes)(32);
        const certificate = createCertificate(keyPair, { principals: settings.principals, pkToken, nonce });
        // A server that finds something wrong says no more than `Permission denied`, so its checks are made here first.
        const problem = certificateProblem(certificate, issuerKey, variant);
        if (problem)
            throw sshError('self-check', `the ${variant} certificate ${problem}`);
        return certificate;
    };
    const { iss, sub, exp } = idToken.claims;
    return {
        privateKey,
        certificates: { current: certify('current'), legacy: certify('legacy') },
        issuer: iss,
        subject: sub,
        expiresAt: exp * 1000,
    };
}

;// CONCATENATED MODULE: ./lib/providers/ssh/outputs.js
/** What each output holds, for the reference tables. */
const sshOutputs = {
    'config-file': 'Path of an `ssh_config` that uses the login: `ssh -F <path> <host>`.',
    'key-file': 'Path of the private key.',
    'certificate-files': 'Paths of the certificates, one per line: for servers with openpubkey 0.25 or newer, and for older ones.',
    subject: 'Subject of the ID token, which servers compare with their policy.',
    'expires-at': 'When the ID token ends, ISO 8601 in UTC.',
};

// EXTERNAL MODULE: ./lib/text/shell-word.js
var shell_word = __webpack_require__(9574);
// EXTERNAL MODULE: ./lib/text/timestamp.js
var timestamp = __webpack_require__(5831);
// EXTERNAL MODULE: ./lib/settings/kinds.js
var kinds = __webpack_require__(3474);
// EXTERNAL MODULE: ./lib/settings/schema.js
var schema = __webpack_require__(586);
;// CONCATENATED MODULE: ./lib/providers/ssh/settings.js


/** Stands for every user in certificates; the server's policy alone decides then. */
const wildcardPrincipal = 'opkssh-wildcard';
const userName = (0,kinds/* text */.Qq)({
    label: 'user name',
    pattern: /^[A-Za-z0-9_][A-Za-z0-9._+@-]{0,127}\$?$/,
    rule: 'a user name: letters, digits and `._+@-`, starting with a letter, digit or underscore',
});
const hostPattern = (0,kinds/* text */.Qq)({
    label: '`Host` pattern',
    pattern: /^!?[A-Za-z0-9*?_.:[\]-]+$/,
    rule: 'a host name or address, with `*` and `?` as wildcards and `!` in front to exclude it',
});
/** Type of key, key. */
const publicKey = /(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-\S+[ \t]+[A-Za-z0-9+/]{40,}={0,2}/;
/** Host names (or a hash of them), key, comment; see sshd(8). */
const knownHostsLine = new RegExp(String.raw `^(?:@(?:cert-authority|revoked)[ \t]+)?[^\s@#]\S*[ \t]+${publicKey.source}(?<comment>[ \t].*)?$`);
/** A key in the comment was a line of its own before the line breaks were lost. */
function isKnownHostsLine(line) {
    const found = knownHostsLine.exec(line);
    return found !== null && !publicKey.test(found.groups?.comment ?? '');
}
const knownHosts = {
    label: '`known_hosts` lines',
    shapes: ['text', 'list'],
    parse(given) {
        const lines = given.split(/\r?\n/).map((line) => line.trim());
        const rule = 'must be lines as `ssh-keyscan` prints them';
        const advice = 'write them below `known-hosts: |` to keep the line breaks';
        const isComment = (line) => line === '' || line.startsWith('#');
        const wrong = lines.findIndex((line) => !isComment(line) && !isKnownHostsLine(line));
        if (wrong >= 0)
            throw new kinds/* Refusal */.P_(`${rule}, which line ${wrong + 1} is not; ${advice}`);
        if (lines.every(isComment))
            throw new kinds/* Refusal */.P_(`${rule}, and has comments only; ${advice}`);
        return `${lines.join('\n')}\n`;
    },
};
const settings_schema = (0,schema/* defineSchema */.Jo)({
    principals: {
        kind: (0,kinds/* list */.p_)(userName),
        required: true,
        description: `Users to log in as on the servers, one or more. \`${wildcardPrincipal}\` stands for any user, on servers with opkssh 0.14 or newer.`,
    },
    'key-type': {
        kind: (0,kinds/* choice */.Yq)(['ecdsa', 'ed25519']),
        default: 'ecdsa',
        description: 'Type of the key that is made for this login: ECDSA on the curve P-256, or Ed25519.',
    },
    hosts: {
        kind: (0,kinds/* list */.p_)(hostPattern, { separator: /[\s,]/ }),
        default: '*',
        description: '`Host` patterns of the servers that the `ssh_config` applies to.',
    },
    'known-hosts': {
        kind: knownHosts,
        // Nothing secret, but what is pasted here by mistake may be.
        secret: true,
        description: 'Host keys of the servers, as lines of a `known_hosts` file (`ssh-keyscan` prints them). With them ssh connects to servers with these keys only; without them it knows those of the system.',
    },
    user: {
        kind: userName,
        description: 'User for connections that name none. It must be one of the principals.',
    },
    'git-ssh-command': {
        kind: kinds/* boolean */.zM,
        default: 'false',
        description: 'Export `GIT_SSH_COMMAND`, so that git uses the login in later steps.',
    },
});
function resolve(values) {
    const { principals, keyType, hosts, knownHosts, user, gitSshCommand } = values;
    return {
        problems: [...noPrincipal(principals), ...noHost(hosts), ...foreignUser(user, principals)],
        settings: {
            principals: [...new Set(principals)],
            keyType,
            hosts: [...new Set(hosts)],
            ...(knownHosts === undefined ? {} : { knownHosts }),
            ...(user === undefined ? {} : { user }),
            gitSshCommand,
        },
    };
}
/** A text of nothing but commas is given and yet holds no item. */
function noPrincipal(principals) {
    return principals.length > 0 ? [] : [{ setting: 'principals', message: 'must name at least one user' }];
}
function noHost(hosts) {
    if (hosts.some((host) => !host.startsWith('!')))
        return [];
    return [
        {
            setting: 'hosts',
            message: 'must have a pattern without `!`: patterns that only exclude match no host, for example `"*, !github.com"`',
        },
    ];
}
function foreignUser(user, principals) {
    if (user === undefined || principals.includes(user) || principals.includes(wildcardPrincipal))
        return [];
    return [
        { setting: 'user', message: `is "${user}", which is not one of the principals: servers may refuse it` },
    ];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/providers/ssh/ssh-config.js
/** The files of a login: where they lie, and the `ssh_config` that makes ssh use them. Pure. */



/** A folder per login; no login's name has a dot, so that none can be another's file. */
function pathsOf({ directory, login }, { keyType }) {
    const folder = (0,external_node_path_.join)(directory, `${login}.ssh`);
    const key = (0,external_node_path_.join)(folder, keyTypes[keyType].fileName);
    return {
        config: (0,external_node_path_.join)(folder, 'config'),
        key,
        certificates: { current: `${key}-current-cert.pub`, legacy: `${key}-legacy-cert.pub` },
        knownHosts: (0,external_node_path_.join)(folder, 'known_hosts'),
    };
}
/**
 * Both certificates are offered, one after the other, since each kind of server accepts one of them. Host keys are
 * checked as ssh does by default; with known hosts given, one that is not among them ends the connection.
 */
function sshConfig({ hosts, user, knownHosts }, paths) {
    const options = [
        ...(user === undefined ? [] : [`User ${user}`]),
        `IdentityFile ${word(paths.key)}`,
        ...variants.map((variant) => `CertificateFile ${word(paths.certificates[variant])}`),
        'IdentitiesOnly yes',
        ...(knownHosts === undefined
            ? []
            : [
                `UserKnownHostsFile ${word(paths.knownHosts)}`,
                // In place of the system's, which would be asked too.
                `GlobalKnownHostsFile ${word(paths.knownHosts)}`,
                'StrictHostKeyChecking yes',
            ]),
    ];
    return [`Host ${hosts.join(' ')}`, ...options.map((option) => `    ${option}`), ''].join('\n');
}
/** The path with slashes, which programs on Windows take too, and shells there do not take for an escape. */
function withSlashes(path) {
    return /^[A-Za-z]:[\\/]/.test(path) ? path.replaceAll('\\', '/') : path;
}
/** One word of an `ssh_config`: `%` starts a token there, and quotes and backslashes are escaped inside quotes. */
function word(path) {
    return `"${withSlashes(path).replaceAll('%', '%%').replace(/["\\]/g, '\\$&')}"`;
}

;// CONCATENATED MODULE: ./lib/providers/ssh/publish.js






/** The one issuer of workflow jobs that all releases of opkssh with support for them know. */
const knownIssuer = 'https://token.actions.githubusercontent.com';
const gitVariable = 'GIT_SSH_COMMAND';
function describe({ issuer, subject, expiresAt }, { principals }) {
    const users = principals.filter((name) => name !== wildcardPrincipal);
    return {
        identity: subject,
        target: users.length === 0 ? 'any user' : `user${users.length === 1 ? '' : 's'} ${users.join(', ')}`,
        expiresAt,
        notes: [
            'Servers with the expiration policy `oidc` accept new connections until then, others longer (`12h`: twelve hours from now). Open connections go on.',
            ...(issuer === knownIssuer
                ? []
                : [
                    `Servers may refuse ID tokens of ${issuer}: opkssh recognises few issuers of workflow jobs beside ${knownIssuer}.`,
                ]),
        ],
    };
}
function publications(credential, settings, place) {
    const { privateKey, certificates, subject, expiresAt } = credential;
    const { knownHosts, gitSshCommand } = settings;
    const paths = pathsOf(place, settings);
    const outputs = {
        'config-file': paths.config,
        'key-file': paths.key,
        'certificate-files': variants.map((variant) => paths.certificates[variant]).join('\n'),
        subject,
        'expires-at': (0,timestamp/* timestamp */.v)(expiresAt),
    };
    return {
        secrets: secretLines(privateKey),
        files: [
            { path: paths.key, content: privateKey },
            ...variants.map((variant) => ({ path: paths.certificates[variant], content: certificates[variant] })),
            ...(knownHosts === undefined ? [] : [{ path: paths.knownHosts, content: knownHosts }]),
            { path: paths.config, content: sshConfig(settings, paths) },
        ],
        // A shell runs the command for git.
        variables: gitSshCommand && place.exportEnvironment
            ? {
                [gitVariable]: { value: `ssh -F ${(0,shell_word/* shellWord */.r)(withSlashes(paths.config))}`, emptyMeansUnset: true },
            }
            : {},
        outputs,
    };
}
/** Two logins can both exist, but only one of them can be git's. */
function exportedVariables({ gitSshCommand }) {
    return gitSshCommand ? [gitVariable] : [];
}
function conflicts({ gitSshCommand }, env) {
    if (!gitSshCommand || !env.GIT_SSH_VARIANT || /^(auto|ssh)$/.test(env.GIT_SSH_VARIANT))
        return [];
    return [
        {
            variable: 'GIT_SSH_VARIANT',
            effect: 'makes git call ssh with the options of another program',
            neutralise: true,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/providers/ssh/trust.js


function trust({ iss, sub }, settings) {
    const provider = `${iss} github oidc`;
    const [, prefix, kind] = /^(repo:.+:ref:refs\/(heads|tags)\/)/.exec(sub) ?? [];
    return [
        {
            title: 'On each server: trust the issuer (once)',
            language: 'sh',
            text: `grep -qxF ${(0,shell_word/* shellWord */.r)(provider)} /etc/opk/providers || echo ${(0,shell_word/* shellWord */.r)(provider)} | sudo tee -a /etc/opk/providers`,
        },
        {
            title: 'On each server: let exactly this subject log in',
            language: 'sh',
            text: admit(identityOf(sub), iss, settings),
        },
        ...(prefix === undefined
            ? []
            : [
                {
                    title: `On each server with opkssh 0.16 or newer: let every ${kind === 'tags' ? 'tag' : 'branch'} without a slash in its name log in`,
                    language: 'sh',
                    text: admit(`${identityOf(prefix)}*`, iss, settings),
                },
            ]),
    ];
}
function admit(identity, issuer, { principals, user }) {
    const named = principals.filter((name) => name !== wildcardPrincipal);
    const users = named.length > 0 ? named : [user ?? '<user>'];
    return users
        .map((name) => `sudo opkssh add ${[name, identity, issuer].map(shell_word/* shellWord */.r).join(' ')}`)
        .join('\n');
}
/**
 * The subject as a policy row has it. Newer servers read it as a pattern (Go's `path.Match`), in which a backslash takes
 * the meaning from a sign; and a `#` cannot be written, as it starts a comment, but matched as any one character.
 */
function identityOf(subject) {
    return subject.replace(/[*?[\\]/g, '\\$&').replaceAll('#', '?');
}

;// CONCATENATED MODULE: ./lib/providers/ssh/index.js







const ssh = {
    name: 'ssh',
    title: 'SSH',
    settings: settings_schema,
    resolve: resolve,
    audience: () => undefined,
    madeAudience: true,
    exportsByDefault: ({ gitSshCommand }) => gitSshCommand,
    exportedVariables: exportedVariables,
    outputs: () => Object.keys(sshOutputs),
    sharesIdTokens: false,
    protectedBy: ['known-hosts'],
    load: load,
    exchange: exchange,
    describe: describe,
    publications: publications,
    conflicts: conflicts,
    diagnose: diagnose,
    trust: trust,
};


/***/ }),

/***/ 9574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ shellWord)
/* harmony export */ });
/**
 * One word of a POSIX shell command, quoted where its characters need it; of `--flag=value` only the value is quoted.
 * Foreign text may hold anything.
 */
function shellWord(text) {
    if (/^[\w@%+=:,./-]+$/.test(text))
        return text;
    const [, flag = '', value = ''] = /^(--[\w-]+=)?(.*)$/s.exec(text);
    return `${flag}'${value.replaceAll("'", `'\\''`)}'`;
}


/***/ })

};
