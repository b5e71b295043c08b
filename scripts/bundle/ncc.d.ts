declare module '@vercel/ncc' {
  /** Bundles one entry. @see https://github.com/vercel/ncc#programmatically-from-nodejs */
  export default function ncc(
    input: string,
    options: {
      externals?: Record<string, string>;
      cache?: false;
      quiet?: boolean;
      target?: string;
      license?: string;
      esm?: boolean;
    },
  ): Promise<{ code: string; assets: Record<string, { source: string | Buffer }> }>;
}
