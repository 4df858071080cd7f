'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { noteArrival } from '#components/attendance/arrival-focus'
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

/**
 * 个案上的一张表单：同一份 schema 在浏览器先验一遍；被拒时已填的都在，错误落到栏目上，
 * 网络断了也不丢，同一键可以再送。
 */
export function useCaseAct<I extends FieldValues, O>({ schema, action, defaults, goTo }: Setup<I, O>) {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const form = useForm<I, unknown, O>({ resolver: zodResolver(schema), defaultValues: defaults })
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState

  async function send(with_: ActOn<I> = action): Promise<void> {
    setRefusal(null)
    await form.handleSubmit(async () => {
      const answer = await with_(form.getValues()).catch(() => null)
      if (answer?.ok) {
        if (typeof goTo === 'function') return goTo()
        noteArrival(goTo)
        router.push(goTo as never)
        return
      }
      setRefusal(answer ? answer.text : '网络不通，没有送到。所填内容还在，请稍后再按一次，不会重复办理。')
      for (const [field, message] of Object.entries(answer?.fields ?? {}))
        form.setError(field as Path<I>, { message }, { shouldFocus: true })
    })()
  }

  function errorAt(field: Path<I>): string | undefined {
    const message = errors[field]?.message
    return typeof message === 'string' ? message : undefined
  }

  return {
    ...form,
    send,
    errorAt,
    refusal,
    pending: isSubmitting || (isSubmitSuccessful && refusal === null && Object.keys(errors).length === 0),
  }
}
