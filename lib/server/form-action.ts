import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { findActor } from '#lib/auth/find-actor'
import { isContention } from '#lib/data/contention'
import type { Answer } from '#lib/rules/answer'
import type { Outcome, Refusal } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { refusalText } from '#lib/rules/refusal-text'
import { deps, type ServerDeps } from './deps.ts'
import { fieldMessages } from './field-messages.ts'
import { logFault } from './log-fault.ts'
import { comesFromOurPages } from './same-origin.ts'

/** 一个职务行为：谁、办什么，给出结果或拒绝。 */
export type Duty<I, R> = (deps: ServerDeps, actor: Official, input: I) => Promise<Outcome<R>>

export type FormActionOptions<R> = {
  /** 办成后要重新取数的路径；缺省是全站，`false` 为不重取（例如按次查看）。 */
  readonly refresh?: false | ((value: R) => readonly string[])
}

function refused<R>(refusal: Refusal): Answer<R> {
  const text = refusalText(refusal)
  return refusal.code === 'invalid_input'
    ? { ok: false, refusal, text, fields: refusal.fields }
    : { ok: false, refusal, text }
}

async function twice<R>(work: () => Promise<Outcome<R>>): Promise<Outcome<R>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isContention(error)) throw error
      if (attempt === 2) return { ok: false, refusal: { code: 'busy' } }
    }
  }
}

function broken<R>(error: unknown): Answer<R> {
  const reference = logFault('a form action failed', error)
  return {
    ok: false,
    refusal: { code: 'fault', reference },
    text: `系统出了故障，这次没有办成，所填内容请不要关闭。请稍后再试；如仍不行，请把编号 ${reference} 告诉管理员。`,
  }
}

/**
 * 门铃：把一个职务行为挂到页面上。依次是来源、会话、形状、办理、重新取数。
 * 只在各页的 `actions.ts` 里用；页面以**普通对象**调用（`await action({ … })`），不用 FormData，
 * 这样被拒时表单里已填的内容原样还在。拒绝是值；没有料到的错误只回一个编号。
 */
export function formAction<S extends z.ZodType, R>(
  schema: S,
  duty: Duty<z.output<S>, R>,
  { refresh }: FormActionOptions<R> = {},
): (input: z.input<S>) => Promise<Answer<R>> {
  return async (input) => {
    try {
      if (!comesFromOurPages(await headers())) return refused({ code: 'not_allowed' })
      const asking = await twice(findActor)
      if (!asking.ok) return refused(asking.refusal)
      const parsed = schema.safeParse(input)
      if (!parsed.success) return refused({ code: 'invalid_input', fields: fieldMessages(parsed.error) })
      const outcome = await twice(() => duty(deps(), asking.value, parsed.data))
      if (!outcome.ok) return refused(outcome.refusal)
      if (refresh === undefined) revalidatePath('/', 'layout')
      else if (refresh) for (const path of refresh(outcome.value)) revalidatePath(path)
      return outcome
    } catch (error) {
      unstable_rethrow(error)
      return broken(error)
    }
  }
}
