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
  /** 办成后去哪里；看结果定的给函数；不换页的，函数做完接着的事，不给地址。 */
  readonly goTo: string | ((value: R) => string | undefined)
}

/**
 * 一张表单：同一份 schema 在浏览器先验一遍；被拒时已填的都在，错误落到栏目上，
 * 网络断了也不丢，同一键可以再送。`send` 可以换一个动作送同一份填写。
 */
export function useFormAct<I extends FieldValues, O, R>({ schema, action, defaults, goTo }: Setup<I, O, R>) {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const form = useForm<I, unknown, O>({ resolver: zodResolver(schema), defaultValues: defaults })
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState

  async function send(through = action): Promise<void> {
    setRefusal(null)
    await form.handleSubmit(async () => {
      const answer = await through(form.getValues()).catch(() => null)
      if (answer?.ok) {
        const place = typeof goTo === 'string' ? goTo : goTo(answer.value)
        if (place === undefined) return
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
