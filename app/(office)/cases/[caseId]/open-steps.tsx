import { BareAct } from '#components/cases/bare-act'
import { clausesText, clauseText } from '#components/cases/clause-text'
import { ContactForm } from '#components/cases/contact-form'
import { MeasureForm } from '#components/cases/measure-form'
import { StepPanel } from '#components/cases/step-panel'
import { DropoutForm, NoteForm, ReasonForm } from '#components/cases/text-act-form'
import { LinkButton } from '#components/ui/link-button'
import type { CaseReport } from '#lib/data/cases/find-case'
import { awaitingCountersignature } from '#lib/duties/cases/awaiting-receipt'
import { checkOf, openRequest } from '#lib/duties/cases/case-facts'
import { namedFrom } from '#lib/duties/cases/tend-case'
import { standingSerialText } from '#lib/papers/suspected-dropout-report'
import { STANDING_OF } from '#lib/rules/cases/case-states'
import { HAND_OVER_KINDS, HAND_OVER_LABEL, type HandOverKind, mayOffer } from '#lib/rules/cases/hand-over'
import { stepLabel } from '#lib/rules/cases/step-label'
import type { TakenStep } from '#lib/rules/cases/take-step'
import { CONTACT_PARTY_LABEL, type ContactParty } from '#lib/rules/labels'
import type { Beside } from '#lib/server/cases/load-beside'
import type { LoadedCase } from '#lib/server/cases/load-case'
import {
  checkStrikeOffAction,
  confirmDropoutAction,
  countersignReportAction,
  receiveReportAction,
  recordCriticismAction,
  recordPersuasionFailureAction,
  recordPrincipalContactAction,
  refuseStrikeOffAction,
  sendBackReportAction,
  spoilPaperAction,
  strikeOffAction,
} from './actions.ts'
import { mySteps } from './my-steps.ts'
import { ShortageList } from './shortage-list.tsx'
import { isPanel, PAGE_OF, type PanelVerb } from './step-places.ts'
import { StrikeOffRequest } from './strike-off-request.tsx'

type OpenStepsProps = {
  loaded: LoadedCase
  base: string
  proofs: Beside['proofs']
}

/** 此刻归我办的，一步一个；不归我的一个也不出现。 */
export function OpenSteps({ loaded, base, proofs }: OpenStepsProps) {
  const { kase, actor, policy, submissionKey, now } = loaded
  const act = { submissionKey, caseId: kase.id, version: kase.version }
  const steps = mySteps(loaded)
  const order = Object.keys(PAGE_OF)
  const links = steps
    .filter(({ verb }) => PAGE_OF[verb] !== undefined)
    .sort((a, b) => order.indexOf(a.verb) - order.indexOf(b.verb))
  const panels = steps.filter(({ verb }) => isPanel(verb))
  const notYet = notYetText(loaded)
  const early = kase.state === 'alert' || kase.state === 'persuading'
  const drafts = (actor.role === 'officer' || actor.role === 'principal') && early
  const canSign = links.some(({ verb }) => PAGE_OF[verb] === 'report')
  const toSign =
    actor.role === 'inspector' && policy.profile.countersignature.value ? awaitingCountersignature(kase) : []
  const contacts = actor.role === 'principal' && early ? contactsOwed(loaded) : []
  const guardian = kase.child.guardians[0]
  const lacking = lackingOf(loaded)
  const handsOver = handOverOf(loaded)
  const nothingLacks = lacking.length === 0 && contacts.length === 0 && loaded.short.length === 0
  const owesNothing = nothingLacks && handsOver === null
  if (links.length + panels.length === 0 && !drafts && owesNothing && toSign.length === 0)
    return <p className="text-muted">此刻没有归您办的步骤。{waitingText(loaded)}</p>
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3 empty:hidden">
        {links.map(({ verb, step }, index) => (
          <LinkButton
            key={verb}
            href={`${base}/${PAGE_OF[verb]}`}
            variant={index === 0 ? 'primary' : 'secondary'}
            title={clausesText(step.clause, kase.policyCode)}
          >
            {stepLabel(verb, step, policy.profile)}
          </LinkButton>
        ))}
        {handsOver ? <LinkButton href={`${base}/hand-over`}>{HAND_OVER_LABEL[handsOver]}</LinkButton> : null}
        {lacking.map((text) => (
          <LinkButton key={text} href={`${base}/people`}>
            {text}
          </LinkButton>
        ))}
        {drafts && !canSign ? <LinkButton href={`${base}/report`}>起草书面报告</LinkButton> : null}
      </div>
      {notYet ? <p className="text-muted">{notYet}</p> : null}
      <ShortageList loaded={loaded} base={base} />
      {loaded.enteringFor ? (
        <p className="text-muted">
          {kase.township?.name}今天没有用户，可由县教育局代录乡镇的步骤；每一步都记明代录（C-08）。
        </p>
      ) : null}
      {panels.map(({ verb, step }) => (
        <StepPanel
          key={verb}
          title={stepLabel(verb, step, policy.profile)}
          clause={clausesText(step.clause, kase.policyCode)}
          open={verb === 'receive_report' || verb === 'strike_off'}
        >
          {verb.startsWith('strike_off') ? <StrikeOffRequest kase={kase} proofs={proofs} /> : null}
          <Panel
            key={`${verb}-${kase.version}`}
            verb={verb}
            step={step}
            act={act}
            base={base}
            loaded={loaded}
          />
        </StepPanel>
      ))}
      {toSign.length > 0 ? (
        <StepPanel title={countersignTitle(toSign)} clause={clauseText('DDK-4.5.2')} open>
          <BareAct
            act={act}
            label="会签"
            pendingText="正在会签"
            action={countersignReportAction}
            goTo={base}
          />
        </StepPanel>
      ) : null}
      {contacts.map((party) => (
        <StepPanel
          key={party}
          title={`记录与${CONTACT_PARTY_LABEL[party]}的联系`}
          clause={clauseText('LX-2.2.4')}
          open
        >
          <ContactForm
            key={kase.version}
            act={act}
            party={party}
            contacted={
              party === 'guardian' ? (guardian ? `${guardian.name}（${guardian.relation}）` : '') : ''
            }
            now={now.local}
            action={recordPrincipalContactAction}
            goTo={base}
          />
        </StepPanel>
      ))}
    </div>
  )
}

