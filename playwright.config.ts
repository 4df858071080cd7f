import { defineConfig } from '@playwright/test'
import { findChromium } from '#lib/commands/find-chromium'
import { freePort } from '#lib/commands/free-port'

// The first process chooses the port; Playwright's workers inherit it.
process.env.BAOXUE_E2E_PORT ??= String(await freePort())
const port = process.env.BAOXUE_E2E_PORT
// Without a locale Chromium cannot open a file whose path holds Chinese, and the output folders are named by the tests.
process.env.LC_ALL ??= 'C.UTF-8'
const home = `.test/product-${port}`
const chromium = findChromium()
const DESK = { viewport: { width: 1440, height: 900 } }
const LOOKS = [
  '**/axe-*.spec.ts',
  '**/links.spec.ts',
  '**/specimen.spec.ts',
  '**/headers.spec.ts',
  '**/who-may-see.spec.ts',
]
const PHONES = '**/*.phone.spec.ts'
const LIVES = '**/lives-*.spec.ts'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 2,
  globalSetup: './tests/e2e/open-today.ts',
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.test/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // A trace keeps every step's page and costs a third of the run: ask for it when looking into a failure.
    trace: process.env.TRACE ? 'on' : 'off',
    screenshot: 'only-on-failure',
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
  // One product, one database, two workers: what runs side by side keeps out of each other's counties.
  projects: [
    // Only looks, and leaves its own marks where no other journey goes.
    { name: 'looks', testMatch: LOOKS, use: DESK },
    // The phones need classes not yet called today; the lives at the desks correct a call as well as make one.
    // One after another: a class carried offline is called later by another of them.
    {
      name: 'phone',
      testMatch: PHONES,
      workers: 1,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
    { name: 'lives', testMatch: LIVES, dependencies: ['phone'], use: DESK },
    // These count what every official has written, or write into everything: nobody else may be at work.
    {
      name: 'alone',
      testIgnore: [PHONES, LIVES, ...LOOKS],
      dependencies: ['looks', 'lives'],
      workers: 1,
      use: DESK,
    },
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
