import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  // The gate (npm test) type-checks the whole tree, tests included; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'echarts',
    'hucre',
    'file-type',
    'flydrive',
    'pg',
    'pg-boss',
    'pino',
  ],
  // Browsers ask for /favicon.ico on pages that name no icon (plain text, a sign-in redirect).
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config
