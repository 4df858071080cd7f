import type { Metadata } from 'next'
import { deskGroups } from '#components/attendance/duty-items'
import { ReceiveList } from '#components/attendance/receive-list'
import { SchoolFigures } from '#components/attendance/school-figures'
import { UnmarkedClasses } from '#components/attendance/unmarked-classes'
import { WaitingList } from '#components/attendance/waiting-list'
import { OwnOnTime } from '#components/bureau/own-on-time'
import { LeftCases } from '#components/cases/left-cases'
import { Reminders } from '#components/cases/reminders'
import { ReportMatters } from '#components/cases/report-matters'
import { DeskPlaces } from '#components/people/desk-places'
import { DutyList } from '#components/pieces/duty-list'
import { MorningWall, type WallTile } from '#components/pieces/morning-wall'
import { withTransfers } from '#components/transfers/transfer-items'
import { TextLink } from '#components/ui/app-link'
import { dayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { ROLL_CALL_CUT_OFF } from '#lib/rules/attendance/cut-off'
import { type LoadedSchool, loadSchool } from '#lib/server/attendance/load-school'
import { readRemindersAction, receiveSameDayReportAction } from './actions.ts'

export const metadata: Metadata = { title: '本校' }

/** 待办先列这么多，先到期的在前；`?all` 全部列出。 */
const FIRST = { first: { count: 50, href: '/school?all#duties' } }

/** 要办的在前；数、点名与未结个案在后，个案收着。 */
export default async function SchoolPage({ searchParams }: PageProps<'/school'>) {
  const { all } = await searchParams
  const {
    actor,
    now,
    desk,
    unexcused,
    reports,
    openCases,
    lateCases,
    reportMatters,
    left,
    unmarked,
    unmarkedAfter,
    transfers,
    top,
    own,
  } = await loadSchool()
  // 知悉是教育局的事，不列在学校桌上。
  const matters = reportMatters.filter((one) => one.matters.some((matter) => matter !== 'unread'))
  const groups = withTransfers(
    deskGroups(desk.duties, actor.role, now),
    transfers,
    ['officer', 'principal'],
    now,
  )
  const tiles = desk.classes.map(tileOf)
  const open = desk.classes.filter(({ closed }) => closed === null)
  return (
    <>
      <PageHeader
        title={desk.classes[0]?.schoolName ?? '本校'}
        lead={dayText(now.today)}
        actions={<LinkButton href="/leaves/new">登记请假</LinkButton>}
      />
      <DeskPlaces places={top.places} />
      <Reminders reminders={top.reminders} action={readRemindersAction} />
      <Section id="receive" title="待收悉的当天报告">
        <ReceiveList reports={reports} receive={receiveSameDayReportAction} today={now.today} />
      </Section>
      <Section id="duties" title="待办">
        <DutyList
          groups={{ ...groups, waiting: [] }}
          {...(all === undefined ? FIRST : {})}
          {...(desk.nextSchoolDay ? { next: `${dayText(desk.nextSchoolDay, now.today)} 点名` } : {})}
        />
        <WaitingList items={groups.waiting} />
      </Section>
      {unmarkedAfter === undefined ? null : (
        <UnmarkedClasses classes={unmarked} after={unmarkedAfter} at="school" />
      )}
      <LeftCases cases={left} mayName />
      <Section
        id="reports"
        title={`报告未了的事 ${matters.length}份`}
        aside={<TextLink href="/reports">报告编号登记</TextLink>}
      >
        {matters.length === 0 ? (
          <p className="text-muted">已签发的报告都已会签、送达。</p>
        ) : (
          <ReportMatters reports={matters} today={now.today} withSchool={false} />
        )}
      </Section>
      <SchoolFigures
        due={open.length}
        submitted={open.filter(({ call }) => call !== null).length}
        unexcused={unexcused.length}
        toReceive={reports.length}
        cases={openCases}
        late={lateCases}
      />
      <OwnOnTime title="本校近30天按期没有" by="school" {...own} />
      <Section id="wall" title="今日点名">
        <MorningWall
          title="今日点名"
          cutOff={ROLL_CALL_CUT_OFF}
          afterCutOff={desk.pastCutOff}
          tiles={tiles}
        />
      </Section>
      <Section id="unexcused" title="今日无故缺勤">
        {unexcused.length === 0 ? (
          <p className="text-muted">已报送的班里没有无故缺勤。</p>
        ) : (
          <ul className="border-t border-line-strong">
            {unexcused.map((one) => (
              <li key={one.absenceId} className="border-b border-line bg-surface px-4 py-2">
                <TextLink href={`/absences/${one.absenceId}`} className="font-semibold">
                  {one.childName}
                </TextLink>
                <span className="ml-3 text-sm text-muted">{one.className}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section id="cases" title="未结个案">
        <p className="flex flex-wrap gap-3">
          <LinkButton href="/cases?standing=open">未结个案 {openCases} 件</LinkButton>
          {lateCases > 0 ? (
            <LinkButton href="/cases?standing=open&clock=late">其中逾期 {lateCases} 件</LinkButton>
          ) : null}
        </p>
      </Section>
    </>
  )
}

function tileOf(one: LoadedSchool['desk']['classes'][number]): WallTile {
  const { classId, name, closed, call, teacher } = one
  const shared = { id: classId, name, href: `/classes/${classId}/roll-call` }
  if (closed !== null) return { ...shared, state: 'closed', why: closed }
  if (call) {
    const { enrolled, present, at } = call
    return { ...shared, state: 'submitted', total: enrolled, absent: enrolled - present, at }
  }
  const contact = teacher?.phone ? { contact: { name: teacher.name, phone: teacher.phone } } : {}
  return { ...shared, state: 'silent', ...contact }
}
