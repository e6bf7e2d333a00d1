import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/** Without it Next takes the topmost folder with a lock file, and the standalone server ends up elsewhere. */
const projectRoot = path.dirname(fileURLToPath(import.meta.url));

/**
 * Headers for what `proxy.ts` does not see (assets, the API). Pages get their policy, with a nonce,
 * from the proxy, whose header replaces this one. Nothing here may depend on the environment at run time.
 */
const securityHeaders = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
  {
    key: 'content-security-policy',
    value: "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; frame-ancestors 'none'",
  },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: projectRoot,
  turbopack: { root: projectRoot },
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  agentRules: false,
  // Native code, which is loaded when the first raw file comes.
  serverExternalPackages: ['@duckdb/node-api', '@duckdb/node-bindings'],
  // The library beside the native module is opened by the system's loader, which no trace of imports sees.
  outputFileTracingIncludes: { '/api/v1/imports': ['./node_modules/@duckdb/node-bindings-*/**/*'] },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    {
      source: '/api/:path*',
      headers: [
        {
          key: 'content-security-policy',
          value: "default-src 'none'; sandbox; frame-ancestors 'none'",
        },
      ],
    },
  ],
};

export default config;
