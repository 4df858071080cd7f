import { z } from 'zod'
import { CASE_STATES } from '#lib/rules/cases/case-states'
import { INTERFACE_PAGE } from '#lib/rules/interfaces/client'

const day = z.iso.date().meta({ description: '北京时间的日子，YYYY-MM-DD' })
const moment = z.iso.datetime({ precision: 3 }).meta({ description: '时刻，带毫秒与 Z 的 ISO 8601' })
const unitCode = z.string().nullable().meta({ description: '单位代码；没有是 null' })
const cell = z
  .union([z.int().min(0), z.literal('small')])
  .meta({ description: '人数；1 至 4 的写 small，不给确数' })

const stage = z.strictObject({
  enrolled: z.int().min(0).meta({ description: '学年初在校人数' }),
  out: cell.meta({ description: '其中仍未复学的人数；1 至 4 的写 small' }),
  percent: z.number().nullable().meta({ description: '辍学率，百分数；人数盖住的是 null' }),
  line: z.number().nullable().meta({ description: '本县的控制线，百分数；没有定的是 null' }),
  verdict: z.enum(['kept', 'crossed', 'unknown']).meta({ description: '守住、越过、数不出' }),
})

/** 全县此刻的数字。 */
export const figuresAnswer = z.strictObject({
  asOf: moment,
  figures: z
    .strictObject({
      classesDue: z.int().min(0).meta({ description: '今天应点名的班' }),
      classesSubmitted: z.int().min(0).meta({ description: '已报送的班' }),
      schoolsDue: z.int().min(0),
      schoolsSilent: z.int().min(0).meta({ description: '一个班也没有报送的学校' }),
      unexcused: cell.meta({ description: '今天无故缺勤的人数' }),
      openCases: cell.meta({ description: '未结个案' }),
      confirmed: cell.meta({ description: '其中认定辍学的' }),
      settled: z.int().min(0).meta({ description: '已有结果的时限' }),
      onTime: z.int().min(0).meta({ description: '其中按期的' }),
      broken: z.int().min(0).meta({ description: '逾期未办的' }),
      primary: stage,
      junior: stage,
    })
    .nullable()
    .meta({ description: '全县还没有一个班的是 null' }),
})

const caseItem = z.strictObject({
  id: z.uuid(),
  number: z.string().meta({ description: '案号' }),
  line: z.enum(['truancy', 'never_enrolled']),
  state: z.enum(CASE_STATES),
  openedOn: day,
  absentSinceOn: day,
  closedOn: day.nullable(),
  closeReason: z.string().nullable(),
  relapses: z.int().min(0).meta({ description: '复辍几次' }),
  schoolCode: unitCode,
  townshipCode: unitCode,
  next: z
    .strictObject({
      duty: z.string(),
      clause: z.string().meta({ description: '出自哪一条' }),
      dueAt: moment,
      provisional: z.boolean().meta({ description: '放假安排还没有公布，日子是暂定的' }),
    })
    .nullable()
    .meta({ description: '最近的一项时限；没有在走的是 null' }),
})

/** 一页个案。 */
export const casesAnswer = z.strictObject({
  items: z.array(caseItem),
  next: z.uuid().nullable().meta({ description: '还有下一页时，作下一次的 after' }),
})

/** 个案上的一件事；没有姓名，没有内容。 */
export const eventItem = z.strictObject({
  seq: z.int().min(1).meta({ description: '在台账链上的序号，只增不减' }),
  id: z.uuid().meta({ description: '事件编号，凭它去重' }),
  verb: z.string().meta({ description: '办了什么' }),
  caseId: z.uuid(),
  caseNumber: z.string(),
  schoolCode: unitCode,
  role: z.string().meta({ description: '以什么岗位办的' }),
  happenedOn: day.nullable().meta({ description: '自述的发生日' }),
  recordedAt: moment,
})

/** 一页事件。 */
export const eventsAnswer = z.strictObject({
  items: z.array(eventItem),
  seq: z.int().min(0).meta({ description: '看到了第几条，作下一次的 after' }),
  more: z.boolean().meta({ description: '后面还有，可以马上再来' }),
})

/** 推送的正文。 */
export const pushedLetter = z.strictObject({ events: z.array(eventItem).min(1) })

export const refusalAnswer = z.strictObject({
  code: z.string(),
  text: z.string().meta({ description: '给人看的一句话：为什么、该怎么办' }),
})

const limit = z.coerce
  .number('limit 须是数')
  .int()
  .min(1)
  .max(INTERFACE_PAGE.most)
  .default(INTERFACE_PAGE.usual)

/** 问法：没有的项不收。 */
export const figuresQuery = z.strictObject({})
export const casesQuery = z.strictObject({ after: z.uuid().optional(), limit })
export const eventsQuery = z.strictObject({
  after: z.coerce.number('after 须是数').int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit,
})
