import type { Metadata } from 'next'
import { z } from 'zod'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { TipForm, TipLineForm } from '#components/tips/tip-forms'
import { TipLineText } from '#components/tips/tip-line-text'
import { TipTable } from '#components/tips/tip-table'
import { momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { loadTips } from '#lib/server/tips/load-tips'
import { recordTipAction, setTipLineAction } from './actions.ts'

export const metadata: Metadata = { title: '举报登记' }

/** 举报登记（DDK-4.9.1）：公布的电话，没有结论的各件，登记一件。只有县教育局。 */
export default async function TipsPage({ searchParams }: PageProps<'/tips'>) {
  const actor = await requireActor('bureau')
  const { standing, case: asked } = await searchParams
  const which = standing === 'open' ? 'open' : 'all'
  const caseId = z.uuid().safeParse(asked).data ?? null
  const seen = await loadTips(actor, { which, caseId })
  const { rows, open, line, profile, today, kase } = seen
  const desk = DESKS[actor.role]
  const [tipKey, lineKey] = [newId(), newId()]
  const filter = (href: string, label: string, on: boolean) => (
    <LinkButton href={href} size="dense" variant={on ? 'primary' : 'secondary'}>
      {label}
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title="举报登记"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`未了 ${open}件。只有本局看得到；被举报的学校、它的责任督学和乡镇看不到有没有。`}
      />
      <nav aria-label="筛选" className="flex flex-wrap gap-2 pb-4 print:hidden">
        {filter('/tips', '全部', which === 'all')}
        {filter('/tips?standing=open', '未了的', which === 'open')}
      </nav>
      <ArrivalFocus key={rows.length}>
        <Section id="rows" title="收到的举报">
          <TipTable rows={rows} today={today} open={which === 'open'} />
        </Section>
      </ArrivalFocus>
      <Section
        id="record"
        title="登记一件"
        note={kase ? `关于个案 ${kase.number}。` : '关于某一件案的，从那件案的页面登记。'}
      >
        <TipForm
          submissionKey={tipKey}
          today={today}
          units={seen.units}
          caseId={kase?.id ?? ''}
          act={recordTipAction}
        />
      </Section>
      <Section
        id="line"
        title="公布的举报电话"
        note={profile.hotline.value ? `依据：${clauseText(profile.hotline.clause)}` : undefined}
      >
        <div className="flex flex-col gap-4">
          {line ? (
            <div>
              <TipLineText line={line} />
              <p className="text-sm text-muted">{momentText(line.at, today)}登记</p>
            </div>
          ) : (
            <p>{profile.hotline.value ? <StateTag tone="late">还没有登记</StateTag> : '还没有登记。'}</p>
          )}
          <TipLineForm submissionKey={lineKey} act={setTipLineAction} />
        </div>
      </Section>
    </>
  )
}
