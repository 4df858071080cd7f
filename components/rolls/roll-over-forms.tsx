'use client'

import { useState } from 'react'
import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import {
  admitLeaversForm,
  confirmRollOverForm,
  prepareRollOverForm,
  undoRollOverForm,
} from '#lib/schemas/rolls/roll-over-forms'
import { ElsewhereChoices, type LeavingClass } from './elsewhere-choices.tsx'

type Option = { readonly value: string; readonly label: string }
type Send<S extends z.ZodType> = (input: z.input<S>) => Promise<Answer<unknown>>

type Elsewhere = { readonly childId: string; readonly toSchoolId: string }

type PrepareProps = {
  readonly submissionKey: string
  readonly schoolId: string
  readonly newClasses: number
  /** 有小学毕业班的才选。 */
  readonly juniors: readonly Option[] | null
  /** 要把名单交出去的各班。 */
  readonly leaving: readonly LeavingClass[]
  /** 上一次备的时候写过的去处。 */
  readonly elsewhere: readonly Elsewhere[]
  readonly prepare: Send<typeof prepareRollOverForm>
}

/** 专干备升班。 */
export function PrepareRollOver(props: PrepareProps) {
  const { submissionKey, schoolId, newClasses, juniors, leaving, elsewhere, prepare } = props
  const [chosen, setChosen] = useState(
    () => new Map(elsewhere.map(({ childId, toSchoolId }) => [childId, toSchoolId])),
  )
  const { register, errorAt, send, pending, refusal, setValue } = useFormAct({
    schema: prepareRollOverForm,
    action: prepare,
    defaults: { submissionKey, schoolId, newClasses, toSchoolId: '', elsewhere: [...elsewhere] },
    goTo: '/roll-over',
  })

  function choose(childId: string, toSchoolId: string): void {
    const next = new Map(chosen)
    if (toSchoolId) next.set(childId, toSchoolId)
    else next.delete(childId)
    setChosen(next)
    setValue(
      'elsewhere',
      [...next].map(([child, school]) => ({ childId: child, toSchoolId: school })),
    )
  }

  return (
    <ActFrame label="备好，报校长确认" pendingText="正在备" send={send} pending={pending} refusal={refusal}>
      <TextInput
        id="newClasses"
        label="新生几个班"
        type="number"
        required
        error={errorAt('newClasses')}
        {...register('newClasses')}
      />
      {juniors ? (
        <Select
          id="toSchoolId"
          label="小学毕业的名单交给"
          hint="确认之后，这所初中就看得到名单，由它编班；开学当天放学还没有编班的，自动立未入学的案。"
          required
          empty="请选择初中"
          options={juniors}
          error={errorAt('toSchoolId')}
          {...register('toSchoolId')}
        />
      ) : null}
      {juniors && juniors.length > 1 ? (
        <ElsewhereChoices classes={leaving} juniors={juniors} chosen={chosen} choose={choose} />
      ) : null}
    </ActFrame>
  )
}

type ConfirmProps = {
  readonly submissionKey: string
  readonly rollOverId: string
  readonly goTo: string
  readonly confirm: Send<typeof confirmRollOverForm>
}

/** 校长或教育局确认。 */
export function ConfirmRollOver({ submissionKey, rollOverId, goTo, confirm }: ConfirmProps) {
  const { send, pending, refusal } = useFormAct({
    schema: confirmRollOverForm,
    action: confirm,
    defaults: { submissionKey, rollOverId },
    goTo,
  })
  return (
    <ActFrame label="确认，整校升班" pendingText="正在升班" send={send} pending={pending} refusal={refusal} />
  )
}

type UndoProps = {
  readonly submissionKey: string
  readonly rollOverId: string
  readonly goTo: string
  readonly undo: Send<typeof undoRollOverForm>
}

/** 没有人接着办事之前，可以撤销。 */
export function UndoRollOver({ submissionKey, rollOverId, goTo, undo }: UndoProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: undoRollOverForm,
    action: undo,
    defaults: { submissionKey, rollOverId, why: '' },
    goTo,
  })
  return (
    <ActFrame label="撤销升班" pendingText="正在撤销" danger send={send} pending={pending} refusal={refusal}>
      <TextArea id="why" label="为什么撤销" rows={2} required error={errorAt('why')} {...register('why')} />
    </ActFrame>
  )
}

type AdmitProps = {
  readonly submissionKey: string
  readonly leavers: readonly Option[]
  readonly classes: readonly Option[]
  readonly admit: Send<typeof admitLeaversForm>
}

/** 初中照名单编班：勾选报到的，一批进一个班。 */
export function AdmitLeavers({ submissionKey, leavers, classes, admit }: AdmitProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: admitLeaversForm,
    action: admit,
    defaults: { submissionKey, classId: '', childIds: [] },
    goTo: '/roll-over',
  })
  return (
    <ActFrame label="报到，编进此班" pendingText="正在编班" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="childIds"
        label="已报到的孩子"
        many
        columns={2}
        options={leavers}
        error={errorAt('childIds')}
        {...register('childIds')}
      />
      <Select
        id="classId"
        label="班级"
        required
        empty="请选择班级"
        options={classes}
        error={errorAt('classId')}
        {...register('classId')}
      />
    </ActFrame>
  )
}
