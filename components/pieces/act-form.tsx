'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { useOneAct } from '#components/attendance/use-one-act'
import { AttachmentField, type FileSubject } from '#components/files/attachment-field'
import { Button } from '#components/ui/button'
import { Choice } from '#components/ui/choice'
import { Notice } from '#components/ui/notice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'

type Option = { readonly value: string; readonly label: string }

/** 一栏：名称即字段名；不写 `as` 是一行文字。 */
export type ActField = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
  readonly as?: 'text' | 'area' | 'date' | 'number' | 'password' | 'select' | 'choice' | 'many' | 'file'
  /** 一份照片：关于谁。 */
  readonly about?: FileSubject
  readonly options?: readonly Option[]
  readonly max?: number
}

export type ActFormProps<I extends FieldValues, O, R> = {
  /** 同一页可以有几张表；控件的 id 以它打头。 */
  id: string
  /** 换了键就是一张新表：办成之后页面重取，自然换新。 */
  submissionKey: string
  schema: z.ZodType<O, I>
  action: (input: I) => Promise<Answer<R>>
  defaults: DefaultValues<I>
  fields: readonly ActField[]
  label: string
  pendingText?: string
  danger?: boolean
  /** 办成之后留在表上的话。 */
  said: (value: R) => ReactNode
  /** 办成之后去另一页；不给就留在这里。 */
  goTo?: (value: R) => string
}

/** 一张不属于个案的办理表：逐栏、同一份 schema 先验一遍，被拒时已填的都在，办成当面说清。 */
export function ActForm<I extends FieldValues, O, R>(props: ActFormProps<I, O, R>) {
  const [said, setSaid] = useState<ReactNode>(null)
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {said ? (
        <Notice kind="success" title="已办成">
          {said}
        </Notice>
      ) : null}
      <Blank key={props.submissionKey} {...props} onDone={(value) => setSaid(props.said(value))} />
    </div>
  )
}

function Blank<I extends FieldValues, O, R>({
  id,
  schema,
  action,
  defaults,
  fields,
  label,
  pendingText,
  danger,
  goTo,
  onDone,
}: ActFormProps<I, O, R> & { onDone: (value: R) => void }) {
  const router = useRouter()
  const one = useOneAct()
  const form = useForm<I, unknown, O>({ resolver: zodResolver(schema), defaultValues: defaults })
  const errorAt = (name: string): string | undefined => {
    const message = form.formState.errors[name as Path<I>]?.message
    return typeof message === 'string' ? message : one.fields[name]
  }

  async function send(): Promise<void> {
    const value = await one.act(() => action(form.getValues()))
    if (value === null) return
    onDone(value)
    if (goTo) router.push(goTo(value) as never)
  }

  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => void form.handleSubmit(send)(event)}
    >
      {one.text ? <Notice kind="refusal" title={one.text} /> : null}
      {fields.map((field) => (
        <Control
          key={field.name}
          field={field}
          id={`${id}-${field.name}`}
          error={errorAt(field.name)}
          register={form.register(field.name as Path<I>)}
          put={(value) => form.setValue(field.name as Path<I>, value as never)}
        />
      ))}
      <div>
        <Button
          type="submit"
          variant={danger ? 'danger' : 'primary'}
          pending={one.pending}
          {...(pendingText ? { pendingText } : {})}
        >
          {label}
        </Button>
      </div>
    </form>
  )
}

type ControlProps = {
  field: ActField
  id: string
  error: string | undefined
  register: ReturnType<ReturnType<typeof useForm>['register']>
  /** 不是打字填的，由这里放进去。 */
  put: (value: string) => void
}

function Control({ field, id, error, register, put }: ControlProps) {
  const { as = 'text', label, hint, required = true, options = [], max, about } = field
  if (as === 'file' && about)
    return (
      <AttachmentField
        {...{ id, label, error, required }}
        {...(hint ? { hint } : {})}
        kind="photo"
        subject={about}
        onKept={put}
      />
    )
  const common = { id, label, hint, error, required, ...register }
  switch (as) {
    case 'area':
      return <TextArea {...common} {...(max ? { maxLength: max } : {})} />
    case 'select':
      return <Select {...common} empty="请选择" options={[...options]} />
    case 'choice':
      return <Choice {...common} columns={2} options={options} />
    case 'many':
      return <Choice {...common} many columns={2} options={options} />
    default:
      return <TextInput {...common} type={as} autoComplete="off" {...(max ? { maxLength: max } : {})} />
  }
}
