'use client'

import { useState } from 'react'
import type { Answer } from '#lib/rules/answer'
import { noteArrival } from './arrival-focus.tsx'

type State = {
  readonly pending: boolean
  readonly text: string | null
  readonly fields: Readonly<Record<string, string>>
}

const STILL: State = { pending: false, text: null, fields: {} }

/** 一次办理：正在办、没办成的话与各栏的提示；断网不丢，同一键可以再送。办成了给出结果，否则 null。 */
export function useOneAct() {
  const [state, setState] = useState(STILL)

  async function act<R>(work: () => Promise<Answer<R>>): Promise<R | null> {
    setState({ ...STILL, pending: true })
    const answer = await work().catch(() => null)
    if (answer?.ok) {
      noteArrival(location.pathname)
      setState(STILL)
      return answer.value
    }
    const text = answer?.text ?? '未送达。所填内容还在，网络恢复后再按一次，不会重复办理。'
    setState({ pending: false, text, fields: answer?.fields ?? {} })
    return null
  }

  return { ...state, act }
}
