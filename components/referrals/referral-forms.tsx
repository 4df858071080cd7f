'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { DEPARTMENT_ANSWER_LABEL, DEPARTMENTS, type Department } from '#lib/rules/referrals/departments'
import { askDepartmentForm, departmentAnswerForm } from '#lib/schemas/referrals/department-referral'

type Send = (input: never) => Promise<Answer<unknown>>
type About = { submissionKey: string; caseId: string }

/** 转给一个部门。 */
export function AskDepartment({
  about,
  departments,
  act,
}: {
  about: About
  departments: readonly Department[]
  act: Send
}) {
  return (
    <ActForm
      id="ask"
      submissionKey={about.submissionKey}
      schema={askDepartmentForm}
      action={(input) => act(input as never)}
      defaults={{ ...about, department: '', matter: '' }}
      fields={[
        {
          name: 'department',
          label: '转给哪个部门',
          as: 'select',
          options: departments.map((one) => ({
            value: one,
            label: `${DEPARTMENTS[one].label}：${DEPARTMENTS[one].ask}`,
          })),
        },
        {
          name: 'matter',
          label: '请它办什么',
          hint: '写事由与要办的结果；孩子的姓名、学校、常住村已印在转办单上，不用写在这里。',
          as: 'area',
          max: 500,
        },
      ]}
      label="转办并起算答复时限"
      pendingText="正在转办"
      said={() => '已转办。请打印转办单送出，答复来了登记在这里。'}
    />
  )
}

/** 登记一张转办单的答复。 */
export function AnswerReferral({
  about,
  referralId,
  today,
  act,
}: {
  about: About
  referralId: string
  today: string
  act: Send
}) {
  return (
    <ActForm
      id={`answer-${referralId}`}
      submissionKey={about.submissionKey}
      schema={departmentAnswerForm}
      action={(input) => act(input as never)}
      defaults={{ ...about, referralId, answeredOn: today, content: '' } as never}
      fields={[
        {
          name: 'decision',
          label: '结果',
          as: 'choice',
          options: Object.entries(DEPARTMENT_ANSWER_LABEL).map(([value, label]) => ({ value, label })),
        },
        { name: 'answeredOn', label: '答复的日子', as: 'date' },
        { name: 'content', label: '怎样答复的', as: 'area', max: 500 },
      ]}
      label="登记答复"
      pendingText="正在登记"
      said={() => '已登记，催办办结。'}
    />
  )
}
