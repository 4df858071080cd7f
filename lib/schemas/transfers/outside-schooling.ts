import { z } from 'zod'
import { OUTSIDE_ACT_LABEL } from '#lib/rules/placements/outside-schooling'
import { coded } from '#lib/schemas/cases/coded'
import { optionalText, writtenText } from '#lib/schemas/text'

const stale = '页面已失效，请刷新后再办'

/** 区外就读的一件：说在读的须有学校、地方与就读证明；返校的只写说明。 */
export const outsideSchoolingForm = z
  .strictObject({
    submissionKey: z.uuid(stale),
    childId: z.uuid(stale),
    act: coded(OUTSIDE_ACT_LABEL, '请选择核实的结果'),
    schoolNamed: optionalText(60),
    place: optionalText(60),
    proofId: z.union([z.uuid(), z.literal('')]),
    note: writtenText(300, '请写明怎样核实的'),
  })
  .superRefine(({ act, schoolNamed, place, proofId }, context) => {
    if (act === 'ended') return
    const missing = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (schoolNamed === '') missing('schoolNamed', '请填写就读的学校')
    if (place === '') missing('place', '请填写在哪个省、市、县')
    if (proofId === '') missing('proofId', '请先上传就读证明')
  })
export type OutsideSchoolingForm = z.output<typeof outsideSchoolingForm>
