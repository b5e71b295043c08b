/** What kind of token an ID token is, in the words of RFC 8693 section 3. */
export const jwtTokenType = 'urn:ietf:params:oauth:token-type:jwt';
