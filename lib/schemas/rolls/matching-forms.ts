import { z } from 'zod'
import { FINDING_DECISIONS, isFindingDecision } from '#lib/rules/rolls/matching/decisions'

export const startComparisonSchema = z.strictObject({
  submissionKey: z.uuid(),
  batchId: z.uuid('请选择人口名单'),
})
export type StartComparison = z.infer<typeof startComparisonSchema>

const reason = z.string().trim().min(2, '请写明理由').max(200)

/** 对一处比对结果的决定。 */
export const decideFindingSchema = z.strictObject({
  submissionKey: z.uuid(),
  findingId: z.uuid(),
  decision: z.string().refine(
    isFindingDecision,
    `请选择：${Object.values(FINDING_DECISIONS)
      .map(({ label }) => label)
      .join('、')}`,
  ),
  reason,
})
export type DecideFinding = z.infer<typeof decideFindingSchema>

/** 提请合并两条登记：保留哪条，停用哪条。 */
export const proposeMergeSchema = z.strictObject({
  submissionKey: z.uuid(),
  keepId: z.uuid(),
  retireId: z.uuid(),
  reason,
})
export type ProposeMerge = z.infer<typeof proposeMergeSchema>

/** 批准、不予、撤回。 */
export const decideMergeSchema = z.strictObject({
  submissionKey: z.uuid(),
  proposalId: z.uuid(),
  reason,
})
export type DecideMerge = z.infer<typeof decideMergeSchema>
