import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// In a test there is no React server: the marker package must not throw.
const serverOnly = fileURLToPath(new URL('./node_modules/server-only/empty.js', import.meta.url))
const alias = { 'server-only': serverOnly }
const outside = ['node_modules/**', '.next/**', '.data/**', '.test/**', 'tests/e2e/**']

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Loading Prisma, zod and the calendars anew for every file cost more than most files' tests; no module
    // of this tree keeps what one file's tests did, and each file has a database of its own.
    isolate: false,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...outside, '**/*.db.test.ts'],
          // Peopling a whole county takes seconds, on a busy machine many.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          environment: 'node',
          include: ['**/*.db.test.ts'],
          exclude: outside,
          globalSetup: ['./tests/global-setup.ts'],
          // The enumerated worlds ask the database thousands of questions.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
