import { defineConfig } from '@playwright/test'
import { findChromium } from '#lib/commands/find-chromium'
import { freePort } from '#lib/commands/free-port'

// The first process chooses the port; Playwright's workers inherit it.
process.env.BAOXUE_E2E_PORT ??= String(await freePort())
const port = process.env.BAOXUE_E2E_PORT
const home = `.test/product-${port}`
const chromium = findChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // One product, one database: journeys follow one another.
  workers: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.test/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // The phones need classes not yet called today; the lives at the desks correct a call as well as make one.
    {
      name: 'phone',
      testMatch: '**/*.phone.spec.ts',
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    { name: 'desk', testIgnore: '**/*.phone.spec.ts', use: { viewport: { width: 1440, height: 900 } } },
  ],
  webServer: {
    command: 'node lib/commands/launch.ts',
    url: `http://127.0.0.1:${port}/api/health`,
    env: { PORT: port, BAOXUE_HOME: home, DATABASE_URL: '' },
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
})
