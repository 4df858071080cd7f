import type { Post } from '#lib/rules/identity/post'
import { ROLE_LABEL } from '#lib/rules/people/roles'

/** 岗位加任职单位：「责任督学 · 均溪中心小学等 4 个单位」。 */
export function postLabel({ role, unitNames }: Post): string {
  const [first = ''] = unitNames
  const where = unitNames.length > 1 ? `${first}等 ${unitNames.length} 个单位` : first
  return `${ROLE_LABEL[role]} · ${where}`
}
