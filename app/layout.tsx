import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import './globals.css'

export const metadata: Metadata = {
  title: { default: '保学', template: '%s · 保学' },
  description: '义务教育控辍保学：点名、报告、劝返、签收、复学、销号。',
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#151a21' },
  ],
}

/** 页面外壳。读 cookie 使每页按请求生成，内容安全策略的随机数才能写进脚本标签。 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get('theme')?.value
  const chosen = theme === 'dark' || theme === 'light' ? theme : undefined
  return (
    <html lang="zh-CN" data-theme={chosen} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
