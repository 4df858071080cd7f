'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Answer } from '#lib/rules/answer'
import type { AttendanceMark } from '#lib/rules/attendance/absence-reasons'
import { noteArrival } from './arrival-focus.tsx'
import { type Delivery, exceptionsOf, type Marks, type RollCallPayload } from './roll-call-marks.tsx'

/** 多久没有回音就当作没有送到；同一键重送，不会点两次名。 */
const PATIENCE_MS = 20_000

/**
 * 一次点名的标记与送达。标记与提交键一起存在本页的 sessionStorage，直到服务器应答；
 * 断网、误刷新之后还在，重送的是同一键、同一内容。
 */
export function useRollCall<T>(
  slot: string,
  initial: Marks,
  send: (payload: RollCallPayload) => Promise<Answer<T>>,
  delivered?: (value: T) => void,
) {
  const [marks, setMarks] = useState(initial)
  const [delivery, setDelivery] = useState<Delivery>({ at: 'editing' })

  useEffect(() => {
    const kept = restore(slot)
    if (kept) setMarks((fresh) => ({ ...fresh, ...onlyKnown(kept.marks, fresh) }))
    else keep(slot, { key: crypto.randomUUID(), marks: {} })
  }, [slot])

  const mark = useCallback(
    (childId: string, to: AttendanceMark) => {
      setMarks((before) => {
        const next = { ...before, [childId]: to }
        keep(slot, { key: restore(slot)?.key ?? crypto.randomUUID(), marks: next })
        return next
      })
      setDelivery((before) => (before.at === 'sending' ? before : { at: 'editing' }))
    },
    [slot],
  )

  async function deliver(): Promise<void> {
    setDelivery({ at: 'sending' })
    const key = restore(slot)?.key ?? crypto.randomUUID()
    keep(slot, { key, marks })
    const exceptions = exceptionsOf(marks)
    const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))
    const sent = send({ submissionKey: key, exceptions, allPresent: exceptions.length === 0 })
    const answer = await Promise.race([sent, late]).catch(() => null)
    if (!answer) setDelivery({ at: 'undelivered' })
    else if (!answer.ok) setDelivery({ at: 'refused', text: answer.text })
    else {
      sessionStorage.removeItem(slot)
      noteArrival(location.pathname)
      setDelivery({ at: 'delivered' })
      delivered?.(answer.value)
    }
  }

  return { marks, mark, delivery, deliver }
}

type Kept = { readonly key: string; readonly marks: Marks }

function keep(slot: string, kept: Kept): void {
  sessionStorage.setItem(slot, JSON.stringify(kept))
}

function restore(slot: string): Kept | null {
  const text = sessionStorage.getItem(slot)
  return text ? (JSON.parse(text) as Kept) : null
}

/** 名单变了的，旧标记里已不在班的人不再带出。 */
function onlyKnown(kept: Marks, fresh: Marks): Marks {
  return Object.fromEntries(Object.entries(kept).filter(([childId]) => childId in fresh))
}
