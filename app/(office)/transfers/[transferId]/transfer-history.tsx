import { MomentText } from '#components/ui/date-text'
import { ledgerVerbLabel } from '#lib/rules/ledger-verbs'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import type { LoadedTransfer } from '#lib/server/transfers/load-transfer'

/** 走过的各步，从提出到了结；写下不改。 */
export function TransferHistory({ loaded: { transfer, now } }: { loaded: LoadedTransfer }) {
  const first =
    transfer.route === 'from_county'
      ? `${transfer.peerName}送来材料`
      : `${transfer.person?.name ?? ''}${transfer.route === 'from_outside' ? `照${transfer.peerName}来函登记` : '代监护人提出'}`
  return (
    <ol className="flex flex-col gap-3">
      <li className="border-l-4 border-line-strong pl-3">
        <strong>{first}</strong>
        <span className="ml-2 text-sm text-muted">
          <MomentText at={transfer.recordedAt} today={now.today} />
        </span>
      </li>
      {transfer.steps.map((step) => (
        <li key={step.ordinal} className="border-l-4 border-line-strong pl-3">
          <strong>{ledgerVerbLabel(`${step.act}_transfer`)}</strong>
          {step.reason ? `：${step.reason}` : ''}
          {step.answeredBy ? `（${step.answeredBy}）` : ''}
          <span className="ml-2 text-sm text-muted">
            {whoText(step, transfer)} <MomentText at={step.recordedAt} today={now.today} />
          </span>
        </li>
      ))}
    </ol>
  )
}

type Step = LoadedTransfer['transfer']['steps'][number]

/** 对方县的经办人不带过来，只写是哪个县的答复；过名册写系统。 */
function whoText(step: Step, transfer: LoadedTransfer['transfer']): string {
  if (step.person) return `${isRole(step.role) ? ROLE_LABEL[step.role] : ''} ${step.person.name}`
  return step.act === 'accept' || step.act === 'refuse' ? transfer.peerName : '系统'
}
