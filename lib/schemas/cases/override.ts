import { z } from 'zod'
import { OVERRIDES } from '#lib/rules/cases/overrides'
import { REQUIREMENTS, type Requirement } from '#lib/rules/cases/requirements'
import { writtenText } from '#lib/schemas/text'
import { caseAct } from './case-act.ts'

const OVERRIDABLE = REQUIREMENTS.filter((requirement) => OVERRIDES[requirement] !== undefined)

/** 放行一项要件：只能从可放行的里选，理由必填。 */
export const overrideForm = z.strictObject({
  ...caseAct,
  requirement: z
    .string('请选择要放行的一项')
    .refine((text): text is Requirement => OVERRIDABLE.some((one) => one === text), '这一项谁也不能放行'),
  reason: writtenText(500, '请写明为何放行'),
})
export type OverrideForm = z.output<typeof overrideForm>
