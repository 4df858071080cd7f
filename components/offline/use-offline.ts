'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer } from '#lib/rules/answer'
import type { TakenAlong } from '#lib/rules/offline/taken-along'
import { deliverWaiting } from './deliver-waiting.ts'
import { CHANGED, discard, keep, keepOnlyOf, readKept } from './device-store.ts'
import { keepShell } from './keep-shell.ts'
import {
  type Entry,
  entryId,
  newEntry,
  type Senders,
  senderOf,
  sortOut,
  TAKEN,
  type Written,
} from './outbox-entry.ts'
import { useReachable } from './use-reachable.ts'

export type Offline = {
  /** 此刻登录的是谁；没有网络时的空页不知道，是 null。 */
  readonly owner: string | null
  readonly take: (input: Record<string, never>) => Promise<Answer<TakenAlong>>
  readonly senders: Senders
}

type Kept = ReturnType<typeof sortOut>

/** 本机存着的、网络通不通、带上路、存下、上传。 */
export function useOffline({ owner, take, senders }: Offline) {
  const [kept, setKept] = useState<Kept | null>(null)
  const [busy, setBusy] = useState<'taking' | 'sending' | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [delivered, setDelivered] = useState<readonly Entry[]>([])
  const sending = useRef(false)
  const latest = useRef(senders)
  latest.current = senders
  // 认得出是谁的一页，是服务器刚给的；没有网络时的空页出自缓存，要问过才知道。
  const { reachable: online, ask } = useReachable(owner !== null)

  useEffect(() => {
    const reread = () => void readKept().then((all) => setKept(sortOut(all)))
    const start = owner ? keepOnlyOf(owner) : Promise.resolve()
    void start.then(reread)
    addEventListener(CHANGED, reread)
    return () => removeEventListener(CHANGED, reread)
  }, [owner])

  const sendAll = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    setBusy('sending')
    const { delivered: done, unanswered } = await deliverWaiting(sortOut(await readKept()).entries, {
      senderOf: (entry) => senderOf(entry, latest.current),
      put,
      drop: (entry) => discard(entryId(entry)),
    })
    if (done.length > 0) setDelivered(done)
    if (unanswered) ask()
    sending.current = false
    setBusy(null)
  }, [ask])

  // 认清了是谁的，才送；网络一回来就送，打开页面时送一次。
  const ready = kept !== null
  useEffect(() => {
    if (ready && online) void sendAll()
  }, [ready, online, sendAll])

  async function takeAlong(): Promise<TakenAlong | null> {
    setBusy('taking')
    setTrouble(null)
    const answer = await take({}).catch(() => null)
    const taken = answer?.ok ? answer.value : null
    try {
      if (taken) {
        await keepShell()
        await keepOnlyOf(taken.owner)
        await keep({ id: TAKEN, owner: taken.owner, until: taken.until }, taken)
      } else setTrouble(answer && !answer.ok ? answer.text : '网络不通，没有带上。请到有网络的地方再按一次。')
    } catch {
      setTrouble('这部手机没有存下（可能是空间不足、浏览器不许存，或网址不是 https）。请清理空间后再按一次。')
    }
    setBusy(null)
    return taken
  }

  /** 存下一份；改过的旧的一份随之换下。 */
  async function save(written: Written, instead: Entry | null): Promise<void> {
    const whose = instead?.owner ?? kept?.taken?.owner ?? owner
    if (!whose) throw new Error('nobody took anything along on this device')
    await put(newEntry(written, whose))
    if (instead) await discard(entryId(instead))
    setDelivered([])
    if (online) void sendAll()
  }

  return { kept, online, busy, trouble, delivered, sendAll, takeAlong, save }
}

function put(entry: Entry): Promise<void> {
  return keep({ id: entryId(entry), owner: entry.owner, until: entry.until }, entry)
}
