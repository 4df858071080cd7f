import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { CalendarForm } from '#components/bureau/calendar-form'
import { NoticeForm } from '#components/bureau/notice-form'
import { DayText, fullDayText, MomentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { requireActor } from '#lib/auth/require-actor'
import { type CalendarDayRow, listCalendarDays } from '#lib/data/calendar-days'
import { loadCalendars } from '#lib/data/calendars'
import { listSchools } from '#lib/data/figures-schools'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { schoolYearOf, schoolYearStart } from '#lib/rules/figures/school-year'
import { deps } from '#lib/server/deps'
import {
  adjustCalendarAction,
  adoptHolidayNoticeAction,
  previewCalendarAction,
  previewHolidayNoticeAction,
} from './actions.ts'

export const metadata: Metadata = { title: '日历' }

const PURPOSE: Readonly<Record<string, string>> = {
  work: '机关工作日',
  school: '在校日',
  nation: '全国安排',
}
const KIND: Readonly<Record<string, string>> = { off: '停', on: '补', half: '半天' }

/** 两套日历在本学年的调整，和录入；只增不改，在走的时限由后台重算并留痕。 */
export default async function CalendarPage() {
  const actor = await requireActor('bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { days, schools, calendars } = await db.asActor(actor, async (tx) => ({
    days: await listCalendarDays(tx, actor, schoolYearStart(schoolYearOf(today))),
    schools: await listSchools(tx, actor),
    calendars: await loadCalendars(tx, actor),
  }))
  const { work, school } = calendars
  return (
    <>
      <PageHeader
        title="日历"
        crumbs={[{ label: '全县', href: '/bureau' }]}
        lead={`全国工作日安排录到 ${fullDayText(work.coveredUntil)}；此后的时限标“暂定”`}
      />
      <Section id="terms" title="学期">
        <Table
          caption={`学期，${school.terms.length}个`}
          columns={[
            { key: 'name', head: '学期', cell: ({ name }: (typeof school.terms)[number]) => name },
            { key: 'from', head: '开学', cell: ({ startOn }) => <DayText day={startOn} today={today} /> },
            { key: 'to', head: '放假', cell: ({ endOn }) => <DayText day={endOn} today={today} /> },
          ]}
          stacked
          rows={school.terms}
          rowKey={({ name }) => name}
          empty="还没有录入学期。"
        />
      </Section>
      <Section id="days" title="本学年的调整" note="同一天录过几次的，后录的为准，先录的留着。">
        <ArrivalFocus key={days.length}>
          <Table
            caption={`日历调整，${days.length}天`}
            columns={[
              {
                key: 'day',
                head: '日子',
                cell: ({ day }: CalendarDayRow) => <DayText day={day} today={today} />,
              },
              { key: 'purpose', head: '哪套', cell: ({ purpose }) => PURPOSE[purpose] ?? purpose },
              { key: 'kind', head: '停补', cell: ({ kind }) => KIND[kind] ?? kind },
              { key: 'place', head: '范围', cell: ({ place }) => place },
              { key: 'why', head: '缘由', cell: ({ why }) => why },
              { key: 'source', head: '依据', cell: ({ source }) => source },
              {
                key: 'at',
                head: '录入',
                desktopOnly: true,
                cell: ({ recordedAt }) => <MomentText at={recordedAt} today={today} />,
              },
            ]}
            rows={days}
            rowKey={({ id }) => id}
            empty="本学年没有调整。"
          />
        </ArrivalFocus>
      </Section>
      <Section
        id="adjust"
        title="录入一次调整"
        note="先看会移动哪些时限，再录入。录入之后，在走的时限由后台十分钟之内重算，改了期的在个案上写明原期、新期与缘由；已办的、已逾期的不改判。"
      >
        <CalendarForm
          key={days.length}
          submissionKey={newId()}
          schools={schools}
          today={today}
          adjust={adjustCalendarAction}
          preview={previewCalendarAction}
        />
      </Section>
      <Section
        id="notice"
        title="导入国务院放假通知"
        note={`现在接得上的是 ${Number(work.coveredUntil.slice(0, 4)) + 1} 年。先看差别，再采用；已有的年份一天也不改，暂定的时限由后台照新的一年重算并留痕。`}
      >
        <NoticeForm
          key={work.coveredUntil}
          submissionKey={newId()}
          preview={previewHolidayNoticeAction}
          adopt={adoptHolidayNoticeAction}
        />
      </Section>
    </>
  )
}
