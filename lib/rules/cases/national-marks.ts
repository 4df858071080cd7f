import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Role } from '#lib/rules/people/roles'

/**
 * 国家的两个系统没有接口，办了没有由经办的人登记日子：学校在学籍系统里给辍学学生作标注、返校后取消（NA-7.1），
 * 县教育局在国家控辍保学平台上登记、销号（N24-1）。`undoes` 是它抵消的那一种。
 */
export const NATIONAL_MARKS = {
  roll_marked: { label: '学籍系统已标注辍学', by: ['officer', 'principal'], undoes: null, clause: 'NA-7.1' },
  roll_cleared: {
    label: '学籍系统已取消标注',
    by: ['officer', 'principal'],
    undoes: 'roll_marked',
    clause: 'NA-7.1',
  },
  platform_registered: { label: '国家平台已登记', by: ['bureau'], undoes: null, clause: 'N24-1' },
  platform_cleared: {
    label: '国家平台已销号',
    by: ['bureau'],
    undoes: 'platform_registered',
    clause: 'N24-1',
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly label: string
      readonly by: readonly Role[]
      readonly undoes: string | null
      readonly clause: string
    }
  >
>
export type NationalMarkKind = keyof typeof NATIONAL_MARKS

export const NATIONAL_MARKERS = ['officer', 'principal', 'bureau'] as const satisfies readonly Role[]

export function isNationalMarkKind(text: string): text is NationalMarkKind {
  return Object.hasOwn(NATIONAL_MARKS, text)
}

/** 登记过的一次；按登记先后给出。 */
export type NationalMark = { readonly kind: NationalMarkKind; readonly onDay: PlainDate }

/** 一种登记现在还算数的那天：后来被抵消的、或又重新标注了的为 null。 */
export function standingMark(marks: readonly NationalMark[], kind: NationalMarkKind): PlainDate | null {
  const { undoes } = NATIONAL_MARKS[kind]
  const last = marks.findLast(
    (one) => one.kind === kind || one.kind === undoes || NATIONAL_MARKS[one.kind].undoes === kind,
  )
  return last?.kind === kind ? last.onDay : null
}

/** 此岗位现在登记得了的几种：没有标注过的不能取消，标注着的不必再标。 */
export function openMarks(role: Role, marks: readonly NationalMark[]): readonly NationalMarkKind[] {
  return (Object.keys(NATIONAL_MARKS) as NationalMarkKind[]).filter((kind) => {
    const { by, undoes } = NATIONAL_MARKS[kind]
    if (!(by as readonly Role[]).includes(role)) return false
    if (undoes !== null) return standingMark(marks, undoes) !== null
    return standingMark(marks, kind) === null
  })
}
