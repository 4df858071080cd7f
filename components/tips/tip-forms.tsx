'use client'

import { optionsOf } from '#components/cases/options-of'
import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { TIP_CHANNEL_LABEL, TIP_OUTCOME_LABEL } from '#lib/rules/tips/tips'
import { followTipForm, tipForm, tipLineForm } from '#lib/schemas/tips/tip'

type Act = (input: never) => Promise<Answer<unknown>>

/** 登记或更换公布的举报电话。 */
export function TipLineForm({ submissionKey, act }: { submissionKey: string; act: Act }) {
  return (
    <ActForm
      id="line"
      submissionKey={submissionKey}
      schema={tipLineForm}
      action={(input) => act(input as never)}
      defaults={{ submissionKey, phone: '', hours: '' }}
      fields={[
        {
          name: 'phone',
          label: '举报电话',
          hint: '登记之后印在公开数字上，各岗位的手册里也看得到。',
          max: 20,
        },
        { name: 'hours', label: '什么时候有人接', required: false, max: 60 },
      ]}
      label="公布这个号码"
      pendingText="正在登记"
      said={() => '号码已换，从前的留着。'}
    />
  )
}

type TipFormProps = {
  submissionKey: string
  today: string
  units: readonly { value: string; label: string }[]
  /** 从个案页来的：关于哪一件案。 */
  caseId: string
  act: Act
}

/** 登记一件举报。 */
export function TipForm({ submissionKey, today, units, caseId, act }: TipFormProps) {
  return (
    <ActForm
      id="tip"
      submissionKey={submissionKey}
      schema={tipForm}
      action={(input) => act(input as never)}
      defaults={{ submissionKey, receivedOn: today, unitId: '', caseId, said: '', teller: '' } as never}
      fields={[
        { name: 'receivedOn', label: '收到的日子', as: 'date' },
        { name: 'channel', label: '怎么来的', as: 'choice', options: optionsOf(TIP_CHANNEL_LABEL) },
        {
          name: 'unitId',
          label: '说的是哪所学校、哪个乡镇',
          hint: '说不清是哪里的，不选。',
          required: false,
          as: 'select',
          options: units,
        },
        {
          name: 'said',
          label: '举报的内容',
          hint: '只有本局看得到。不要把举报人的姓名、电话写在这里。',
          as: 'area',
          max: 2000,
        },
        {
          name: 'teller',
          label: '举报人与联系方式',
          hint: '可以不留。封存，列表里没有，要看须写事由并留痕。',
          required: false,
          max: 100,
        },
      ]}
      label="登记举报"
      pendingText="正在登记"
      said={() => '已登记，列在未了的举报里。'}
    />
  )
}

/** 登记一次办理与现在的结论。 */
export function FollowTipForm({
  about,
  today,
  act,
}: {
  about: { submissionKey: string; tipId: string; seen: number }
  today: string
  act: Act
}) {
  return (
    <ActForm
      id="follow"
      submissionKey={about.submissionKey}
      schema={followTipForm}
      action={(input) => act(input as never)}
      defaults={{ ...about, doneOn: today, done: '' } as never}
      fields={[
        { name: 'doneOn', label: '办理的日子', as: 'date' },
        { name: 'done', label: '做了什么、查到什么', as: 'area', max: 1000 },
        { name: 'outcome', label: '结论', as: 'choice', options: optionsOf(TIP_OUTCOME_LABEL) },
      ]}
      label="记下办理"
      pendingText="正在登记"
      said={() => '已记下，从前的留着。'}
    />
  )
}
