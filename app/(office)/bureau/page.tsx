import type { Metadata } from 'next'
import { UnmarkedClasses } from '#components/attendance/unmarked-classes'
import { AgencyTable } from '#components/bureau/agency-table'
import { CountyFigures } from '#components/bureau/county-figures'
import { NewerPolicy } from '#components/bureau/newer-policy'
import { PolicyTerm } from '#components/bureau/policy-term'
import { PrintButton } from '#components/bureau/print-button'
import { SchoolWall } from '#components/bureau/school-wall'
import { StageFunnel } from '#components/bureau/stage-funnel'
import { UnstaffedTownships } from '#components/bureau/unstaffed-townships'
import { dutyGroups } from '#components/cases/duty-groups'
import { LeftCases } from '#components/cases/left-cases'
import { listedByClock, withMatters } from '#components/cases/matter-items'
import { Reminders } from '#components/cases/reminders'
import { ReportMatters } from '#components/cases/report-matters'
import { OpenLeads } from '#components/leads/open-leads'
import { DeskPlaces } from '#components/people/desk-places'
import { DutyList } from '#components/pieces/duty-list'
import { PrintedHead } from '#components/pieces/printed-head'
import { UnsignedPledges } from '#components/responsibility/unsigned-pledges'
import { MergesToDecide } from '#components/rolls/merges-to-decide'
import { SurveyDuties } from '#components/survey/survey-duties'
import { OpenTips } from '#components/tips/open-tips'
import { withTransfers } from '#components/transfers/transfer-items'
import { TextLink } from '#components/ui/app-link'
import { momentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { UnreviewedViews } from '#components/wider-views/unreviewed-views'
import { currentSitting } from '#lib/auth/current-sitting'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { rolesOf } from '#lib/rules/figures/agencies'
import { isPastCutOff } from '#lib/rules/figures/roll-call-cut-off'
import { bySchool, dueClasses, isWhollySilent, silentSchools } from '#lib/rules/figures/silent-schools'
import { expiryWarning } from '#lib/rules/policy/profiles'
import { deps } from '#lib/server/deps'
import { loadBureau } from '#lib/server/figures/load-bureau'
import { readRemindersAction, reviewWiderViewAction } from './actions.ts'
import { OnTimePart } from './on-time-part.tsx'
import { TrendPart } from './trend-part.tsx'

export const metadata: Metadata = { title: '全县' }

/** 待办、没有点名的班各先列这么多；`?all` 全部列出。 */
const FIRST = 20

export default async function BureauPage({ searchParams }: PageProps<'/bureau'>) {
  const actor = await requireActor('bureau')
  const { db, clock } = deps()
  const at = instant(clock.now().getTime())
  const now = { at, today: dayOf(at) }
  const seen = await db.asActor(actor, (tx) => loadBureau(tx, actor, now))
  const whole = (await searchParams).all !== undefined
  const firstAt = (id: string) => (whole ? {} : { first: { count: FIRST, href: `/bureau?all#${id}` } })
  const due = dueClasses(seen.classes)
  const submitted = due.filter(({ state }) => state === 'submitted')
  const silent = silentSchools(seen.classes)
  const sum = (pick: (one: (typeof due)[number]) => number) =>
    submitted.reduce((total, one) => total + pick(one), 0)
  const cases = dutyGroups(
    seen.owed.flatMap((row) => (row.kase ? [{ ...row, kase: row.kase }] : [])),
    rolesOf('bureau'),
    now,
  )
  const ours = seen.transfers.filter(({ clock }) => clock.ownerRole === 'bureau')
  const mayEnter = seen.policy?.profile.bureauMayEnterTownshipSteps.value ?? false
  const duties = withMatters(
    withTransfers(cases, ours, ['bureau'], now),
    seen.matters,
    { at: 'bureau', entersFor: mayEnter ? seen.unstaffed : [] },
    { today: now.today, listed: listedByClock(seen.owed, ['bureau']) },
  )
  const asOf = momentText(at, now.today)
  const tenant = (await currentSitting())?.tenantName ?? '全县'
  return (
    // 打印缩到一张 A4：会上传看的是一页纸。
    <div className="one-sheet">
      <PageHeader
        title={tenant}
        lead={`截至 ${asOf}`}
        actions={
          <>
            <span className="flex flex-wrap gap-2 print:hidden">
              <LinkButton href="/bureau/lines">控制线</LinkButton>
              <LinkButton href="/bureau/calendar">日历</LinkButton>
              <LinkButton href="/bureau/policy">所依文件</LinkButton>
            </span>
            <PrintButton />
          </>
        }
      />
      <DeskPlaces places={seen.places} />
      <SurveyDuties {...seen.survey} />
      <CountyFigures
        submitted={submitted.length}
        due={due.length}
        closed={seen.classes.length - due.length}
        silent={silent.length}
        whollySilent={silent.filter(isWhollySilent).length}
        dueSchools={bySchool(due).length}
        unexcused={seen.unexcused}
        enrolled={sum(({ enrolled }) => enrolled)}
        present={sum(({ present }) => present)}
        stages={seen.stages}
        standing={seen.standing}
      />
      {seen.policy ? (
        <PolicyTerm profile={seen.policy.profile} warning={expiryWarning(seen.policy.profile, now.today)} />
      ) : null}
      <div className="print:hidden">
        <Reminders reminders={seen.reminders} action={readRemindersAction} />
        <NewerPolicy titles={seen.offered} mayAdopt />
        <Section
          id="duties"
          title={`本局待办 ${duties.late.length + duties.today.length + duties.later.length}件`}
          note="没有法定期限的列在“今天”，按立案先后。"
        >
          <DutyList groups={duties} {...firstAt('duties')} />
        </Section>
        {seen.policy ? (
          <UnmarkedClasses
            classes={seen.unmarked}
            after={seen.policy.profile.unmarkedClass.value.bureauAfter}
            at="bureau"
            {...firstAt('unmarked')}
          />
        ) : null}
        <LeftCases cases={seen.left} mayName={false} />
        <OpenLeads open={seen.openLeads} />
        <MergesToDecide waiting={seen.merges} />
        <OpenTips
          open={seen.openTips}
          lineMissing={seen.policy?.profile.hotline.value === true && seen.tipLine === null}
        />
        <UnsignedPledges {...seen.pledges} />
        <UnstaffedTownships names={seen.unstaffed} mayEnter={mayEnter} />
      </div>
      <UnreviewedViews {...seen.views} newKey={newId} review={reviewWiderViewAction} />
      {seen.reports.length > 0 ? (
        <div className="print:hidden">
          <Section
            id="reports"
            title={`书面报告未了的事 ${seen.reports.length}份`}
            aside={<TextLink href="/reports">报告编号登记</TextLink>}
          >
            <ReportMatters reports={seen.reports} today={now.today} withSchool />
          </Section>
        </div>
      ) : null}
      <Section id="wall" title="今日报送">
        <SchoolWall classes={seen.classes} afterCutOff={isPastCutOff(now.today, at)} />
      </Section>
      <div className="grid grid-cols-1 gap-x-8 xl:grid-cols-2 print:grid-cols-2">
        <Section id="clocks" title="时限">
          <AgencyTable clocks={seen} asOf={asOf} />
        </Section>
        <Section id="stages" title="个案">
          <StageFunnel stages={seen.stages} asOf={asOf} />
        </Section>
      </div>
      <OnTimePart {...seen} />
      <TrendPart {...seen} />
      <PrintedHead head={seen.head} />
    </div>
  )
}
