'use client'

import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Answer } from '#lib/rules/answer'
import { OfflineRollCall } from './offline-roll-call.tsx'
import { OfflineVisit } from './offline-visit.tsx'
import type { Written } from './outbox-entry.ts'
import type { Opened } from './taken-list.tsx'

type OpenedFormProps = {
  opened: Opened
  save: (written: Written) => Promise<void>
  onSaved: () => void
  onClose: () => void
}

/** 打开着的一张表；存不下的照实说，所填都还在。 */
export function OpenedForm({ opened, save, onSaved, onClose }: OpenedFormProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  const { entry } = opened
  return (
    <section aria-labelledby="opened" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="opened" ref={head} tabIndex={-1} className="text-lg outline-none">
          {opened.kind === 'visit'
            ? `${opened.ahead.childName}，${opened.ahead.label}，第${opened.ahead.ordinal}次`
            : `${opened.ahead.className}点名`}
        </h2>
        <Button variant="quiet" onClick={onClose}>
          不填了，返回
        </Button>
      </div>
      {entry?.text ? <Notice kind="refusal" title={entry.text} /> : null}
      {opened.kind === 'visit' ? (
        <OfflineVisit
          ahead={opened.ahead}
          written={entry?.kind === 'visit' ? entry.input : null}
          save={(input) => stored(save({ kind: 'visit', ahead: opened.ahead, input }))}
          onSaved={onSaved}
        />
      ) : (
        <OfflineRollCall
          ahead={opened.ahead}
          written={entry?.kind === 'roll_call' ? entry.input : null}
          save={(input) => stored(save({ kind: 'roll_call', ahead: opened.ahead, input }))}
          onSaved={onSaved}
        />
      )}
    </section>
  )
}

async function stored(saving: Promise<void>): Promise<Answer<unknown>> {
  const kept = await saving.then(
    () => true,
    () => false,
  )
  return kept
    ? { ok: true, value: null }
    : {
        ok: false,
        refusal: { code: 'busy' },
        text: '这部手机没有存下（可能是空间不足）。所填内容还在，请清理空间后再按一次。',
      }
}
