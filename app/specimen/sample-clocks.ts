import type { Clock } from '#components/pieces/clock-text'

export const TODAY = '2026-11-24'

/** 期限日最后一刻的 ISO 写法（北京时间 23:59:59.999）。 */
function endOf(day: string): string {
  return `${day}T15:59:59.999Z`
}

const weekend = (saturday: string, sunday: string) => [
  { date: saturday, why: '周末' },
  { date: sunday, why: '周末' },
]

const national = ['01', '02', '03', '04', '05', '06', '07'].map((day) => ({
  date: `2026-10-${day}`,
  why: '国庆节',
}))

const THREE_DAYS: Clock = {
  startOn: '2026-11-20',
  dueAt: endOf('2026-11-25'),
  counted: ['2026-11-23', '2026-11-24', '2026-11-25'],
  skipped: weekend('2026-11-21', '2026-11-22'),
  today: TODAY,
  unit: 'working_day',
  amount: 3,
  provisional: false,
  clause: '田政办规〔2023〕8号 三（四）：经说服动员后3个工作日内仍未返校的，应书面向当地乡镇政府报告',
  event: '第一次劝返',
  state: 'running',
}

/** 日条的每一种样子。 */
export const CLOCKS: readonly { id: string; title: string; clock: Clock }[] = [
  { id: 'running', title: '进行中', clock: THREE_DAYS },
  { id: 'due', title: '今日到期', clock: { ...THREE_DAYS, today: '2026-11-25' } },
  { id: 'late', title: '逾期未办', clock: { ...THREE_DAYS, today: '2026-11-27', state: 'broken' } },
  {
    id: 'moved',
    title: '逾期后职责移送',
    clock: { ...THREE_DAYS, today: '2026-11-27', state: 'moved' },
  },
  {
    id: 'met',
    title: '按时办结',
    clock: { ...THREE_DAYS, state: 'met', metAt: '2026-11-24T02:12:00.000Z' },
  },
  {
    id: 'late-met',
    title: '逾期办结',
    clock: { ...THREE_DAYS, today: '2026-11-27', state: 'late', metAt: '2026-11-26T02:12:00.000Z' },
  },
  {
    id: 'made-up',
    title: '跨国庆长假与补班日',
    clock: {
      ...THREE_DAYS,
      startOn: '2026-09-30',
      dueAt: endOf('2026-10-10'),
      counted: ['2026-10-08', '2026-10-09', '2026-10-10'],
      skipped: national,
      today: '2026-10-09',
    },
  },
  {
    id: 'provisional',
    title: '跨年，下一年放假安排未公布',
    clock: {
      ...THREE_DAYS,
      startOn: '2026-12-30',
      dueAt: endOf('2027-01-05'),
      counted: ['2026-12-31', '2027-01-04', '2027-01-05'],
      skipped: [{ date: '2027-01-01', why: '元旦' }, ...weekend('2027-01-02', '2027-01-03')],
      today: '2026-12-31',
      provisional: true,
    },
  },
  {
    id: 'paused',
    title: '暂停（停课）',
    clock: {
      ...THREE_DAYS,
      dueAt: endOf('2026-11-27'),
      counted: ['2026-11-23', '2026-11-26', '2026-11-27'],
      skipped: [
        ...weekend('2026-11-21', '2026-11-22'),
        { date: '2026-11-24', why: '台风停课' },
        { date: '2026-11-25', why: '台风停课' },
      ],
      unit: 'school_day',
      state: 'paused',
    },
  },
  {
    id: 'hours',
    title: '四十八小时',
    clock: {
      ...THREE_DAYS,
      startOn: '2026-11-23',
      startAt: '2026-11-23T00:05:00.000Z',
      dueAt: '2026-11-25T00:05:00.000Z',
      counted: ['2026-11-23', '2026-11-24', '2026-11-25'],
      skipped: [],
      unit: 'hour',
      amount: 48,
      clause: '大渡口区方案 四（四）2：未请假48小时以上',
      event: '无故缺勤',
    },
  },
  {
    id: 'same-day',
    title: '当日',
    clock: {
      ...THREE_DAYS,
      startOn: TODAY,
      dueAt: endOf(TODAY),
      counted: [],
      skipped: [],
      unit: 'calendar_day',
      amount: 0,
      clause: '田政办规〔2023〕8号 三（四）：教师必须于当天向学校报告',
      event: '无故缺勤',
    },
  },
]
