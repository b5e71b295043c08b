/** Sent with every request: some services refuse a request without one, and operators can tell who calls. */
export const userAgent = 'multi-cloud-oidc-login/1.0';
