import type { Metadata } from 'next'
import { clauseText } from '#components/cases/clause-text'
import { Figure } from '#components/pieces/figure'
import { SchoolingGap, StandingSchoolings, WaitingProposals } from '#components/placements/schooling-tables'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { DESKS } from '#lib/auth/desks'
import { listSchoolingProposals } from '#lib/data/placements/schooling-proposals'
import { countSchoolings, listSchoolings, listWithoutSchooling } from '#lib/data/placements/schoolings'
import { MAY_PROPOSE_SCHOOLING } from '#lib/duties/placements/propose-schooling'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { SCHOOLING_KINDS, SCHOOLINGS } from '#lib/rules/placements/schooling'
import { deps } from '#lib/server/deps'
import { requireSchoolingReader } from '#lib/server/placements/load-schooling'

export const metadata: Metadata = { title: '残疾儿童就学' }

/** 一页列得下的；人数另数，不受此限。 */
const AT_MOST = 500

/** 残疾儿童怎样就学：五种各多少人，谁在等决定，谁快到期，谁还没有着落。 */
export default async function SchoolingPage({ searchParams }: PageProps<'/schooling'>) {
  const actor = await requireSchoolingReader()
  const asked = (await searchParams).kind
  const kind = SCHOOLING_KINDS.find((one) => one === asked)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { waiting, counts, standing, gap } = await db.asActor(actor, async (tx) => ({
    waiting: await listSchoolingProposals(tx, actor, { waiting: true }),
    counts: await countSchoolings(tx, actor),
    standing: await listSchoolings(tx, actor, {
      ...{ standing: true, atMost: AT_MOST },
      ...(kind ? { schooling: kind } : {}),
    }),
    gap: await listWithoutSchooling(tx, actor),
  }))
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const shown = kind ? (counts.get(kind) ?? 0) : all
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="残疾儿童就学"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`已登记 ${all} 人，等待决定 ${waiting.length} 份，还没有着落 ${gap.length} 人`}
      />
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
        {SCHOOLING_KINDS.map((one) => (
          <Figure
            key={one}
            label={SCHOOLINGS[one].label}
            value={String(counts.get(one) ?? 0)}
            unit="人"
            of="在您管理范围内，现在的登记"
            href={`/schooling?kind=${one}#standing`}
            formula={{
              text: `县教育局已定、还没有了结的${SCHOOLINGS[one].label}登记，${SCHOOLINGS[one].detail}`,
              numerator: String(counts.get(one) ?? 0),
              denominator: '不适用',
              clause: clauseText(SCHOOLINGS[one].clause),
            }}
          />
        ))}
        <Figure
          label="还没有着落"
          value={String(gap.length)}
          unit="人"
          of="标注为残疾、没有就学方式"
          href="/schooling#gap"
          formula={{
            text: '现在标注为残疾儿童、而没有就学方式登记的；在等决定的也在内',
            numerator: String(gap.length),
            denominator: '不适用',
            clause: clauseText('LX-2.6.5'),
          }}
        />
      </div>
      <Section id="waiting" title="等待决定的" note="学校、乡镇提出，县教育局定。">
        <WaitingProposals rows={waiting} today={today} />
      </Section>
      <Section
        id="standing"
        title={kind ? `现在${SCHOOLINGS[kind].label}的` : '现在的就学方式'}
        note={
          shown > AT_MOST
            ? `共 ${shown} 人，先到期的 ${AT_MOST} 人在这里；其余在适龄儿童台账的“残疾儿童就学方式”一栏。`
            : '先到期的在前；到期次日自己了结，之前学校须重新评估。'
        }
      >
        <StandingSchoolings rows={standing} today={today} />
      </Section>
      <Section id="gap" title="还没有着落的" note="标注为残疾儿童、没有就学方式登记，一个也不漏。">
        <SchoolingGap rows={gap} mayPropose={MAY_PROPOSE_SCHOOLING.includes(actor.role)} />
      </Section>
    </>
  )
}
