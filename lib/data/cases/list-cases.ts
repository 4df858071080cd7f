import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { caseReach, childReach } from '#lib/data/reach'
import type { Prisma } from '#lib/generated/prisma/client'
import { dayOf, endOfDay, epochMs, type Instant, instant } from '#lib/rules/calendar/instant'
import {
  CASE_STATES,
  type CaseLine,
  type CaseState,
  isCaseState,
  STANDING_OF,
} from '#lib/rules/cases/case-states'
import { DUTIES_OF } from '#lib/rules/cases/state-duties'
import type { Official } from '#lib/rules/people/actor'
import { caseClock } from './case-clock.ts'

/** 台账的筛选：状态、未结或已结、哪条线、学段、类别、时限、只看某校某班某镇；单位写 `none` 是没有单位的。 */
export type CaseFilter = {
  readonly state?: CaseState
  readonly standing?: 'open' | 'closed'
  readonly line?: CaseLine
  readonly stage?: 'primary' | 'junior'
  readonly group?: string
  readonly clock?: 'today' | 'soon' | 'late'
  readonly schoolId?: string
  readonly classId?: string
  readonly townshipId?: string
  /** 按哪一版文件办。 */
  readonly versionId?: string
  /** 还没有人结对的（DDK-4.7.1）。 */
  readonly paired?: 'none'
}

/** 翻页的记号：上一页最后一行的立案时刻与 id。 */
export type CaseCursor = { readonly openedAt: Instant; readonly id: string }

export const CASES_PER_PAGE = 50

/** 可及范围内的一页个案，新立的在前，连同按状态的件数（与各行同一个条件，只差状态一项）。 */
export async function listCases(
  tx: Tx,
  actor: Official,
  filter: CaseFilter,
  page: { readonly now: Instant; readonly after?: CaseCursor },
) {
  const base = casesWhere(actor, filter, page.now)
  const chosen = filter.state ? { AND: [base, { state: filter.state }] } : base
  const counted = await tx.dropoutCase.groupBy({ by: ['state'], where: base, _count: { _all: true } })
  const rows = await tx.dropoutCase.findMany({
    where: page.after ? { AND: [chosen, beyond(page.after)] } : chosen,
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: CASES_PER_PAGE + 1,
    select: CASE_ROW,
  })
  const shown = rows.slice(0, CASES_PER_PAGE)
  const names = await childNames(
    tx,
    actor,
    shown.map((row) => row.childId),
  )
  const last = rows.length > CASES_PER_PAGE ? shown.at(-1) : undefined
  return {
    cases: shown.map((row) => caseRowOf(row, names)),
    counts: counted.flatMap(({ state, _count }) =>
      isCaseState(state) ? [{ state, count: _count._all }] : [],
    ),
    next: last ? { openedAt: instant(last.openedAt.getTime()), id: last.id } : null,
  }
}

/** 符合所选条件的有几件；与 `listCases` 的各行是同一个条件，数打开就是那些行。 */
export function countCases(tx: Tx, actor: Official, filter: CaseFilter, now: Instant): Promise<number> {
  const base = casesWhere(actor, filter, now)
  return tx.dropoutCase.count({ where: filter.state ? { AND: [base, { state: filter.state }] } : base })
}

export type CaseRow = Awaited<ReturnType<typeof listCases>>['cases'][number]

export const CASE_ROW = {
  id: true,
  number: true,
  childId: true,
  state: true,
  absentSinceOn: true,
  openedAt: true,
  schoolFailure: true,
  relapses: true,
  class: { select: { name: true } },
  school: { select: { id: true, name: true } },
  township: { select: { id: true, name: true } },
  village: { select: { name: true } },
  responsible: { select: { name: true } },
  deadlines: {
    where: { status: 'running', warning: false },
    orderBy: { dueAt: 'asc' },
    take: 1,
  },
} as const satisfies Prisma.DropoutCaseSelect

