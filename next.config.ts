import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'pg',
    'pg-boss',
    'pino',
  ],
  // The gate (npm test) runs the type check once for the whole tree, tests included.
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config
