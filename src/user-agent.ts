/** Sent with every request: some services refuse a request without one, and operators can see who is calling. */
export const userAgent = 'multi-cloud-oidc-login/1.0';
