'use client'

import { Button } from '#components/ui/button'
import { momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { Section } from '#components/ui/section'
import { QueueTags } from './queue-tags.tsx'
import { type Offline, useOffline } from './use-offline.ts'

/** 工作台上的一节：出门前带上路，回来看还有几件没有上传。 */
export function TakeAlong({ what, ...offline }: Offline & { what: string }) {
  const { kept, busy, trouble, takeAlong } = useOffline(offline)
  const taken = kept?.taken ?? null
  const entries = kept?.entries ?? []
  const count = taken ? taken.visits.length + taken.rollCalls.length : 0
  return (
    <Section
      id="offline"
      title="没有网络时用"
      {...(entries.length > 0 ? { aside: <QueueTags states={entries.map(({ state }) => state)} /> } : {})}
    >
      <div className="flex flex-col gap-3">
        {trouble ? <Notice kind="refusal" title={trouble} /> : null}
        <p className="max-w-2xl text-muted">
          {taken
            ? `已带上 ${count} 件，${momentText(taken.takenAt)}取的，${momentText(taken.until)}自动抹去；退出登录也会抹去。`
            : `出门前按“带上路”：${what}加密存进这部手机，没有网络也能填，有网络时自动上传。`}
        </p>
        <div className="flex flex-wrap gap-3">
          <Button pending={busy === 'taking'} pendingText="正在带上" onClick={() => void takeAlong()}>
            {taken ? '重新带上' : '带上路'}
          </Button>
          {taken || entries.length > 0 ? <LinkButton href="/offline">打开离线填写</LinkButton> : null}
        </div>
      </div>
    </Section>
  )
}
