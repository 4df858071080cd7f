import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { Fault } from './fault.ts'
import { say } from './progress.ts'

// The shell is the same Chromium without windows: a fifth less work for every page.
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
]

/** The path of an installed Chromium; undefined when Playwright has its own. Throws when there is none. */
export function findChromium(): string | undefined {
  if (existsSync(chromium.executablePath())) return undefined
  const found = INSTALLED.find((place) => existsSync(place))
  if (found) return found
  throw new Fault(
    '没有可用的 Chromium。',
    '请安装 chromium（Debian：apt-get install chromium-headless-shell fonts-noto-cjk）。',
  )
}

function chromiumIsThere(): boolean {
  try {
    findChromium()
    return true
  } catch {
    return false
  }
}

/** Installs a Chromium when there is none: from Debian's packages as root, else Playwright's own. */
export function installChromium(): void {
  if (chromiumIsThere()) return
  say('· 安装 Chromium 与中文字体…')
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    const wanted = ['chromium-headless-shell', 'fonts-noto-cjk']
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], { stdio: 'inherit' })
  }
  if (!chromiumIsThere()) {
    execFileSync(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], {
      stdio: 'inherit',
    })
  }
}
