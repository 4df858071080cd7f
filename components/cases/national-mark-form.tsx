'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { NATIONAL_MARKS, type NationalMarkKind } from '#lib/rules/cases/national-marks'
import { nationalMarkForm } from '#lib/schemas/cases/national-mark'

type NationalMarkBlankProps = {
  submissionKey: string
  caseId: string
  kinds: readonly NationalMarkKind[]
  today: string
  act: (input: never) => Promise<Answer<unknown>>
}

/** 在国家的系统里办了哪一样，哪天办的。 */
export function NationalMarkBlank({ submissionKey, caseId, kinds, today, act }: NationalMarkBlankProps) {
  return (
    <ActForm
      id="national"
      submissionKey={submissionKey}
      schema={nationalMarkForm}
      action={(input) => act(input as never)}
      defaults={{ submissionKey, caseId, kind: kinds[0] ?? '', onDay: today } as never}
      fields={[
        {
          name: 'kind',
          label: '办了什么',
          as: 'choice',
          options: kinds.map((value) => ({ value, label: NATIONAL_MARKS[value].label })),
        },
        { name: 'onDay', label: '办理的日子', as: 'date' },
      ]}
      label="登记"
      pendingText="正在登记"
      said={() => '已登记，台账里看得到。'}
    />
  )
}