/** 有几份没签的，先签先签发的，写明是哪一份。 */
function countersignTitle(reports: readonly CaseReport[]): string {
  const [first] = reports
  if (!first || reports.length === 1) return '会签书面报告'
  const serial = standingSerialText(first)
  return `会签书面报告 ${serial ?? ''}（共${reports.length}份未会签，先签发的先签）`
}

/** 归我定而还没有定的：责任人；本地要求计划的，还有计划。 */
function lackingOf({ kase, actor, facts }: LoadedCase): readonly string[] {
  if (!namedFrom(kase, actor.role) || STANDING_OF[kase.state] === 'closed') return []
  return [
    ...(kase.responsible ? [] : ['确定劝返责任人']),
    ...(facts.namedPersonRequired && !facts.casePlan ? ['制定劝返、关爱、帮扶计划'] : []),
  ]
}

/** 此岗位此刻能提出的移交；已有一张在等答复的没有。 */
function handOverOf({ kase, actor }: LoadedCase): HandOverKind | null {
  if (kase.handOvers.some((one) => one.answer === null)) return null
  return HAND_OVER_KINDS.find((kind) => mayOffer(kind, kase.state, actor.role)) ?? null
}

/** 文件要求校长分别联系的两方里，本轮还没有记的（LX-2.2.4）。 */
function contactsOwed({ facts }: LoadedCase): readonly ContactParty[] {
  if (!facts.principalContactRequired) return []
  const owed: ContactParty[] = []
  if (!facts.principalContactedGuardian) owed.push('guardian')
  if (!facts.principalContactedVillage) owed.push('village')
  return owed
}

type PanelProps = {
  verb: TakenStep['verb']
  step: TakenStep['step']
  act: { submissionKey: string; caseId: string; version: number }
  base: string
  loaded: LoadedCase
}

function Panel({ verb, step, act, base, loaded }: PanelProps) {
  if (!isPanel(verb)) return null
  const common = { act, id: verb, label: stepLabel(verb, step, loaded.policy.profile), goTo: base }
  const dated = { ...common, today: loaded.now.today, earliest: loaded.kase.absentSinceOn }
  const forms: Readonly<Record<PanelVerb, () => React.ReactNode>> = {
    receive_report: () => <BareAct {...common} pendingText="正在签收" action={receiveReportAction} />,
    send_back_report: () => (
      <ReasonForm
        {...common}
        ask="退回的理由"
        hint="学校会看到这段话，并另有时限重报。"
        danger
        action={sendBackReportAction}
      />
    ),
    record_persuasion_failure: () => (
      <ReasonForm {...common} ask="为何劝返无效" action={recordPersuasionFailureAction} />
    ),
    record_criticism: () => (
      <MeasureForm {...dated} hint="对谁、在哪里、讲了什么" action={recordCriticismAction} />
    ),
    spoil_paper: () => (
      <ReasonForm
        {...common}
        ask="作废的理由"
        hint="号留在登记簿上，不再用；重开的另取新号。"
        danger
        action={spoilPaperAction}
      />
    ),
    confirm_dropout: () => (
      <DropoutForm
        {...common}
        ask="查明的辍学原因"
        hint="认定辍学不是结案：个案一直开着，回访劝返照常到期。"
        action={confirmDropoutAction}
      />
    ),
    strike_off_check: () => <NoteForm {...common} ask="核实情况" action={checkStrikeOffAction} />,
    strike_off: () => <NoteForm {...common} ask="说明" action={strikeOffAction} />,
    strike_off_refuse: () => (
      <ReasonForm {...common} ask="不予销号的理由" danger action={refuseStrikeOffAction} />
    ),
  }
  return forms[verb]()
}

/** 乡镇此刻欠着、而本版还不能在线办的，直说，不让人找按钮。 */
function notYetText({ kase, actor }: LoadedCase): string | null {
  if (actor.role !== 'township' && actor.role !== 'township_leader') return null
  if (kase.state === 'placed')
    return '期满前须重新申请：请在下面“缓学、休学、送教上门”提新的申请；能入学的，由学校编班确认。'
  if (kase.state === 'organising')
    return '因身体状况不能入学的，请在下面“缓学、休学、送教上门”代监护人申请（附件6）。'
  return null
}

/** 在等谁：销号申请等教育局，观察期等日子过完，其余看最早到期的那一项归谁。 */
function waitingText({ kase }: LoadedCase): string {
  if (STANDING_OF[kase.state] === 'closed') return '本案已销号，只供查阅。'
  const request = openRequest(kase)
  if (request && kase.townshipSince && !checkOf(kase, request.round)) return '销号申请正在等待乡镇核实。'
  if (request) return '销号申请正在等待县教育局决定。'
  const next = kase.deadlines
    .filter((one) => one.status === 'running' && !one.warning)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0]
  if (next?.duty === 'observation') return '正在观察，期满后由学校申请销号。'
  return next ? `正在等待${next.ownerUnit.name}办理。` : ''
}
