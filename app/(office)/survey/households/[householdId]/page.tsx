import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { SurveyVisitForm } from '#components/survey/survey-visit-form'
import { dayText, fullDayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { newId } from '#lib/data/ids'
import { SURVEY_OUTCOME_LABEL } from '#lib/rules/enrolment/household-survey'
import { codeText } from '#lib/schemas/cases/coded'
import { loadSurveyHousehold } from '#lib/server/survey/load-survey'
import { recordSurveyVisitAction } from './actions.ts'

export const metadata: Metadata = { title: '摸底一户' }

export default async function SurveyHouseholdPage({ params }: PageProps<'/survey/households/[householdId]'>) {
  const { actor, now, household } = await loadSurveyHousehold((await params).householdId)
  const { children, visits } = household
  const [last] = visits
  const found = children.filter(({ source }) => source === 'survey')
  const loose = children.filter(({ id, childId }) => childId === null && last?.outOfSchool.includes(id))
  const toRegister = last?.outcome === 'found' ? last.unlisted + loose.length - found.length : 0
  const saidOf = (ids: readonly string[], what: string) => {
    const names = children.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []))
    return names.length > 0 ? `，${names.join('、')}${what}` : ''
  }
  const records = !household.signed && actor.role !== 'bureau'
  return (
    <>
      <PageHeader
        title={`${household.number}号 ${household.head}家`}
        crumbs={[
          { label: '逐户摸底', href: '/survey' },
          { label: household.area.unit.name, href: `/survey/${household.areaId}` },
        ]}
        lead={`上门 ${visits.length} 次${household.signed ? '，本村已签报' : ''}`}
      />
      <ArrivalFocus key={visits.length}>
        {toRegister > 0 ? (
          <Notice kind="warn" title={`还有 ${toRegister} 个孩子没有登记附件1`}>
            <p className="pb-2">登记之后立未入学的案，乡镇入户的时限随即起算；没有登记的，村里签报不了。</p>
            <LinkButton href={`/never-enrolled/new?household=${household.id}`} variant="primary">
              去登记
            </LinkButton>
          </Notice>
        ) : null}
      </ArrivalFocus>
      <Section id="children" title={`名单上的孩子 ${children.length}个`}>
        {children.length === 0 ? (
          <p className="text-muted">名单上没有这一户的孩子。</p>
        ) : (
          <ul className="border-t border-line-strong">
            {children.map(({ id, name, birthOn, childId, source, child }) => (
              <li key={id} className="flex flex-wrap gap-x-4 border-b border-line bg-surface px-4 py-2">
                <span className="font-semibold">{name}</span>
                {birthOn ? <span className="text-sm text-muted">{fullDayText(birthOn)}生</span> : null}
                <span className="ml-auto text-sm">
                  {source === 'survey'
                    ? '摸底时登记'
                    : childId === null
                      ? '人口名单上有，没有登记'
                      : `${child?.school?.name ?? ''}${child?.class?.name ?? '没有编班'}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {records ? (
        <Section id="visit" title={visits.length === 0 ? '记这次上门' : '再记一次上门'}>
          <SurveyVisitForm
            key={visits.length}
            submissionKey={newId()}
            householdId={household.id}
            today={now.today}
            listed={children.map(({ id, name }) => ({ value: id, label: name }))}
            record={recordSurveyVisitAction}
          />
        </Section>
      ) : null}
      {visits.length > 0 ? (
        <Section id="visits" title="历次上门">
          <ul className="border-t border-line-strong">
            {visits.map((visit) => (
              <li key={visit.id} className="border-b border-line bg-surface px-4 py-2">
                <p>
                  第 {visit.ordinal} 次 {dayText(visit.visitedOn, now.today)} {visit.person.name}：
                  {codeText(SURVEY_OUTCOME_LABEL, visit.outcome)}
                  {visit.unlisted > 0 ? `，名单外 ${visit.unlisted} 个没有上学` : ''}
                  {saidOf(visit.outOfSchool, '没有上学')}
                  {saidOf(visit.notHere, '不住这里')}
                </p>
                {visit.learned ? <p className="text-sm text-muted">{visit.learned}</p> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
