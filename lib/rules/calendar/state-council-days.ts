import { addDays, type PlainDate, plainDate } from './plain-date.ts'

/**
 * 国务院办公厅关于 2024、2025、2026 年部分节假日安排的通知，逐段录入：放假起止，调休上班的周末。
 * 法定休假日（不含调休连放的日子）见《全国年节及纪念日放假办法》，期末顺延用不到区分，从宽同样顺延。
 */
type Holiday = {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly makeUp: readonly string[]
}
export type YearNotice = {
  readonly year: number
  readonly notice: string
  readonly issuedOn: string
  readonly holidays: readonly Holiday[]
}

export const STATE_COUNCIL_NOTICES: readonly YearNotice[] = [
  {
    year: 2024,
    notice: '国办发明电〔2023〕7号',
    issuedOn: '2023-10-25',
    holidays: [
      { name: '元旦', from: '2024-01-01', to: '2024-01-01', makeUp: [] },
      { name: '春节', from: '2024-02-10', to: '2024-02-17', makeUp: ['2024-02-04', '2024-02-18'] },
      { name: '清明节', from: '2024-04-04', to: '2024-04-06', makeUp: ['2024-04-07'] },
      { name: '劳动节', from: '2024-05-01', to: '2024-05-05', makeUp: ['2024-04-28', '2024-05-11'] },
      { name: '端午节', from: '2024-06-10', to: '2024-06-10', makeUp: [] },
      { name: '中秋节', from: '2024-09-15', to: '2024-09-17', makeUp: ['2024-09-14'] },
      { name: '国庆节', from: '2024-10-01', to: '2024-10-07', makeUp: ['2024-09-29', '2024-10-12'] },
    ],
  },
  {
    year: 2025,
    notice: '国办发明电〔2024〕12号',
    issuedOn: '2024-11-12',
    holidays: [
      { name: '元旦', from: '2025-01-01', to: '2025-01-01', makeUp: [] },
      { name: '春节', from: '2025-01-28', to: '2025-02-04', makeUp: ['2025-01-26', '2025-02-08'] },
      { name: '清明节', from: '2025-04-04', to: '2025-04-06', makeUp: [] },
      { name: '劳动节', from: '2025-05-01', to: '2025-05-05', makeUp: ['2025-04-27'] },
      { name: '端午节', from: '2025-05-31', to: '2025-06-02', makeUp: [] },
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08', makeUp: ['2025-09-28', '2025-10-11'] },
    ],
  },
  {
    year: 2026,
    notice: '国办发明电〔2025〕7号',
    issuedOn: '2025-11-04',
    holidays: [
      { name: '元旦', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] },
      { name: '春节', from: '2026-02-15', to: '2026-02-23', makeUp: ['2026-02-14', '2026-02-28'] },
      { name: '清明节', from: '2026-04-04', to: '2026-04-06', makeUp: [] },
      { name: '劳动节', from: '2026-05-01', to: '2026-05-05', makeUp: ['2026-05-09'] },
      { name: '端午节', from: '2026-06-19', to: '2026-06-21', makeUp: [] },
      { name: '中秋节', from: '2026-09-25', to: '2026-09-27', makeUp: [] },
      { name: '国庆节', from: '2026-10-01', to: '2026-10-07', makeUp: ['2026-09-20', '2026-10-10'] },
    ],
  },
]

/** 通知里点了名的一天：放假，或调休上班。 */
export type NamedDay = {
  readonly day: PlainDate
  readonly works: boolean
  readonly why: string
  readonly source: string
}

function namedDaysOf({ notice, holidays }: YearNotice): NamedDay[] {
  return holidays.flatMap(({ name, from, to, makeUp }) => {
    const off: NamedDay[] = []
    for (let day = plainDate(from); day <= to; day = addDays(day, 1))
      off.push({ day, works: false, why: name, source: notice })
    return [
      ...off,
      ...makeUp.map((day) => ({ day: plainDate(day), works: true, why: '补班', source: notice })),
    ]
  })
}

/** 三年通知点名的每一天。平常的周一至周五、周末不在内。 */
export const STATE_COUNCIL_DAYS: readonly NamedDay[] = STATE_COUNCIL_NOTICES.flatMap(namedDaysOf)

/** 通知已发布到哪一天；再往后按周一至周五推算，并标明暂定。 */
export const COVERED_FROM = plainDate('2024-01-01')
export const COVERED_UNTIL = plainDate('2026-12-31')
