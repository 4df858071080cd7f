import 'server-only'
import { redirect } from 'next/navigation'
import type { CaseVerb } from '#lib/rules/cases/case-verbs'
import { loadCase } from './load-case.ts'

/** 办一步的页面：案看得见而这一步此刻不归此人办（别人先办了、按了返回键），回到个案，看现在归谁。 */
export async function loadStep(caseId: string, ...verbs: readonly CaseVerb[]) {
  const loaded = await loadCase(caseId)
  const taken = loaded.open.find(({ verb }) => verbs.includes(verb))
  if (!taken) redirect(`/cases/${loaded.kase.id}`)
  const { kase, submissionKey } = loaded
  return { ...loaded, taken, act: { submissionKey, caseId: kase.id, version: kase.version } }
}
