'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Option } from '#components/ui/select'
import type { Answer } from '#lib/rules/answer'
import { DELIVERY_MEANS_LABEL } from '#lib/rules/labels'
import {
  acceptTransferForm,
  declineTransferForm,
  outsideAnswerForm,
  placeTransferForm,
  releaseTransferForm,
} from '#lib/schemas/transfers/transfer'

type Act<I> = (input: I) => Promise<Answer<{ readonly transferId: string }>>
type Given = { readonly submissionKey: string; readonly transferId: string }
type Keys = { readonly submissionKey: string; readonly transferId: string }

const MEANS = Object.entries(DELIVERY_MEANS_LABEL).map(([value, label]) => ({ value, label }))
const reason = (label: string, hint: string) =>
  [{ name: 'reason', label, hint, as: 'area', max: 300 }] as const

/** 教育局同意转出；对方不在系统里的，写明怎样送。 */
export function ReleaseForm({
  outside,
  action,
  ...act
}: Given & { outside: boolean; action: Act<Keys & { sentMeans: string; trackingNumber: string }> }) {
  return (
    <ActForm
      id="release"
      submissionKey={act.submissionKey}
      schema={releaseTransferForm}
      action={action}
      defaults={{ ...act, sentMeans: '', trackingNumber: '' }}
      fields={
        outside
          ? [
              { name: 'sentMeans', label: '送出方式', as: 'select', options: MEANS },
              { name: 'trackingNumber', label: '单号', required: false, max: 40 },
            ]
          : []
      }
      label="同意转出，送往对方"
      pendingText="正在送出"
      said={() =>
        outside
          ? '已同意转出。请到“密封文件”封一份，连同联系函分开送去。'
          : '已同意转出，材料随即送到对方教育局。'
      }
    />
  )
}

/** 不予转出、不予接收、收回：都要写明理由。 */
export function DeclineForm({
  id,
  label,
  ask,
  hint,
  said,
  action,
  ...act
}: Given & {
  id: string
  label: string
  ask: string
  hint: string
  said: string
  action: Act<Keys & { reason: string }>
}) {
  return (
    <ActForm
      id={id}
      submissionKey={act.submissionKey}
      schema={declineTransferForm}
      action={action}
      defaults={{ ...act, reason: '' }}
      fields={reason(ask, hint)}
      label={label}
      danger
      said={() => said}
    />
  )
}

/** 转入方教育局安排学校。 */
export function PlaceForm({
  schools,
  action,
  ...act
}: Given & { schools: readonly Option[]; action: Act<Keys & { toSchoolId: string }> }) {
  return (
    <ActForm
      id="place"
      submissionKey={act.submissionKey}
      schema={placeTransferForm}
      action={action}
      defaults={{ ...act, toSchoolId: '' }}
      fields={[{ name: 'toSchoolId', label: '接收学校', as: 'select', options: schools }]}
      label="安排到这所学校"
      said={() => '已安排，接收学校的答复时限自此起算。'}
    />
  )
}

/** 接收学校编班接收。 */
export function AcceptForm({
  classes,
  action,
  ...act
}: Given & { classes: readonly Option[]; action: Act<Keys & { classId: string }> }) {
  return (
    <ActForm
      id="accept"
      submissionKey={act.submissionKey}
      schema={acceptTransferForm}
      action={action}
      defaults={{ ...act, classId: '' }}
      fields={[{ name: 'classId', label: '编入哪个班', as: 'select', options: classes }]}
      label="接收，编入这个班"
      said={() => '已接收，名册随即过来。'}
    />
  )
}

/** 系统之外的答复由教育局登记。 */
export function OutsideAnswerForm({
  action,
  ...act
}: Given & {
  action: Act<Keys & { decision: string; answeredBy: string; reason: string; replyCode: string }>
}) {
  return (
    <ActForm
      id="answer"
      submissionKey={act.submissionKey}
      schema={outsideAnswerForm}
      action={action}
      defaults={{ ...act, decision: '', answeredBy: '', reason: '', replyCode: '' }}
      fields={[
        {
          name: 'decision',
          label: '对方的答复',
          as: 'choice',
          options: [
            { value: 'accept', label: '已接收' },
            { value: 'refuse', label: '不予接收' },
          ],
        },
        { name: 'answeredBy', label: '对方经办人或来文号', max: 60 },
        {
          name: 'replyCode',
          label: '回执码',
          hint: '对方打开密封文件后看到的八位，写在接收函上；没有写的留空',
          required: false,
          max: 20,
        },
        { name: 'reason', label: '答复的内容', as: 'area', max: 300 },
      ]}
      label="登记答复"
      said={() => '答复已登记。'}
    />
  )
}
