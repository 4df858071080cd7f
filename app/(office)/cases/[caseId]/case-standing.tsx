import { TextLink } from '#components/ui/app-link'
import { MomentText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { proofsOf } from '#lib/duties/cases/case-facts'
import { dayOf } from '#lib/rules/calendar/instant'
import { CLOSE_REASONS, isCloseReason, PROOF_LABEL } from '#lib/rules/cases/close-reasons'
import { relapseOf } from '#lib/rules/cases/relapse-link'
import { REQUIREMENT_LABEL, REQUIREMENTS } from '#lib/rules/cases/requirements'
import { STRIKE_OFF_STAGE_LABEL } from '#lib/rules/labels'
import { codeText } from '#lib/schemas/cases/coded'
import type { LoadedCase } from '#lib/server/cases/load-case'

/** 一眼要看到的处境：怎样销的号、与哪件案相连、放行过什么。 */
export function CaseStanding({ loaded }: { loaded: LoadedCase }) {
  return (
    <div className="flex flex-col gap-3 empty:hidden">
      <StruckOff loaded={loaded} />
      <Linked loaded={loaded} />
      <Overridden loaded={loaded} />
    </div>
  )
}

/** 销号的三只手：谁申请、谁核实、谁批准，何时，凭什么（LX-3.2.3）。 */
function StruckOff({ loaded: { kase, now } }: { loaded: LoadedCase }) {
  const decided = kase.strikeOffs.findLast((one) => one.stage === 'decided')
  if (!decided || !kase.closedAt) return null
  const hands = kase.strikeOffs.filter((one) => one.round === decided.round)
  const reason = isCloseReason(decided.reason) ? CLOSE_REASONS[decided.reason].label : decided.reason
  return (
    <Notice kind="info" title={`已销号：${reason}`}>
      {hands.map((one) => (
        <span key={one.id} className="block">
          {codeText(STRIKE_OFF_STAGE_LABEL, one.stage)}：{one.by?.name}，
          <MomentText at={one.recordedAt} today={now.today} />
          {one.note ? `，${one.note}` : ''}
        </span>
      ))}
      <span className="block">
        凭据：
        {proofsOf(decided.proof)
          .map((proof) => PROOF_LABEL[proof])
          .join('、')}
        {kase.townshipSince ? '' : '；乡镇从来不是当事一方，不经乡镇核实'}
      </span>
    </Notice>
  )
}

/** 复辍的前案与后案，两边都看得见。 */
function Linked({ loaded: { kase, others, policy } }: { loaded: LoadedCase }) {
  const within = policy.profile.relapseWithinDays.value
  const before = relapseOf(kase, others, within)
  const own = {
    id: kase.id,
    number: kase.number,
    openedAt: kase.openedAt,
    closedAt: kase.closedAt,
    closeReason: kase.closeReason,
  }
  const after = others.find((one) => relapseOf(one, [own], within) !== null)
  if (!before && !after) return null
  return (
    <Notice kind="warn" title="复辍">
      {before?.closedAt ? (
        <span className="block">
          本案之前，<TextLink href={`/cases/${before.id}`}>个案 {before.number}</TextLink> 已于{' '}
          {dayOf(before.closedAt)} 销号；{within}日之内又立案。
        </span>
      ) : null}
      {after ? (
        <span className="block">
          销号之后又立案：<TextLink href={`/cases/${after.id}`}>个案 {after.number}</TextLink>（
          {dayOf(after.openedAt)}）。
        </span>
      ) : null}
    </Notice>
  )
}

/** 放行过的要件，连同理由（F30）。 */
function Overridden({ loaded: { kase, now } }: { loaded: LoadedCase }) {
  if (kase.overrides.length === 0) return null
  return (
    <Notice kind="warn" title={`放行过 ${kase.overrides.length} 项要件`}>
      {kase.overrides.map((one) => {
        const known = REQUIREMENTS.find((requirement) => requirement === one.requirement)
        return (
          <span key={one.id} className="block">
            {known ? REQUIREMENT_LABEL[known] : one.requirement}：{one.by?.name}，
            <MomentText at={one.recordedAt} today={now.today} />，{one.reason}
          </span>
        )
      })}
    </Notice>
  )
}
