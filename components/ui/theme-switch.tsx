'use client'

import { Icon } from './icon.tsx'

const YEAR_SECONDS = 31_536_000

/** 深浅色互换，记在 cookie 里，下次由服务器直接给出，不闪。 */
export function ThemeSwitch() {
  function flip() {
    const root = document.documentElement
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : window.matchMedia('(prefers-color-scheme: dark)').matches
    const next = dark ? 'light' : 'dark'
    root.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore 在受支持的旧浏览器里还没有
    document.cookie = `theme=${next}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
  }
  return (
    <button
      type="button"
      onClick={flip}
      className="inline-flex min-h-11 items-center gap-2 rounded-md px-2 text-muted hover:bg-sunken hover:text-ink lg:min-h-9"
    >
      <Icon name="sun" />
      <span className="max-sm:sr-only">深浅色</span>
    </button>
  )
}
