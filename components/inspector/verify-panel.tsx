'use client'

import { useState } from 'react'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { Progress } from '#components/ui/progress'
import { TextInput } from '#components/ui/text-input'
import { BREAK_LABEL } from '#lib/rules/ledger/chain-check'
import { type StreamVerdict, verifyStream } from '#lib/rules/ledger/verify-stream'
import { webReckoner } from '#lib/rules/ledger/web-reckoner'
import { BadLine, readChain } from './read-chain.ts'

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'running'; readonly checked: number; readonly upTo: number }
  | { readonly at: 'done'; readonly verdict: StreamVerdict; readonly held: string; readonly key: string }
  | { readonly at: 'failed'; readonly text: string }

const NO_SUBTLE =
  '这个浏览器现在算不了：网址不是 https 时，浏览器不给加密能力。请改用 https 的网址，或请管理员导出台账后用核验程序核。'

async function verify(
  from: string,
  options: { held?: string; key?: string; onProgress: (checked: number, upTo: number) => void },
): Promise<StreamVerdict | string> {
  const reckoner = webReckoner(globalThis.crypto?.subtle)
  if (!reckoner) return NO_SUBTLE
  try {
    const answer = await fetch(from, { cache: 'no-store' })
    if (answer.status === 401) return '登录已失效。请在新标签页重新登录，再回到本页核验。'
    if (!answer.ok || !answer.body) return '台账没有送来。请稍后再按一次；仍不行，请告诉管理员。'
    return await verifyStream(readChain(answer.body), reckoner, options)
  } catch (error) {
    return error instanceof BadLine
      ? `收到一行读不成台账的内容（${error.message}），这本身就是不符。请保留现场并告诉管理员。`
      : '读到一半断了，没有核完，不能当作通过。请再按一次。'
  }
}

/** 核验：按一下，浏览器自己读、自己算、自己比；先给进度，再给第一处不符或核了多少。 */
export function VerifyPanel({ from }: { from: string }) {
  const [state, setState] = useState<State>({ at: 'idle' })
  const [held, setHeld] = useState('')
  const [key, setKey] = useState('')

  async function run(): Promise<void> {
    setState({ at: 'running', checked: 0, upTo: 0 })
    const verdict = await verify(from, {
      ...(held.trim() ? { held } : {}),
      ...(key.trim() ? { key } : {}),
      onProgress: (checked, upTo) => setState({ at: 'running', checked, upTo }),
    })
    setState(
      typeof verdict === 'string'
        ? { at: 'failed', text: verdict }
        : { at: 'done', verdict, held: held.trim(), key: key.trim() },
    )
  }

  return (
    <form
      method="post"
      className="flex max-w-3xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
    >
      <TextInput
        id="held"
        label="纸上的短码"
        hint="如 12408-7F3A91C2E04B5D66。印在打印的报告单、法律文书、台账的纸末；抄错一位也会被指出。"
        maxLength={90}
        autoComplete="off"
        value={held}
        onChange={(event) => setHeld(event.target.value)}
      />
      <TextInput
        id="key"
        label="您自己留存的公钥"
        hint="任职时交给您的那一串。不填就用服务器给的，只能证明前后一致，不能证明服务器没有换过钥匙。"
        maxLength={200}
        autoComplete="off"
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <div>
        <Button
          type="submit"
          variant="primary"
          size="large"
          pending={state.at === 'running'}
          pendingText="正在核验"
        >
          核验
        </Button>
      </div>
      <div aria-live="polite">
        <Outcome state={state} />
      </div>
    </form>
  )
}

function Outcome({ state }: { state: State }) {
  switch (state.at) {
    case 'idle':
      return null
    case 'running':
      return <Progress label="已核验" done={state.checked} total={state.upTo} unit="条" />
    case 'failed':
      return <Notice kind="refusal" title={state.text} />
    case 'done':
      return state.verdict.ok ? <Good {...state} verdict={state.verdict} /> : <Bad verdict={state.verdict} />
  }
}

const SIGNATURES = {
  good: '签名全部核过',
  none: '还没有封存过链头，没有签名可核',
  unsupported: '此浏览器不会核 Ed25519 签名，签名没有核；请换新版浏览器或用核验程序',
  no_key: '服务器没有给公钥，签名没有核；请填您自己留存的公钥',
} as const

type GoodProps = { verdict: Extract<StreamVerdict, { ok: true }>; held: string; key: string }

function Good({ verdict, held, key: own }: GoodProps) {
  const { count, recomputed, heads, signatures, tip, publicKey } = verdict
  const whole = signatures === 'good'
  return (
    <Notice
      kind={whole ? 'success' : 'warn'}
      title={`已核验 ${count.toLocaleString('zh-CN')} 条，没有发现改动、缺失、颠倒或倒填。`}
    >
      <ul className="flex flex-col gap-1">
        <li>
          逐条重算 {recomputed.toLocaleString('zh-CN')} 条
          {recomputed < count
            ? `；另外 ${(count - recomputed).toLocaleString('zh-CN')} 条不在您的责任校，只核前后相接`
            : ''}
          。
        </li>
        <li>
          链头 {heads.toLocaleString('zh-CN')} 个，{SIGNATURES[signatures]}。
        </li>
        <li>{held ? `与纸上的短码 ${held} 相符。` : '没有填纸上的短码，没有比对。'}</li>
        <li>{own ? '用的是您自己留存的公钥。' : '用的是服务器给的公钥。'}</li>
        <li>
          现在的链尾 <code className="break-all">{tip ?? '（还没有条目）'}</code>
        </li>
        {publicKey ? (
          <li>
            公钥 <code className="break-all">{publicKey}</code>
          </li>
        ) : null}
      </ul>
    </Notice>
  )
}

function Bad({ verdict }: { verdict: Extract<StreamVerdict, { ok: false }> }) {
  const { kind, seq, why } = verdict.broken
  return (
    <Notice kind="refusal" title={`第 ${seq} 条${BREAK_LABEL[kind]}：${why}。`}>
      此前 {verdict.checked.toLocaleString('zh-CN')}{' '}
      条都对得上。请把这一屏打印留存，连同纸上的短码交督导室，不要让任何人“修好”它。
    </Notice>
  )
}
