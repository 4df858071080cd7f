import { z } from 'zod'
import { day } from '#lib/schemas/cases/case-act'
import { writtenText } from '#lib/schemas/text'

const key = { submissionKey: z.uuid('页面已失效，请刷新后再办') }

/** 定一个人包一个年级或班。 */
export const assignPostForm = z.strictObject({
  ...key,
  unitId: z.uuid('请选择年级或班'),
  personId: z.uuid('请选择一人'),
  title: writtenText(20, '请写职务，例如：副校长'),
  fromOn: day('请选择起日'),
})
export type AssignPostForm = z.output<typeof assignPostForm>

/** 免去一个人的包保，写明缘由。 */
export const endPostForm = z.strictObject({
  ...key,
  postId: z.uuid('请选择一项'),
  why: writtenText(200, '请写明缘由'),
})
export type EndPostForm = z.output<typeof endPostForm>
