import { z } from 'zod'
import { HELPER_KIND_LABEL, SUPPORT_KIND_LABEL } from '#lib/rules/people/pairing'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { optionalText, writtenText } from '#lib/schemas/text'

const about = {
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  childId: z.uuid('页面已失效，请刷新后再办'),
}

/** 结对：在系统里的人从名单里选，不在的写姓名和单位。 */
export const startPairingForm = z
  .strictObject({
    ...about,
    kind: coded(HELPER_KIND_LABEL, '请选择帮扶人的身份'),
    helperId: z.union([z.literal(''), z.uuid('请重新选择')]),
    helperName: optionalText(40),
    helperUnit: optionalText(60),
    fromOn: day('请选择起日'),
    aim: writtenText(500, '请写帮扶什么'),
  })
  .refine(({ helperId, helperName }) => helperId !== '' || helperName !== '', {
    path: ['helperName'],
    message: '请从名单里选一人，或写帮扶人的姓名',
  })
  .refine(({ helperId, helperUnit }) => helperId !== '' || helperUnit !== '', {
    path: ['helperUnit'],
    message: '请写帮扶人的单位',
  })
export type StartPairingForm = z.output<typeof startPairingForm>

/** 终止结对。 */
export const endPairingForm = z.strictObject({
  ...about,
  pairingId: z.uuid('页面已失效，请刷新后再办'),
  endedOn: day('请选择止日'),
  endedWhy: writtenText(200, '请写明终止的缘由'),
})
export type EndPairingForm = z.output<typeof endPairingForm>

/** 帮扶活动一次。 */
export const supportActivityForm = z.strictObject({
  ...about,
  pairingId: z.uuid('请选择哪一对'),
  kind: coded(SUPPORT_KIND_LABEL, '请选择活动'),
  onDay: day('请选择日期'),
  content: writtenText(1000, '请写做了什么'),
})
export type SupportActivityForm = z.output<typeof supportActivityForm>
