'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { noteArrival } from '#components/attendance/arrival-focus'
import type { Answer } from '#lib/rules/answer'

type Setup<I extends FieldValues, O, R> = {
  readonly schema: z.ZodType<O, I>
  readonly action: (input: I) => Promise<Answer<R>>
  readonly defaults: DefaultValues<I>
  /** 办成后去哪里；看结果定的给函数。 */
  readonly goTo: string | ((value: R) => string)
}

/** 不挂在一件个案上的一张表单：先在浏览器验，被拒时所填都在，网断了可以再送。 */
export function useFormAct<I extends FieldValues, O, R>({ schema, action, defaults, goTo }: Setup<I, O, R>) {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const form = useForm<I, unknown, O>({ resolver: zodResolver(schema), defaultValues: defaults })
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState

  async function send(): Promise<void> {
    setRefusal(null)
    await form.handleSubmit(async () => {
      const answer = await action(form.getValues()).catch(() => null)
      if (answer?.ok) {
        const place = typeof goTo === 'string' ? goTo : goTo(answer.value)
        noteArrival(place)
        router.push(place as never)
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
