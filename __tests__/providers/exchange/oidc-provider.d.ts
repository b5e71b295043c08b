/** What the tests use of the authorization server, which ships without types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Context {
    oidc: { client: object; params: Record<string, string> };
    body: unknown;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    registerGrantType(name: string, handler: (context: Context) => Promise<void>, parameters: string[]): void;
    readonly ClientCredentials: new (
      facts: object,
    ) => { readonly expiration: number; save(): Promise<string> };
  }

  export namespace errors {
    class InvalidGrant extends Error {
      constructor(detail: string);
    }
  }
}
