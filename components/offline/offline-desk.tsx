'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button'
import { momentText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import type { TakenAlong } from '#lib/rules/offline/taken-along'
import { OpenedForm } from './opened-form.tsx'
import { type Entry, nameOf } from './outbox-entry.ts'
import { QueueList } from './queue-list.tsx'
import { QueueTags } from './queue-tags.tsx'
import { type Opened, TakenList } from './taken-list.tsx'
import { type Offline, useOffline } from './use-offline.ts'

/** 离线填写：带上路的、待上传的，与打开着的那一张。 */
export function OfflineDesk(offline: Offline) {
  const { kept, online, busy, trouble, delivered, sendAll, takeAlong, save } = useOffline(offline)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [saved, setSaved] = useState(false)
  const taken = kept?.taken ?? null
  const entries = kept?.entries ?? []

  function open(next: Opened): void {
    setSaved(false)
    setOpened(next)
  }

  // 被退回的，有网络时先取最新的一版：看得到同事刚记的，再存就接在它后面（F82）。
  async function reopen(entry: Entry): Promise<void> {
    const fresh = online && entry.state === 'refused' ? await takeAlong() : taken
    open(newest(entry, fresh))
  }

  return (
    <>
      <PageHeader
        title="离线填写"
        crumbs={[{ label: '工作台', href: '/' }]}
        tags={<StateTag tone={online ? 'normal' : 'due'}>{online ? '有网络' : '没有网络'}</StateTag>}
        lead="填好的加密存在这部手机，有网络时自动上传；退出登录即抹去。"
      />
      <div className="flex flex-col gap-4">
        {trouble ? <Notice kind="refusal" title={trouble} /> : null}
        {saved && delivered.length === 0 ? <Notice kind="success" title="已存进本机，待上传。" /> : null}
        {delivered.length > 0 ? (
          <Notice
            kind="success"
            title={`已上传 ${delivered.length} 件：${delivered.map(nameOf).join('、')}`}
          />
        ) : null}
        {opened ? (
          <OpenedForm
            opened={opened}
            save={(written) => save(written, opened.entry)}
            onSaved={() => {
              setSaved(true)
              setOpened(null)
            }}
            onClose={() => setOpened(null)}
          />
        ) : kept === null ? (
          <p className="text-muted">正在打开这部手机上存着的…</p>
        ) : (
          <div>
            <Section
              id="queue"
              title="待上传"
              aside={<QueueTags states={entries.map(({ state }) => state)} />}
            >
              <QueueList entries={entries} onOpen={(entry) => void reopen(entry)} />
              <p className="mt-3">
                <Button pending={busy === 'sending'} pendingText="正在上传" onClick={() => void sendAll()}>
                  现在上传
                </Button>
              </p>
            </Section>
            <Section id="taken" title="带上路的" {...(taken ? { note: keptUntil(taken) } : {})}>
              <TakenList taken={taken} onOpen={open} />
              <p className="mt-3">
                <Button pending={busy === 'taking'} pendingText="正在带上" onClick={() => void takeAlong()}>
                  {taken ? '重新带上' : '带上路'}
                </Button>
              </p>
            </Section>
          </div>
        )}
      </div>
    </>
  )
}

function keptUntil({ takenAt, until }: TakenAlong): string {
  return `${momentText(takenAt)}取的，${momentText(until)}自动抹去。`
}

/** 同一件，手边最新的一版；没有带着的，用填的时候那一版。 */
function newest(entry: Entry, taken: TakenAlong | null): Opened {
  if (entry.kind === 'visit') {
    const ahead = taken?.visits.find(({ caseId }) => caseId === entry.ahead.caseId) ?? entry.ahead
    return { kind: 'visit', ahead, entry }
  }
  const ahead = taken?.rollCalls.find(({ classId }) => classId === entry.ahead.classId) ?? entry.ahead
  return { kind: 'roll_call', ahead, entry }
}
