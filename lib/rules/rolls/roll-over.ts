import { addDays, type PlainDate, plainDate } from '#lib/rules/calendar/plain-date'

/** 现在的一个班。 */
export type OldClass = {
  readonly classId: string
  readonly name: string
  readonly gradeNo: number
  readonly classNo: number
  readonly pupils: number
  /** 没有读完的：休学中，疑似辍学、辍学还没有回来。 */
  readonly unfinished: number
  /** 这个班在新学年已经点过名的最后一天。 */
  readonly lastCalledOn: PlainDate | null
}

export type Promotion =
  /** 升到哪个年级的第几班。 */
  | { readonly kind: 'promoted'; readonly from: OldClass; readonly gradeNo: number; readonly classNo: number }
  /** 毕业：小学的名单交一所初中，初中的离册。没有读完的编进 `stays` 那个旧班升成的班。 */
  | { readonly kind: 'graduates'; readonly from: OldClass; readonly stays: OldClass | null }
  /** 新生班。 */
  | { readonly kind: 'entrants'; readonly gradeNo: number; readonly classNo: number }

export type RollOverAsk = {
  readonly classes: readonly OldClass[]
  readonly newClasses: number
}

/** 要到哪个年份的秋季：七月起办当年的；其余月份看下一个秋季的。 */
export function rollOverYear(today: PlainDate): number {
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= '10-01' ? year + 1 : year
}

/** 读完即毕业的年级：九年级；六年级的学校没有七年级的，也毕业。 */
export function isLastGrade(gradeNo: number, grades: readonly number[]): boolean {
  return gradeNo >= 9 || (gradeNo === 6 && !grades.includes(7))
}

/** 新生进哪个年级：有小学部的是一年级，纯初中是七年级。 */
export function entryGrade(grades: readonly number[]): number {
  return grades.some((grade) => grade <= 6) || grades.length === 0 ? 1 : 7
}

/** 整校怎样升（LX-2.6.2 规范入学、毕业；学年 9 月 1 日起）：每个旧班一行，再加新生班。照旧班的年级、班次排。 */
export function planPromotion({ classes, newClasses }: RollOverAsk): readonly Promotion[] {
  const grades = classes.map(({ gradeNo }) => gradeNo)
  const sorted = classes.toSorted((a, b) => a.gradeNo - b.gradeNo || a.classNo - b.classNo)
  const lines = sorted.map((from): Promotion => {
    const { gradeNo, classNo } = from
    if (!isLastGrade(gradeNo, grades)) return { kind: 'promoted', from, gradeNo: gradeNo + 1, classNo }
    const below = sorted.filter((one) => one.gradeNo === gradeNo - 1)
    return {
      kind: 'graduates',
      from,
      stays: below.find((one) => one.classNo === classNo) ?? below[0] ?? null,
    }
  })
  const gradeNo = entryGrade(grades)
  const entrants = Array.from({ length: newClasses }, (_, at): Promotion => {
    return { kind: 'entrants', gradeNo, classNo: at + 1 }
  })
  return [...lines, ...entrants]
}

/** 要把名单交给初中的各班：小学的毕业班。 */
export function primaryLeavingClasses(lines: readonly Promotion[]): readonly string[] {
  return lines.flatMap((line) =>
    line.kind === 'graduates' && line.from.gradeNo === 6 ? [line.from.classId] : [],
  )
}

/** 新班自哪天起：9 月 1 日；开学后补办的，自旧班最后一次点名的次日。 */
export function takesOn(year: number, classes: readonly OldClass[]): PlainDate {
  const start = plainDate(`${year}-09-01`)
  const called = classes.flatMap(({ lastCalledOn }) => (lastCalledOn ? [lastCalledOn] : []))
  const next = called.map((day) => addDays(day, 1))
  return [start, ...next].toSorted().at(-1) ?? start
}

/** 挡着升班的事；逐条说清，办完再来。 */
export type Obstacle =
  | { readonly code: 'too_early'; readonly from: PlainDate }
  | { readonly code: 'term_running'; readonly lastDay: PlainDate }
  | { readonly code: 'already_done' }
  | { readonly code: 'no_classes' }
  | { readonly code: 'no_junior_school'; readonly className: string; readonly pupils: number }
  | { readonly code: 'nowhere_to_stay'; readonly className: string; readonly pupils: number }

export type RollOverGround = {
  readonly today: PlainDate
  readonly year: number
  /** 今天起、新学年之前的最后一个在校日；没有了是 null。 */
  readonly lastSchoolDay: PlainDate | null
  readonly done: boolean
  /** 哪些毕业班的名单已经说好交给哪所初中。 */
  readonly toSchool: ReadonlyMap<string, string>
}

export function obstacles(lines: readonly Promotion[], ground: RollOverGround): readonly Obstacle[] {
  const from = plainDate(`${ground.year}-07-01`)
  const old = lines.flatMap((line) => (line.kind === 'entrants' ? [] : [line]))
  return [
    ...(ground.done ? [{ code: 'already_done' } as const] : []),
    ...(ground.today < from ? [{ code: 'too_early', from } as const] : []),
    ...(ground.today >= from && ground.lastSchoolDay
      ? [{ code: 'term_running', lastDay: ground.lastSchoolDay } as const]
      : []),
    ...(old.length === 0 ? [{ code: 'no_classes' } as const] : []),
    ...old.flatMap((line): Obstacle[] => {
      if (line.kind !== 'graduates') return []
      const { classId, name, gradeNo, pupils, unfinished } = line.from
      const leaving = pupils - unfinished
      return [
        ...(gradeNo === 6 && leaving > 0 && !ground.toSchool.has(classId)
          ? [{ code: 'no_junior_school', className: name, pupils: leaving } as const]
          : []),
        ...(unfinished > 0 && !line.stays
          ? [{ code: 'nowhere_to_stay', className: name, pupils: unfinished } as const]
          : []),
      ]
    }),
  ]
}

function dayWords(day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export function obstacleText(one: Obstacle): string {
  switch (one.code) {
    case 'too_early':
      return `还没到办的时候：${dayWords(one.from)}起才办。现在看到的是照今天的名册推算的。`
    case 'term_running':
      return `学期还没有结束，${dayWords(one.lastDay)}还要上课。放假之后再办。`
    case 'already_done':
      return '这一学年已经升过班了，不用再办。'
    case 'no_classes':
      return '本校没有在用的班。请先导入学籍名册。'
    case 'no_junior_school':
      return `${one.className} 有 ${one.pupils} 人毕业，还没有选名单交给哪所初中。`
    case 'nowhere_to_stay':
      return `${one.className} 有 ${one.pupils} 人没有读完（休学、疑似辍学），下一级没有班接，请先办结他们的事。`
  }
}

/** 撤销不了：有人已经接着办了什么。 */
export const BUILT_ON: Readonly<Record<string, string>> = {
  roll_call: '新班已经点过名',
  admitted: '新班已经编进了别的孩子',
  case: '升班之后已经立了案',
  arrived: '毕业的孩子已经有人到新学校编班',
  post: '新班的任职已经改过',
  roll_over: '后一学年已经升过班',
  state: '这一次升班不在可以撤销的状态',
}
