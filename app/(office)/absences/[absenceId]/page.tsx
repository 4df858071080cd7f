import type { Metadata } from 'next'
import { AbsenceHistory } from '#components/attendance/absence-history'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { ContactForm } from '#components/attendance/contact-form'
import { SameDayReportForm } from '#components/attendance/same-day-report-form'
import { clockView } from '#components/cases/clock-view'
import { ChildField } from '#components/identity/child-field'
import { DayStrip } from '#components/pieces/day-strip'
import { dayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { DESKS } from '#lib/auth/desks'
import { sameDayWords } from '#lib/rules/attendance/same-day-words'
import { ATTENDANCE_MARK_LABEL, type DUTY_LABEL, isKeyOf } from '#lib/rules/labels'
import { type LoadedAbsence, loadAbsence } from '#lib/server/attendance/load-absence'
import { recordGuardianContactAction, reportSameDayAction, revealPhoneAction } from './actions.ts'

export async function generateMetadata({ params }: PageProps<'/absences/[absenceId]'>): Promise<Metadata> {
  const { childName } = await loadAbsence((await params).absenceId)
  return { title: `${childName}缺勤` }
}

export default async function AbsencePage({ params }: PageProps<'/absences/[absenceId]'>) {
  const absence = await loadAbsence((await params).absenceId)
  const { actor, day, now, reason } = absence
  const desk = DESKS[actor.role]
  const owed = reason === 'unexcused' && !absence.replaced
  return (
    <>
      <PageHeader
        title={absence.childName}
        crumbs={[{ label: desk.label, href: desk.path }]}
        tags={
          <StateTag tone={owed ? 'late' : 'closed'}>
            {absence.replaced
              ? '点名已更正为到校'
              : isKeyOf(ATTENDANCE_MARK_LABEL, reason)
                ? ATTENDANCE_MARK_LABEL[reason]
                : reason}
          </StateTag>
        }
        lead={`${absence.class.name} · ${absence.schoolName} · ${dayText(day, now.today)}缺勤`}
        actions={
          <>
            {owed ? (
              <LinkButton href={`/leaves/new?child=${absence.childId}&from=${day}`}>补假</LinkButton>
            ) : null}
            <LinkButton href={`/children/${absence.childId}`}>学生档案</LinkButton>
            {absence.caseId ? <LinkButton href={`/cases/${absence.caseId}`}>打开个案</LinkButton> : null}
          </>
        }
      />
      {owed ? <Owed absence={absence} /> : null}
      <Section id="done" title="已办">
        <AbsenceHistory today={now.today} contacts={absence.contacts} report={absence.report} />
      </Section>
    </>
  )
}

function Owed({ absence }: { absence: LoadedAbsence }) {
  const { now, contacts, report } = absence
  const contacted = contacts.at(-1)
  return (
    <>
      <Section id="guardians" title="家长">
        <Guardians absence={absence} />
      </Section>
      {contacted ? null : (
        <Section id="contact" title="联系家长" aside={<Due absence={absence} duty="guardian_contact" />}>
          <Contact absence={absence} />
        </Section>
      )}
      <ArrivalFocus key={`${contacts.length} ${report?.reportId ?? ''}`}>
        {report ? (
          <Notice kind="success" title={report.late ? '已报告学校，记为迟报。' : '已报告学校。'} />
        ) : (
          <Section id="report" title="向学校报告" aside={<Due absence={absence} duty="same_day_report" />}>
            <SameDayReportForm
              key={contacted?.id ?? 'before'}
              submissionKey={absence.reportKey}
              absenceId={absence.absenceId}
              prefilled={sameDayWords({
                day: dayText(absence.day, now.today),
                contact: contacted ?? null,
              })}
              report={reportSameDayAction}
            />
          </Section>
        )}
      </ArrivalFocus>
      {contacted ? (
        <details key={contacts.length} className="pt-6">
          <summary className="min-h-11 cursor-pointer py-2 text-accent">再联系一次家长</summary>
          <div className="pt-3">
            <Contact absence={absence} />
          </div>
        </details>
      ) : null}
    </>
  )
}

function Contact({ absence }: { absence: LoadedAbsence }) {
  return (
    <ContactForm
      submissionKey={absence.contactKey}
      absenceId={absence.absenceId}
      record={recordGuardianContactAction}
    />
  )
}

function Due({ absence, duty }: { absence: LoadedAbsence; duty: keyof typeof DUTY_LABEL }) {
  const clock = absence.clocks.find((one) => one.duty === duty)
  return clock ? <DayStrip size="small" {...clockView(clock, absence.now)} /> : null
}

function Guardians({ absence }: { absence: LoadedAbsence }) {
  if (absence.guardians.length === 0)
    return <p className="text-muted">没有登记家长。请向村（社区）或同学家长了解，并请学校补登记。</p>
  return (
    <ul className="flex flex-col gap-3">
      {absence.guardians.map(({ guardianId, name, relation, mask }) => (
        <li key={guardianId} className="flex flex-wrap items-center gap-x-4">
          <span className="font-medium">
            {relation} {name}
          </span>
          {mask === '' ? (
            <span className="text-muted">没有登记电话</span>
          ) : absence.mayCall ? (
            <ChildField
              childId={absence.childId}
              field="guardian_phone"
              guardianId={guardianId}
              mask={mask}
              reveal={revealPhoneAction}
            />
          ) : (
            <span>{mask}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
