import { z } from 'zod'
import { isAttachmentKind } from '#lib/rules/files/attachment-kinds'

/** 上传时随文件写明的：同一份的键、关于谁、哪一种。 */
export const attachmentForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再传'),
  childId: z.uuid('页面已失效，请刷新后再传'),
  caseId: z.uuid('页面已失效，请刷新后再传').optional(),
  kind: z.string().refine(isAttachmentKind, '请选择附件种类'),
})
export type AttachmentForm = z.output<typeof attachmentForm>

/** 督导意见上的照片、扫描件。 */
export const findingFileForm = z.strictObject({
  submissionKey: z.uuid('页面已失效，请刷新后再传'),
  findingId: z.uuid('页面已失效，请刷新后再传'),
  kind: z.enum(['photo', 'scan'], '请选择附件种类'),
})
export type FindingFileForm = z.output<typeof findingFileForm>
