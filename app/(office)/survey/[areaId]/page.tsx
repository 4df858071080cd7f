import type { Metadata } from 'next'
import { AddSurveyHousehold, SignSurvey } from '#components/survey/survey-forms'
import { AppLink } from '#components/ui/app-link'
import { momentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Progress } from '#components/ui/progress'
import { Section } from '#components/ui/section'
import { DESKS } from '#lib/auth/desks'
import { newId } from '#lib/data/ids'
import { SURVEY_OUTCOME_LABEL } from '#lib/rules/enrolment/household-survey'
import { loadSurveyVillage } from '#lib/server/survey/load-survey'
import { addSurveyHouseholdAction, signSurveyAction } from './actions.ts'

export const metadata: Metadata = { title: '逐户摸底' }

type Household = Awaited<ReturnType<typeof loadSurveyVillage>>['households'][number]

export default async function SurveyVillagePage({ params }: PageProps<'/survey/[areaId]'>) {
  const { actor, now, area, households, covered } = await loadSurveyVillage((await params).areaId)
  const desk = DESKS[actor.role]
  const gaps = new Map(covered.missing.map(({ id, gap }) => [id, gap]))
  const done = households.filter(({ id }) => !gaps.has(id))
  const open = !area.signed && actor.role !== 'bureau'
  return (
    <>
      <PageHeader
        title={`${area.unit.name}逐户摸底`}
        crumbs={[
          { label: desk.label, href: desk.path },
          { label: '逐户摸底', href: '/survey' },
        ]}
        lead={
          area.signed
            ? `${area.signed.person.name}于${momentText(area.signed.recordedAt.toISOString(), now.today)}签报`
            : `名单上 ${covered.all} 户，还有 ${covered.missing.length} 户没有摸清`
        }
      />
      <Progress label="摸清的户" done={covered.done} total={covered.all} unit="户" />
      <Section id="missing" title={`没有摸清 ${covered.missing.length}户`}>
        {covered.missing.length === 0 ? (
          <p className="text-muted">名单上的户都摸清了，一户不漏。</p>
        ) : (
          <HouseholdList rows={covered.missing} noteOf={({ id }) => gaps.get(id) ?? ''} />
        )}
      </Section>
      {open ? (
        <Section id="add" title="名单上没有的户" note="摸到有适龄孩子、名单上没有的，先添上。">
          <AddSurveyHousehold
            key={households.length}
            submissionKey={newId()}
            areaId={area.id}
            add={addSurveyHouseholdAction}
          />
        </Section>
      ) : null}
      {open && actor.role === 'village' ? (
        <Section id="sign" title="签报乡镇" note="签了之后，本村这一轮不再添户、不再记上门。">
          {covered.missing.length > 0 ? (
            <p className="text-muted">还有 {covered.missing.length} 户没有摸清，摸清了才签报得了。</p>
          ) : (
            <SignSurvey
              submissionKey={newId()}
              areaId={area.id}
              label="逐户摸清，签报乡镇"
              listed={covered.all}
              sign={signSurveyAction}
            />
          )}
        </Section>
      ) : null}
      <Section id="done" title={`已摸清 ${done.length}户`}>
        {done.length === 0 ? (
          <p className="text-muted">还没有摸清的户。</p>
        ) : (
          <HouseholdList
            rows={done}
            noteOf={({ outcome }) => (outcome ? SURVEY_OUTCOME_LABEL[outcome] : '')}
          />
        )}
      </Section>
    </>
  )
}

/** 一户一行，整行可按。 */
function HouseholdList<Row extends Household>({
  rows,
  noteOf,
}: {
  rows: readonly Row[]
  noteOf: (row: Row) => string
}) {
  return (
    <ul className="border-t border-line-strong">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line bg-surface">
          <AppLink
            href={`/survey/households/${row.id}`}
            className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-accent-soft"
          >
            <span className="w-8 shrink-0 text-muted tabular-nums">{row.number}</span>
            <span className="font-semibold">{row.head}家</span>
            <span className="text-sm text-muted">
              {row.children.map(({ name }) => name).join('、') || '名单上没有孩子'}
            </span>
            <span className="ml-auto text-sm">
              {row.added ? '新添 · ' : ''}
              {noteOf(row)}
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  )
}
