import type { ComponentPropsWithRef } from 'react'
import { CONTROL_LOOK, controlProps, Field, type FieldText } from './field.tsx'

type TextAreaProps = FieldText & Omit<ComponentPropsWithRef<'textarea'>, 'id' | 'className' | 'required'>

/** 多行填写：情况记录、说明、理由。 */
export function TextArea({ id, label, hint, error, required, rows = 4, ...rest }: TextAreaProps) {
  const field = { id, label, hint, error, required }
  return (
    <Field {...field}>
      <textarea
        {...rest}
        rows={rows}
        {...controlProps(field)}
        className={`${CONTROL_LOOK} py-2 read-only:bg-sunken`}
      />
    </Field>
  )
}
