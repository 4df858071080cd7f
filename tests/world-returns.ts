import { RETURN_FIGURE_KEYS } from '#lib/rules/returns/return-figures'

type Add = (noun: string, row: Record<string, unknown>) => Promise<string>
type Ground = {
  readonly schoolId: string
  readonly townshipId: string
  readonly policyId: string
  readonly day: string
  readonly by: { readonly person_id: string; readonly appointment_id: string; readonly recorded_at: string }
}

/** 按期上报的三种名词：一所学校一份，同时报一个乡镇。 */
export async function addReturns(add: Add, ground: Ground): Promise<void> {
  const { schoolId, townshipId, policyId, day, by } = ground
  const returnId = await add('period_return', {
    ...{ school_id: schoolId, township_id: townshipId, kind: 'monthly', from_on: '2026-10-01', to_on: day },
    ...{ policy_version_id: policyId, recorded_at: by.recorded_at },
  })
  const figures = JSON.stringify(Object.fromEntries(RETURN_FIGURE_KEYS.map((key) => [key, 0])))
  const versionId = await add('period_return_version', {
    ...{ return_id: returnId, version: 1, counted_to: day, figures, parts: '{}', digest: 'x' },
    ...by,
  })
  await add('period_return_answer', { version_id: versionId, decision: 'accepted', ...by })
}
