import type { Metadata } from 'next'
import { RollOverOfSchool } from '#components/rolls/roll-over-of-school'
import { TextLink } from '#components/ui/app-link'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { newId } from '#lib/data/ids'
import { loadRollOver } from '#lib/server/rolls/load-roll-over'
import {
  admitLeaversAction,
  confirmRollOverAction,
  prepareRollOverAction,
  undoRollOverAction,
} from './actions.ts'

export const metadata: Metadata = { title: '升班' }

export default async function RollOverPage({ searchParams }: PageProps<'/roll-over'>) {
  const loaded = await loadRollOver(await searchParams)
  const { actor, year } = loaded
  const desk = DESKS[actor.role]
  const home = { label: desk.label, href: desk.path }
  if ('schools' in loaded) {
    const { schools } = loaded
    const done = schools.filter(({ rollOver }) => rollOver?.state === 'confirmed').length
    return (
      <>
        <PageHeader
          title={`${year}年秋季升班`}
          crumbs={[home]}
          lead={`全县 ${schools.length} 所学校，已升班 ${done} 所。专干备好，校长或教育局确认。`}
        />
        <Section id="schools" title="各校">
          <Table
            caption={`学校，${schools.length}所`}
            columns={[
              {
                key: 'school',
                head: '学校',
                cell: (row: (typeof schools)[number]) => (
                  <TextLink href={`/roll-over?school=${row.id}`}>{row.name}</TextLink>
                ),
              },
              { key: 'state', head: '到了哪一步', cell: ({ rollOver }) => stateText(rollOver?.state) },
              { key: 'up', head: '升班', numeric: true, cell: ({ rollOver }) => rollOver?.promoted ?? '' },
              { key: 'out', head: '毕业', numeric: true, cell: ({ rollOver }) => rollOver?.leavers ?? '' },
            ]}
            rows={schools}
            rowKey={(row) => row.id}
            empty="还没有学校。"
          />
        </Section>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={`${year}年秋季升班`}
        crumbs={actor.role === 'bureau' ? [home, { label: '升班', href: '/roll-over' }] : [home]}
        lead={`${loaded.school.name}：${stateText(loaded.standing?.state)}`}
      />
      <RollOverOfSchool
        {...loaded}
        role={actor.role}
        keys={{ act: newId(), admit: newId() }}
        acts={{
          prepare: prepareRollOverAction,
          confirm: confirmRollOverAction,
          undo: undoRollOverAction,
          admit: admitLeaversAction,
        }}
      />
    </>
  )
}

function stateText(state: string | undefined): string {
  if (state === 'confirmed') return '已升班'
  return state === 'prepared' ? '已备好，待确认' : '还没有备'
}
