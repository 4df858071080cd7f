'use client'

import { optionsOf } from '#components/cases/options-of'
import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { LEAD_OUTCOME_LABEL } from '#lib/rules/leads/leads'
import { leadCheckForm, leadForm } from '#lib/schemas/leads/lead'

type Act = (input: never) => Promise<Answer<unknown>>

type LeadFormProps = { submissionKey: string; childId: string; today: string; act: Act }

/** 反馈一条线索。 */
export function LeadForm({ submissionKey, childId, today, act }: LeadFormProps) {
  return (
    <ActForm
      id="lead"
      submissionKey={submissionKey}
      schema={leadForm}
      action={(input) => act(input as never)}
      defaults={{ submissionKey, childId, noticedOn: today, said: '' } as never}
      fields={[
        { name: 'noticedOn', label: '哪天看见没有上学', as: 'date' },
        { name: 'whereabouts', label: '现在在哪里', as: 'select', options: optionsOf(WHEREABOUTS_LABEL) },
        { name: 'said', label: '看见了什么、听谁说的', as: 'area', max: 500 },
      ]}
      label="反馈乡镇与县教育局"
      pendingText="正在反馈"
      said={() => '已反馈，乡镇核实的时限开始起算。'}
    />
  )
}

type LeadCheckFormProps = { submissionKey: string; leadId: string; today: string; act: Act }

/** 核实一条线索。 */
export function LeadCheckForm({ submissionKey, leadId, today, act }: LeadCheckFormProps) {
  return (
    <ActForm
      id="check"
      submissionKey={submissionKey}
      schema={leadCheckForm}
      action={(input) => act(input as never)}
      defaults={{ submissionKey, leadId, checkedOn: today, done: '' } as never}
      fields={[
        { name: 'checkedOn', label: '核实的日子', as: 'date' },
        { name: 'done', label: '到哪里、见了谁、怎样核实的', as: 'area', max: 500 },
        { name: 'outcome', label: '结果', as: 'choice', options: optionsOf(LEAD_OUTCOME_LABEL) },
      ]}
      label="记下核实的结果"
      pendingText="正在登记"
      said={() => '已记下。属实的，一分钟之内自动立案。'}
    />
  )
}
