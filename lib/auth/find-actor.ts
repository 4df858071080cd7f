import 'server-only'
import { officialAt, postOf } from '#lib/rules/identity/post'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { currentSitting } from './current-sitting.ts'

/** 提交表单的是谁：登录失效是 `signed_out`，没有岗位（或没选）是 `not_allowed`。 */
export async function findActor(): Promise<Outcome<Official>> {
  const sitting = await currentSitting()
  if (!sitting) return refuse({ code: 'signed_out' })
  const post = postOf(sitting)
  return post ? done(officialAt(sitting, post)) : refuse({ code: 'not_allowed' })
}
