'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Answer } from '#lib/rules/answer'

type State = {
  readonly pending: boolean
  readonly text: string | null
  readonly fields: Readonly<Record<string, string>>
}

const STILL: State = { pending: false, text: null, fields: {} }

/** 一次办理：正在办、没办成的话与各栏的提示；断网不丢，同一键可以再送。 */
export function useOneAct(goTo?: string) {
  const router = useRouter()
  const [state, setState] = useState(STILL)

  async function act(work: () => Promise<Answer<unknown>>): Promise<void> {
    setState({ ...STILL, pending: true })
    const answer = await work().catch(() => null)
    if (answer?.ok) {
      if (goTo) router.push(goTo as never)
      else setState(STILL)
      return
    }
    const text = answer?.text ?? '未送达。所填内容还在，网络恢复后再按一次，不会重复办理。'
    setState({ pending: false, text, fields: answer?.fields ?? {} })
  }

  return { ...state, act }
}
