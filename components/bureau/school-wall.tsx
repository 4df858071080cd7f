import { MorningWall, type WallTile } from '#components/pieces/morning-wall'
import { Empty } from '#components/ui/empty'
import { ROLL_CALL_CUT_OFF } from '#lib/rules/figures/roll-call-cut-off'
import { bySchool, dueClasses } from '#lib/rules/figures/silent-schools'

export type WallClass = {
  readonly schoolId: string
  readonly schoolName: string
  readonly schoolPhone: string | null
  readonly state: 'submitted' | 'silent' | 'closed'
  readonly why: string | null
  readonly at: string | null
  readonly enrolled: number
  readonly present: number
}

type SchoolWallProps = { classes: readonly WallClass[]; afterCutOff: boolean }

/** 晨墙：一校一格；今天全都不上课就直说，不列未报。 */
export function SchoolWall({ classes, afterCutOff }: SchoolWallProps) {
  if (classes.length > 0 && dueClasses(classes).length === 0) {
    return <Empty>{closedSentence(classes)}</Empty>
  }
  const tiles = bySchool(classes).map((group) => tileOf(group))
  return <MorningWall title="各校点名" cutOff={ROLL_CALL_CUT_OFF} afterCutOff={afterCutOff} tiles={tiles} />
}

/** 今天为什么没有点名。 */
export function closedSentence(classes: readonly WallClass[]): string {
  const whys = [...new Set(classes.map(({ why }) => why).filter(Boolean))]
  return `今天各校不上课（${whys.join('、')}），不点名，也不催报。`
}

function tileOf(group: readonly [WallClass, ...WallClass[]]): WallTile {
  const [first] = group
  const due = dueClasses(group)
  const done = due.filter(({ state }) => state === 'submitted')
  const sum = (pick: (one: WallClass) => number) => done.reduce((total, one) => total + pick(one), 0)
  const tile = {
    id: first.schoolId,
    name: first.schoolName,
    href: `/rows/submissions?school=${first.schoolId}`,
    ...(first.schoolPhone ? { contact: { name: '学校办公室', phone: first.schoolPhone } } : {}),
  }
  if (due.length === 0) return { ...tile, state: 'closed', why: first.why ?? '今日不上课' }
  if (done.length < due.length) {
    return { ...tile, state: 'silent', parts: { done: done.length, total: due.length } }
  }
  const last = done
    .map(({ at }) => at ?? '')
    .toSorted()
    .at(-1)
  return {
    ...tile,
    state: 'submitted',
    total: sum(({ enrolled }) => enrolled),
    absent: sum(({ enrolled, present }) => enrolled - present),
    ...(last ? { at: last } : {}),
  }
}
