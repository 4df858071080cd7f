import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { StepPanel } from '#components/cases/step-panel'
import { CardForm } from '#components/children/card-form'
import { momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { CARD_FIELDS, type CardField, GUARDIANSHIP_LABEL } from '#lib/rules/people/left-behind-card'
import { type LoadedCard, loadCard } from '#lib/server/children/load-card'
import { writeCardAction } from './actions.ts'

export const metadata: Metadata = { title: '留守儿童档案卡' }

const WRITERS = ['teacher', 'officer', 'principal', 'village', 'township', 'township_leader']
const FIELDS = Object.keys(CARD_FIELDS) as CardField[]

/** 一人一档一卡（LX-2.7.1）：现行的一版、旧版、填写。 */
export default async function CardPage({ params }: PageProps<'/children/[childId]/card'>) {
  const { childId } = await params
  const loaded = await loadCard(childId)
  const { child, actor, now, submissionKey, profile } = loaded
  const [current, ...earlier] = loaded.cards
  const blank = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<CardField, string>
  return (
    <>
      <PageHeader
        title="留守儿童档案卡"
        crumbs={[{ label: child.name, href: `/children/${childId}` }]}
        lead={`${child.name} · ${child.class?.name ?? ''}　依据：${clauseText(profile.forms.clause)}`}
        actions={
          current ? <LinkButton href={`/children/${childId}/card/print`}>打印这张卡</LinkButton> : null
        }
      />
      <ArrivalFocus key={submissionKey}>
        <Section id="card" title={current ? `现行第${current.version}版` : '还没有卡'}>
          {current ? <Card card={current} today={now.today} /> : <p className="text-muted">还没有建卡。</p>}
        </Section>
        {WRITERS.includes(actor.role) ? (
          <Section id="write" title={current ? '更新' : '建卡'}>
            <CardForm
              key={submissionKey}
              about={{ submissionKey, childId }}
              now={current?.body ?? blank}
              first={!current}
              action={writeCardAction}
              goTo={`/children/${childId}/card`}
            />
          </Section>
        ) : null}
        {earlier.map((card) => (
          <StepPanel key={card.id} title={`旧版：第${card.version}版`} clause="">
            <Card card={card} today={now.today} />
          </StepPanel>
        ))}
      </ArrivalFocus>
    </>
  )
}

function Card({ card, today }: { card: LoadedCard['cards'][number]; today: string }) {
  return (
    <>
      <p className="mb-2 text-sm text-muted">
        {card.person.name}，{momentText(card.recordedAt, today)}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {FIELDS.map((field) => (
          <div key={field} className="contents">
            <dt className="text-muted">{CARD_FIELDS[field]}</dt>
            <dd>
              {field === 'guardianship' ? GUARDIANSHIP_LABEL[card.body.guardianship] : card.body[field]}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
