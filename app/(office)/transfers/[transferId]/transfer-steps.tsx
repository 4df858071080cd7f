import {
  AcceptForm,
  DeclineForm,
  OutsideAnswerForm,
  PlaceForm,
  ReleaseForm,
} from '#components/transfers/transfer-acts'
import { newId } from '#lib/data/ids'
import type { TransferStep } from '#lib/rules/placements/transfer'
import { comesIn, isOpenTransfer } from '#lib/rules/placements/transfer-states'
import type { LoadedTransfer } from '#lib/server/transfers/load-transfer'
import {
  acceptTransferAction,
  holdBackTransferAction,
  placeTransferAction,
  recallTransferAction,
  recordOutsideAnswerAction,
  refuseTransferAction,
  releaseTransferAction,
} from './actions.ts'

const HINT = {
  hold_back: '不是监护人自愿的、材料不实的，不予转出。理由会记在这一份上。',
  refuse: '理由一字不改带给转出一方；孩子仍在原校名册上。',
  recall: '收回不等于孩子在读书：孩子在原班点到之前，转出的时限照走。',
} as const

/** 此人面前的各步：主要的一步在前，退回、收回的收着。 */
export function TransferSteps({ loaded }: { loaded: LoadedTransfer }) {
  const { steps, transfer } = loaded
  const outside = transfer.route === 'to_outside' && transfer.state === 'sent'
  if (steps.length === 0) return <p className="text-muted">{restText(loaded)}</p>
  const declining = ['hold_back', 'refuse', 'recall']
  const main = steps.filter(({ act }) => !declining.includes(act) && !(outside && act === 'accept'))
  const aside = steps.filter(({ act }) => declining.includes(act) && !(outside && act === 'refuse'))
  return (
    <div className="flex flex-col gap-6">
      {outside ? <OutsideAnswerForm {...keys(loaded)} action={recordOutsideAnswerAction} /> : null}
      {main.map((step) => (
        <MainStep key={step.act} step={step} loaded={loaded} />
      ))}
      {aside.map((step) => (
        <details key={step.act}>
          <summary className="flex min-h-11 items-center font-medium text-accent hover:bg-accent-soft">
            {step.label}
          </summary>
          <div className="pt-2">
            <Decline step={step} loaded={loaded} />
          </div>
        </details>
      ))}
    </div>
  )
}

function keys({ transfer }: LoadedTransfer) {
  return { submissionKey: newId(), transferId: transfer.id }
}

function MainStep({ step, loaded }: { step: TransferStep; loaded: LoadedTransfer }) {
  const { transfer, schools, classes } = loaded
  const options = (rows: readonly { readonly id: string; readonly name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  switch (step.act) {
    case 'release':
      return (
        <ReleaseForm
          {...keys(loaded)}
          outside={transfer.route === 'to_outside'}
          action={releaseTransferAction}
        />
      )
    case 'place':
      return <PlaceForm {...keys(loaded)} schools={options(schools)} action={placeTransferAction} />
    case 'accept':
      return <AcceptForm {...keys(loaded)} classes={options(classes)} action={acceptTransferAction} />
    default:
      return null
  }
}

function Decline({ step, loaded }: { step: TransferStep; loaded: LoadedTransfer }) {
  const given = { ...keys(loaded), label: step.label, ask: '理由' }
  switch (step.act) {
    case 'hold_back':
      return (
        <DeclineForm
          {...given}
          id="hold-back"
          hint={HINT.hold_back}
          said="已记为不予转出。"
          action={holdBackTransferAction}
        />
      )
    case 'refuse':
      return (
        <DeclineForm
          {...given}
          id="refuse"
          hint={HINT.refuse}
          said={
            loaded.transfer.route === 'from_outside'
              ? '已不予接收。请打印回函，寄给来函的一方。'
              : '已不予接收，理由随即带给转出一方。'
          }
          action={refuseTransferAction}
        />
      )
    case 'recall':
      return (
        <DeclineForm
          {...given}
          id="recall"
          hint={HINT.recall}
          said="已收回。"
          action={recallTransferAction}
        />
      )
    default:
      return null
  }
}

function restText({ transfer, actor }: LoadedTransfer): string {
  const { state, route } = transfer
  if (state === 'moved')
    return route === 'within' || comesIn(route)
      ? '孩子已在接收学校的名册上。'
      : '孩子已离开本县的名册，案随学籍转出。'
  if (state === 'refused' && !comesIn(route))
    return actor.role === 'bureau'
      ? '对方不予接收，孩子仍在原校名册上。请督促学校落实去向：另提一份，或让孩子回班上课。'
      : '对方不予接收，孩子仍在原校名册上。转出学校可以另提一份；孩子回班点到了，时限自己停。'
  if (!isOpenTransfer(state)) return '这一份已经了结。'
  if (state === 'asked') return '在等教育局答复。'
  if (state === 'sent') return '在等对方教育局安排学校。'
  return '在等接收学校答复。'
}
