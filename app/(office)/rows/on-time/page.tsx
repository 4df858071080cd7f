import type { Metadata } from 'next'
import { LevelNote, LevelTable } from '#components/bureau/level-table'
import { PrintButton } from '#components/bureau/print-button'
import { PrintedHead } from '#components/pieces/printed-head'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { countLevelShares, levelsSplitBy } from '#lib/data/figures-on-time'
import { listSchools } from '#lib/data/figures-schools'
import { instant } from '#lib/rules/calendar/instant'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '各校按期率' }

const BY_SCHOOL = levelsSplitBy('school')

/** 比较图打开的行：各校每一级近 30 天到期几项、按期几项；每一格再打开那些时限。 */
export default async function OnTimeRowsPage() {
  const actor = await requireActor('bureau')
  const desk = DESKS[actor.role]
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const { schools, shares } = await db.asActor(actor, async (tx) => ({
    schools: await listSchools(tx, actor),
    shares: await countLevelShares(tx, actor, at),
  }))
  return (
    <>
      <PageHeader
        title="各校按期率"
        actions={<PrintButton />}
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead="近30天到期的四件事，一校一行；每一格按下见到期的那些时限"
      />
      <LevelTable
        caption="学校，近30天到期的四件事"
        head="学校"
        units={schools}
        counts={shares}
        levels={BY_SCHOOL}
        by="school"
      />
      <LevelNote levels={BY_SCHOOL} />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
