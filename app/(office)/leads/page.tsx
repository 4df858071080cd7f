import type { Metadata } from 'next'
import { LeadTable } from '#components/leads/lead-table'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { LEADS_PER_PAGE, listLeads } from '#lib/data/leads/leads'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { pageNumber } from '#lib/schemas/page-number'
import { deps } from '#lib/server/deps'

export const metadata: Metadata = { title: '线索' }

/** 线索（DT-3.3.1）：村里、乡镇看见在册的孩子没有上学的各条，核实了没有。 */
export default async function LeadsPage({ searchParams }: PageProps<'/leads'>) {
  const actor = await requireActor('village', 'township', 'township_leader', 'bureau')
  const { standing, page: asked } = await searchParams
  const unchecked = standing === 'unchecked'
  const page = pageNumber(asked)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { rows, total } = await db.asActor(actor, (tx) => listLeads(tx, actor, { unchecked, page }))
  const desk = DESKS[actor.role]
  const filter = (href: string, label: string, on: boolean) => (
    <LinkButton href={href} size="dense" variant={on ? 'primary' : 'secondary'}>
      {label}
    </LinkButton>
  )
  const next = unchecked ? `/leads?standing=unchecked&page=${page + 1}` : `/leads?page=${page + 1}`
  return (
    <>
      <PageHeader
        title="线索"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead="在册的孩子没有上学，村里、乡镇反馈，乡镇核实。要反馈的，从查找框打开那个孩子。学校、督学看不到。"
      />
      <nav aria-label="筛选" className="flex flex-wrap gap-2 pb-4 print:hidden">
        {filter('/leads', '全部', !unchecked)}
        {filter('/leads?standing=unchecked', '待核实的', unchecked)}
      </nav>
      <LeadTable rows={rows} total={total} today={today} />
      {page * LEADS_PER_PAGE < total ? (
        <div className="pt-4 print:hidden">
          <LinkButton href={next}>下一页（每页{LEADS_PER_PAGE}条）</LinkButton>
        </div>
      ) : null}
    </>
  )
}
