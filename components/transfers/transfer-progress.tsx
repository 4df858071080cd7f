'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Notice } from '#components/ui/notice'

const PAUSE_MS = 2_000

/** 时钟在办的那几秒：隔两秒看一次；关掉页面也照办。 */
export function TransferProgress({ text }: { text: string }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), PAUSE_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <div aria-live="polite" className="pb-4">
      <Notice kind="info" title={text}>
        <p>可以离开这一页，后台照办，不会丢。</p>
      </Notice>
    </div>
  )
}
