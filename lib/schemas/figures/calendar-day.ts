import { z } from 'zod'
import { isPlainDate } from '#lib/rules/calendar/plain-date'
import { writtenText } from '#lib/schemas/text'

const day = z.string().refine(isPlainDate, '请选择日期')

/** 一次日历调整：哪套日历、全县还是某校、哪个年级、从哪天到哪天、停还是补、为什么、凭哪份通知。 */
export const calendarDayForm = z
  .strictObject({
    submissionKey: z.uuid(),
    purpose: z.enum(['work', 'school'], '请选择哪套日历'),
    schoolId: z.union([z.literal(''), z.uuid()]),
    grade: z.union([z.literal(''), z.string().regex(/^[1-9]$/, '年级是一至九')]),
    kind: z.enum(['off', 'on', 'half'], '请选择停还是补'),
    fromOn: day,
    toOn: day,
    why: writtenText(40, '请写明缘由，例如：台风停课'),
    source: writtenText(80, '请写明依据的通知'),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'], message: '止日不能早于起日' })
  .refine(({ purpose, schoolId, grade }) => purpose === 'school' || (schoolId === '' && grade === ''), {
    path: ['schoolId'],
    message: '机关工作日只能全县调整',
  })
  .refine(({ purpose, kind }) => purpose === 'school' || kind !== 'half', {
    path: ['kind'],
    message: '机关工作日没有半天',
  })
  .refine(({ fromOn, toOn }) => Date.parse(toOn) - Date.parse(fromOn) <= 40 * 86_400_000, {
    path: ['toOn'],
    message: '一次至多四十天，更长的请分次录入',
  })
export type CalendarDayForm = z.output<typeof calendarDayForm>
