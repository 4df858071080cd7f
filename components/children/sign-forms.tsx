'use client'

import { optionsOf } from '#components/cases/options-of'
import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { SIGN_LABEL } from '#lib/rules/people/early-signs'
import { endSignForm, noteSignForm } from '#lib/schemas/children/early-sign'

type Shared = {
  about: { submissionKey: string; childId: string }
  today: string
  act: (input: never) => Promise<Answer<unknown>>
}

/** 记一样苗头。 */
export function NoteSign({ about, today, act }: Shared) {
  return (
    <ActForm
      id="sign"
      submissionKey={about.submissionKey}
      schema={noteSignForm}
      action={(input) => act(input as never)}
      defaults={{ ...about, noticedOn: today, note: '' } as never}
      fields={[
        { name: 'sign', label: '看出的苗头', as: 'choice', options: [...optionsOf(SIGN_LABEL)] },
        { name: 'noticedOn', label: '看出的日子', as: 'date' },
        {
          name: 'note',
          label: '凭什么看出来',
          hint: '看到的事，不写判断；本校、督学与县教育局看得到。',
          as: 'area',
          max: 300,
        },
      ]}
      label="记下苗头"
      pendingText="正在记下"
      said={() => '已记下。请接着定谁来帮。'}
    />
  )
}

/** 了结一样苗头。 */
export function EndSign({
  about,
  today,
  act,
  options,
}: Shared & { options: readonly { value: string; label: string }[] }) {
  return (
    <ActForm
      id="sign-end"
      submissionKey={about.submissionKey}
      schema={endSignForm}
      action={(input) => act(input as never)}
      defaults={{ ...about, signId: '', endedOn: today, endedWhy: '' } as never}
      fields={[
        { name: 'signId', label: '哪一样', as: 'select', options },
        { name: 'endedOn', label: '了结的日子', as: 'date' },
        { name: 'endedWhy', label: '怎样了结的', as: 'area', max: 200 },
      ]}
      label="了结"
      pendingText="正在了结"
      said={() => '已了结，记过的留着。'}
    />
  )
}
