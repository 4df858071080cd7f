'use client'

import type { DefaultValues, FieldValues } from 'react-hook-form'
import type { z } from 'zod'
import { useFormAct } from '#components/pieces/use-form-act'
import type { Answer } from '#lib/rules/answer'

export type CaseAct = { readonly submissionKey: string; readonly caseId: string; readonly version: number }

/** 页面把办理交给表单的方式：服务器动作收原始填写，自己再验一遍。 */
export type ActOn<I> = (input: I) => Promise<Answer<unknown>>

type Setup<I extends FieldValues, O> = {
  schema: z.ZodType<O, I>
  action: ActOn<I>
  defaults: DefaultValues<I>
  /** 办成后去哪里；不换页的，给出接着做什么。 */
  goTo: string | (() => void)
}

/** 个案上的一张表单；办成之后不换页的，`goTo` 做完接着的事。 */
export function useCaseAct<I extends FieldValues, O>({ goTo, ...setup }: Setup<I, O>) {
  return useFormAct({
    ...setup,
    goTo:
      typeof goTo === 'string'
        ? goTo
        : () => {
            goTo()
            return undefined
          },
  })
}
