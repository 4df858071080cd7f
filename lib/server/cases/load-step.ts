import 'server-only'
import { notFound } from 'next/navigation'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import { loadCase } from './load-case.ts'

/** 办一步的页面：这一步此刻不归此人办，就没有这一页。 */
export async function loadStep(caseId: string, ...verbs: readonly CaseVerb[]) {
  const loaded = await loadCase(caseId)
  const taken = loaded.open.find(({ verb }) => verbs.includes(verb))
  if (!taken) notFound()
  const { kase, submissionKey } = loaded
  return { ...loaded, taken, act: { submissionKey, caseId: kase.id, version: kase.version } }
}
