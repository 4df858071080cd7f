import { z } from 'zod'
import { type HolidayNotice, noticeFaults } from '#lib/rules/calendar/holiday-notice'
import { isPlainDate, type PlainDate } from '#lib/rules/calendar/plain-date'

const day = z.custom<PlainDate>(
  (text) => typeof text === 'string' && isPlainDate(text),
  '日子写成 2027-01-01',
)

/** 通知的样子：年份、名称文号、逐日放假还是补班。多一个字段也不收。 */
const noticeSchema = z.strictObject({
  year: z.number('年份写成数字').int().min(2024).max(2100),
  source: z.string('请写明通知名称与文号').trim().min(4, '请写明通知名称与文号').max(80),
  days: z
    .array(
      z.strictObject({
        day,
        works: z.boolean('works 写 true（补班）或 false（放假）'),
        why: z.string().trim().min(1, '请写明缘由').max(20),
      }),
    )
    .min(7, '一年的放假不少于 7 天')
    .max(80, '一年点名的日子不会超过 80 天'),
})

/** 贴进来的 JSON 文字 → 一份说得通的通知；说不通的，逐条写明。 */
export const holidayNoticeForm = z
  .strictObject({
    submissionKey: z.uuid('页面已失效，请刷新后再办'),
    text: z.string().trim().min(2, '请选择文件，或把内容贴进来').max(60_000, '内容太长，请核对'),
  })
  .transform(({ submissionKey, text }, context) => {
    const told = (message: string) => {
      context.addIssue({ code: 'custom', path: ['text'], message })
      return z.NEVER
    }
    const json = parsed(text)
    if (json === undefined) return told('这不是 JSON。请核对文件，或向发布单位索取 JSON 格式的通知。')
    const notice = noticeSchema.safeParse(json)
    if (!notice.success) {
      const [issue] = notice.error.issues
      return told(`${issue?.path.join('.') || '最外层'}：${issue?.message ?? '不合要求'}`)
    }
    const [fault] = noticeFaults(notice.data)
    if (fault) return told(fault)
    const read: HolidayNotice = notice.data
    return { submissionKey, notice: read }
  })
export type HolidayNoticeForm = z.output<typeof holidayNoticeForm>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