type Row = Prisma.DropoutCaseGetPayload<{ select: typeof CASE_ROW }>

export function caseRowOf(row: Row, names: ReadonlyMap<string, string>) {
  const { deadlines, absentSinceOn, openedAt, state, ...rest } = row
  if (!isCaseState(state)) throw new Error(`an unknown state is stored on a case: ${state}`)
  const [next] = deadlines
  return {
    ...rest,
    state,
    childName: names.get(row.childId) ?? '（不在可及范围）',
    absentSinceOn: dayFromColumn(absentSinceOn),
    openedAt: instant(openedAt.getTime()),
    next: next ? caseClock(next) : null,
  }
}

/** 儿童姓名另取：可及范围不同，够不着的只是不显示姓名。 */
export async function childNames(
  tx: Tx,
  actor: Official,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const children = await tx.child.findMany({
    where: { AND: [childReach(actor), { id: { in: [...new Set(ids)] } }] },
    select: { id: true, name: true },
  })
  return new Map(children.map(({ id, name }) => [id, name]))
}

/** 数、行、四级汇总与导出共用的唯一条件；状态另加。 */
export function casesWhere(actor: Official, filter: CaseFilter, now: Instant): Prisma.DropoutCaseWhereInput {
  const rest: Prisma.DropoutCaseWhereInput[] = []
  if (filter.standing) {
    const states = CASE_STATES.filter(
      (state) => (STANDING_OF[state] === 'closed') === (filter.standing === 'closed'),
    )
    rest.push({ state: { in: states } })
  }
  if (filter.line) rest.push({ line: filter.line })
  if (filter.stage) {
    rest.push({ class: { gradeNo: filter.stage === 'primary' ? { lte: PRIMARY_TOP } : { gt: PRIMARY_TOP } } })
  }
  if (filter.group) {
    rest.push({ child: { childCategorys: { some: { category: filter.group, toOn: null } } } })
  }
  if (filter.clock === 'late') rest.push({ closedAt: null, OR: lateAt(now) })
  else if (filter.clock) rest.push({ closedAt: null, deadlines: { some: clockIn(filter.clock, now) } })
  const unit = (given: string) => (given === 'none' ? null : given)
  if (filter.schoolId) rest.push({ schoolId: unit(filter.schoolId) })
  if (filter.classId) rest.push({ classId: unit(filter.classId) })
  if (filter.townshipId) rest.push({ townshipId: unit(filter.townshipId) })
  if (filter.versionId) rest.push({ policyVersionId: filter.versionId })
  if (filter.paired) rest.push({ child: { pairings: { none: { endedOn: null } } } })
  return { AND: [caseReach(actor), ...rest] }
}

const PRIMARY_TOP = 6
const DAY_MS = 86_400_000

/**
 * 逾期：在走的过了时点还没办；移交了上级的，案还停在该办那件事的状态里才算。
 * 案已经往前走了的（回了校、乡镇接了手），从前的延误留在案上与按期率里，不再叫逾期。
 */
function lateAt(now: Instant): Prisma.DropoutCaseWhereInput[] {
  const past = { warning: false, dueAt: { lt: new Date(now) } }
  return [
    { deadlines: { some: { ...past, status: 'running' } } },
    ...CASE_STATES.map((state) => ({
      state,
      deadlines: { some: { ...past, status: 'moved', duty: { in: [...DUTIES_OF[state]] } } },
    })),
  ]
}

function clockIn(clock: 'today' | 'soon', now: Instant): Prisma.DeadlineWhereInput {
  const until = clock === 'today' ? new Date(endOfDay(dayOf(now))) : new Date(epochMs(now) + DAY_MS)
  return { status: 'running', warning: false, dueAt: { gte: new Date(now), lte: until } }
}

function beyond(after: CaseCursor): Prisma.DropoutCaseWhereInput {
  const at = new Date(after.openedAt)
  return { OR: [{ openedAt: { lt: at } }, { openedAt: at, id: { lt: after.id } }] }
}
