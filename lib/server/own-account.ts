import 'server-only'
import { currentSitting } from '#lib/auth/current-sitting'
import { changeOwnPassword, endOtherSessions } from '#lib/duties/identity/own-account'
import { type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { OtherSessionsForm, OwnPasswordForm } from '#lib/schemas/identity/admin-forms'
import type { ServerDeps } from './deps.ts'

/** 改的是正坐着的这个会话的账号：账号由会话得来，不由表单给。 */
export async function changeMyPassword(
  deps: ServerDeps,
  _actor: Official,
  input: OwnPasswordForm,
): Promise<Outcome<{ ended: number }>> {
  const sitting = await currentSitting()
  return sitting ? changeOwnPassword(deps, sitting, input) : refuse({ code: 'signed_out' })
}

/** 退出我的其他设备。 */
export async function endMyOtherSessions(
  deps: ServerDeps,
  _actor: Official,
  _input: OtherSessionsForm,
): Promise<Outcome<{ ended: number }>> {
  const sitting = await currentSitting()
  return sitting ? endOtherSessions(deps, sitting) : refuse({ code: 'signed_out' })
}
