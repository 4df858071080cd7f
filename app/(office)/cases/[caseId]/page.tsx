import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { clockView } from '#components/cases/clock-view'
import { CaseLine } from '#components/pieces/case-line'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { DayStrip } from '#components/pieces/day-strip'
import { TextLink } from '#components/ui/app-link'
import { ageText, DayText, MomentText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { CASE_LINE_LABEL } from '#lib/rules/cases/case-states'
import { DROPOUT_REASON_LABEL, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { helpersNow } from '#lib/rules/people/case-people'
import { ACCESS_FIELD_LABEL } from '#lib/rules/people/may-reveal'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import { REFERRAL_READERS } from '#lib/rules/referrals/departments'
import { codeText } from '#lib/schemas/cases/coded'
import { type Beside, loadBeside } from '#lib/server/cases/load-beside'
import { type LoadedCase, loadCase } from '#lib/server/cases/load-case'
import { type CaseMasks, caseMasks } from '#lib/server/cases/masks'
import { AdmitPart } from './admit-part.tsx'
import { CaseClocks, EndedClocks } from './case-clocks.tsx'
import { CaseFiles } from './case-files.tsx'
import { CaseHistory } from './case-history.tsx'
import { CasePlacements } from './case-placements.tsx'
import { CaseStanding } from './case-standing.tsx'
import { caseStory } from './case-story.ts'
import { CaseTransfer } from './case-transfer.tsx'
import { HandOverTrail } from './hand-over-trail.tsx'
import { Masked } from './masked.tsx'
import { OpenSteps } from './open-steps.tsx'
import { ReportStanding } from './report-standing.tsx'

export const metadata: Metadata = { title: '个案' }

export default async function CasePage({ params }: PageProps<'/cases/[caseId]'>) {
  const { caseId } = await params
  const loaded = await loadCase(caseId)
  const { chain, transfers, placements, files, proofs } = await loadBeside(loaded)
  const { kase, now, actor } = loaded
  const base = `/cases/${kase.id}`
  const masks = caseMasks(loaded)
  return (
    <>
      <PageHeader
        title={kase.child.name}
        crumbs={[{ label: '个案台账', href: '/cases' }]}
        tags={<CaseStateTag state={kase.state} />}
        actions={<LinkButton href={`/children/${kase.child.id}`}>学生档案</LinkButton>}
        lead={[
          kase.class?.name,
          kase.school?.name,
          ageText(kase.child.birthOn, now.today),
          `${CASE_LINE_LABEL[kase.line]} ${kase.number}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      {kase.schoolFailure ? <Notice kind="warn" title={kase.schoolFailure} /> : null}
      <CaseTransfer transfers={transfers} />
      <CaseStanding loaded={loaded} />
      <Facts loaded={loaded} masks={masks} chain={chain} />
      <Section id="line" title="案线">
        <CaseLine items={caseStory(kase, base)} today={now.today} label="个案经过" />
      </Section>
      <Section id="open" title="现在归我办的">
        <ArrivalFocus key={kase.version}>
          <AdmitPart loaded={loaded} />
          <OpenSteps loaded={loaded} base={base} proofs={proofs} />
        </ArrivalFocus>
      </Section>
      {kase.reports.length > 0 || kase.contacts.length > 0 ? (
        <Section id="reports" title="书面报告与送达">
          <ReportStanding loaded={loaded} base={base} />
        </Section>
      ) : null}
      {kase.handOvers.length > 0 ? (
        <Section id="hand-overs" title="移交" note="对方答复之前，个案仍归移交方，时限照走。">
          <HandOverTrail loaded={loaded} base={base} />
        </Section>
      ) : null}
      <Section id="clocks" title="在走的时限" note="每项写明自何事起、依据哪条、哪些日子计入、哪些不计。">
        <CaseClocks loaded={loaded} />
        <EndedClocks loaded={loaded} />
      </Section>
      <Section id="history" title="全部经过" aside={<TextLink href={`${base}/changes`}>逐项改动</TextLink>}>
        <CaseHistory loaded={loaded} base={base} />
      </Section>
      {actor.role === 'teacher' || actor.role === 'inspector' ? null : (
        <Section id="placements" title="缓学、休学、送教上门">
          <CasePlacements loaded={loaded} placements={placements} />
        </Section>
      )}
      <Section
        id="files"
        title="附件"
        note="照片、扫描件、签名；医院与残疾证明只有审批的人与上传者看得到。打开一次记一次。"
      >
        <CaseFiles loaded={loaded} files={files} />
      </Section>
      <Section id="seen" title="查阅记录" note="谁按次查看过这个孩子的脱敏字段。">
        <SeenLog loaded={loaded} />
      </Section>
    </>
  )
}

type FactsProps = { loaded: LoadedCase; masks: CaseMasks; chain: Beside['chain'] }

function Facts({ loaded, masks, chain }: FactsProps) {
  const { kase, now } = loaded
  const next = kase.deadlines
    .filter((one) => one.status === 'running' && !one.warning)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0]
  const { id: childId } = kase.child
  const guardianId = masks.guardian?.id
  const neverEnrolled = kase.line === 'never_enrolled'
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8 lg:grid-cols-[auto_1fr_auto_1fr]">
      <Fact label="劝返责任人">
        <TextLink href={`/cases/${kase.id}/people`}>{kase.responsible?.name ?? '尚未确定'}</TextLink>
        {kase.people.length > 0 || kase.plans.length > 0 ? (
          <span className="ml-2 text-sm text-muted">{peopleNote(kase)}</span>
        ) : null}
      </Fact>
      {chain.length > 0 ? (
        <Fact label="包保责任">{chain.map(({ label, people }) => `${label}：${people}`).join('；')}</Fact>
      ) : null}
      {loaded.policy.profile.forms.value.includes('signature') ? (
        <Fact label="学生家长签字">
          <TextLink href={`/cases/${kase.id}/signatures`}>查看与登记</TextLink>
        </Fact>
      ) : null}
      {loaded.actor.role === 'bureau' ? (
        <Fact label="举报">
          <TextLink href={`/tips?case=${kase.id}#record`}>登记关于此案的举报</TextLink>
        </Fact>
      ) : null}
      {(REFERRAL_READERS as readonly string[]).includes(loaded.actor.role) ? (
        <Fact label="部门转办">
          <TextLink href={`/cases/${kase.id}/departments`}>查看与转办</TextLink>
        </Fact>
      ) : null}
      {neverEnrolled ? null : (
        <Fact label="学籍系统、国家平台">
          <TextLink href={`/cases/${kase.id}/national`}>查看与登记</TextLink>
        </Fact>
      )}
      <Fact label="下一时限">{next ? <DayStrip size="small" {...clockView(next, now)} /> : '没有'}</Fact>
      <Fact label={neverEnrolled ? '应入学' : '缺勤自'}>
        <DayText day={kase.absentSinceOn} today={now.today} />
      </Fact>
      <Fact label="立案">
        <MomentText at={kase.openedAt} today={now.today} />（{clauseText(kase.triggerClause)}）
      </Fact>
      <Fact label="监护人">
        {masks.guardian ? `${masks.guardian.name}（${masks.guardian.relation}）` : '没有登记'}
      </Fact>
      <Fact label="联系电话">
        <Masked
          mask={masks.phone}
          childId={childId}
          field="guardian_phone"
          {...(guardianId ? { guardianId } : {})}
        />
      </Fact>
      <Fact label="常住">
        {kase.township?.name} {kase.village?.name}
      </Fact>
      <Fact label="家庭住址">
        <Masked mask={masks.address} childId={childId} field="address" />
      </Fact>
      <Fact label="身份证件号码">
        <Masked mask={masks.idNumber} childId={childId} field="id_number" />
      </Fact>
      <Fact label="学籍号">
        <Masked mask={masks.studentNumber} childId={childId} field="student_number" />
      </Fact>
      <Fact label={neverEnrolled ? '未入学原因' : '旷课原因'}>
        {kase.reason ? codeText(DROPOUT_REASON_LABEL, kase.reason) : '尚未查明'}
      </Fact>
      <Fact label="去向">
        {kase.whereabouts ? codeText(WHEREABOUTS_LABEL, kase.whereabouts) : '尚未查明'}
      </Fact>
      {kase.relapses > 0 ? (
        <Fact label="复辍">
          <StateTag tone="late">{kase.relapses}次</StateTag>
        </Fact>
      ) : null}
      {kase.untilOn ? (
        <Fact label="限期销号至">{<DayText day={kase.untilOn} today={now.today} />}</Fact>
      ) : null}
    </dl>
  )
}

/** 协助几人、计划第几版。 */
function peopleNote({ people, plans }: LoadedCase['kase']): string {
  const helpers = helpersNow(people).length
  const plan = plans.at(-1)
  return [helpers ? `协助 ${helpers}人` : '', plan ? `计划第${plan.version}版` : '']
    .filter(Boolean)
    .join('，')
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

function SeenLog({ loaded }: { loaded: LoadedCase }) {
  const { seen } = loaded.background
  return (
    <Table
      caption={`查阅记录，${seen.length}条`}
      columns={[
        { key: 'who', head: '谁', cell: (row: (typeof seen)[number]) => row.person.name },
        { key: 'role', head: '岗位', cell: (row) => (isRole(row.role) ? ROLE_LABEL[row.role] : row.role) },
        { key: 'field', head: '哪一项', cell: (row) => codeText(ACCESS_FIELD_LABEL, row.field) },
        { key: 'reason', head: '事由', cell: (row) => row.reason },
        {
          key: 'at',
          head: '时间',
          cell: (row) => <MomentText at={row.recordedAt} today={loaded.now.today} />,
        },
      ]}
      rows={seen}
      rowKey={(row) => row.id}
      empty="还没有人查看过。"
    />
  )
}
