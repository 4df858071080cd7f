'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Notice } from '#components/ui/notice'

const WORDS: Readonly<Record<string, string>> = {
  waiting: '已收下，正在排队读取',
  reading: '正在读取',
  confirmed: '已确认，正在写入',
  undo_asked: '正在撤销',
  comparing: '正在比对',
}
const PAUSE_MS = 2_000

/** 后台在办的时候隔两秒看一次；关掉页面也照办，回来再看。 */
export function ImportProgress({ state, done }: { state: string; done: number }) {
  const router = useRouter()
  const words = WORDS[state]
  const running = words !== undefined
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => router.refresh(), PAUSE_MS)
    return () => clearInterval(timer)
  }, [running, router])
  if (!words) return null
  return (
    <div aria-live="polite" className="pb-4">
      <Notice kind="info" title={done > 0 && state === 'reading' ? `${words}，已读 ${done} 行` : words}>
        <p>可以离开这一页，后台照办，不会丢。</p>
      </Notice>
    </div>
  )
}
