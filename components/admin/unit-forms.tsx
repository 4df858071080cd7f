'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { closeUnitForm, renameUnitForm } from '#lib/schemas/identity/admin-forms'

type Send = (input: never) => Promise<Answer<unknown>>

/** 单位改名。 */
export function RenameUnitForm(props: {
  submissionKey: string
  unitId: string
  name: string
  today: string
  rename: Send
}) {
  const { submissionKey, unitId, name, today, rename } = props
  return (
    <ActForm
      id="rename"
      submissionKey={submissionKey}
      schema={renameUnitForm}
      action={(input) => rename(input as never)}
      defaults={{ submissionKey, unitId, name, fromOn: today }}
      fields={[
        { name: 'name', label: '新名', max: 40 },
        { name: 'fromOn', label: '自哪天起', as: 'date' },
      ]}
      label="改名"
      said={() => '已改名，旧名留在历次名称里。'}
    />
  )
}

type CloseProps = {
  submissionKey: string
  unitId: string
  today: string
  successors: readonly { readonly value: string; readonly label: string }[]
  close: Send
}

/** 单位撤并。 */
export function CloseUnitForm({ submissionKey, unitId, today, successors, close }: CloseProps) {
  return (
    <ActForm
      id="close"
      submissionKey={submissionKey}
      schema={closeUnitForm}
      action={(input) => close(input as never)}
      defaults={{ submissionKey, unitId, validTo: today, successorId: '' }}
      fields={[
        { name: 'validTo', label: '最后一天', as: 'date' },
        {
          name: 'successorId',
          label: '由谁接续',
          as: 'select',
          required: false,
          options: successors,
          hint: '合并的选接续单位；撤销而无人接续的不选。',
        },
      ]}
      label="撤并"
      danger
      said={() => '已撤并，历史仍指着原来的单位。'}
    />
  )
}
