import { z } from 'zod'
import { SIGN_LABEL } from '#lib/rules/people/early-signs'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { writtenText } from '#lib/schemas/text'

const about = {
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  childId: z.uuid('页面已失效，请刷新后再办'),
}

/** 记一样苗头：看出什么、哪天、凭什么看出来。 */
export const noteSignForm = z.strictObject({
  ...about,
  sign: coded(SIGN_LABEL, '请选择看出的苗头'),
  noticedOn: day('请选择看出的日子'),
  note: writtenText(300, '请写明凭什么看出来'),
})
export type NoteSignForm = z.output<typeof noteSignForm>

/** 了结一样：哪天、怎么了结的。 */
export const endSignForm = z.strictObject({
  ...about,
  signId: z.uuid('请选择哪一样'),
  endedOn: day('请选择了结的日子'),
  endedWhy: writtenText(200, '请写明怎样了结的'),
})
export type EndSignForm = z.output<typeof endSignForm>
