/** The token type of an ID token, as defined in RFC 8693 section 3. */
export const jwtTokenType = 'urn:ietf:params:oauth:token-type:jwt';
