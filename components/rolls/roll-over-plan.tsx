import { Table } from '#components/ui/table'
import { className } from '#lib/rules/rolls/class-names'
import type { OldClass, Promotion } from '#lib/rules/rolls/roll-over'

type Class = OldClass & {
  readonly openCases: number
  readonly onLeave: number
  readonly taughtAtHome: number
  readonly teachers: readonly string[]
}

type PlanProps = {
  readonly lines: readonly Promotion[]
  readonly classes: readonly Class[]
  /** 毕业名单交给哪所学校；还没有选的不写。 */
  readonly toSchool: string | null
}

/** 预演：每个班升到哪里，谁跟着走。 */
export function RollOverPlan({ lines, classes, toSchool }: PlanProps) {
  const known = new Map(classes.map((one) => [one.classId, one]))
  const of = (line: Promotion) => (line.kind === 'entrants' ? undefined : known.get(line.from.classId))
  return (
    <Table
      caption={`${lines.length}行，照今天的名册推算`}
      columns={[
        {
          key: 'from',
          head: '现在的班',
          cell: (line: Promotion) => (line.kind === 'entrants' ? '新生' : line.from.name),
        },
        {
          key: 'pupils',
          head: '人数',
          numeric: true,
          cell: (line) => (line.kind === 'entrants' ? '' : line.from.pupils),
        },
        { key: 'to', head: '升到', cell: (line) => destination(line, toSchool) },
        { key: 'along', head: '跟着走的', cell: (line) => alongText(of(line)) },
        { key: 'teachers', head: '班主任、科任', cell: (line) => teachersText(line, of(line)) },
      ]}
      rows={lines}
      rowKey={(line) => (line.kind === 'entrants' ? `new${line.classNo}` : line.from.classId)}
      empty="本校没有在用的班。请先导入学籍名册。"
    />
  )
}

function destination(line: Promotion, toSchool: string | null): string {
  if (line.kind !== 'graduates') return className(line.gradeNo, line.classNo)
  const { gradeNo, pupils, unfinished } = line.from
  const leaving = `${pupils - unfinished}人毕业${gradeNo === 6 ? `，名单交${toSchool ?? '初中（未选）'}` : '，离册'}`
  const stays = line.stays ? className(line.stays.gradeNo + 1, line.stays.classNo) : '无班可接'
  return unfinished > 0 ? `${leaving}；没有读完的${unfinished}人进${stays}` : leaving
}

function alongText(one: Class | undefined): string {
  if (!one) return ''
  const parts = [
    ...(one.openCases > 0 ? [`未结个案${one.openCases}件`] : []),
    ...(one.onLeave > 0 ? [`休学${one.onLeave}人`] : []),
    ...(one.taughtAtHome > 0 ? [`送教${one.taughtAtHome}人`] : []),
  ]
  return parts.join('，') || '没有'
}

function teachersText(line: Promotion, one: Class | undefined): string {
  if (line.kind === 'entrants') return '升班之后由管理员任命'
  const names = one?.teachers.join('、') || '没有'
  return line.kind === 'graduates' ? `${names}（到此为止）` : names
}
