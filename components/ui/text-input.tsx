import type { ComponentPropsWithRef } from 'react'
import { CONTROL_LOOK, controlProps, Field, type FieldText } from './field.tsx'

type TextInputProps = FieldText & Omit<ComponentPropsWithRef<'input'>, 'id' | 'className' | 'required'>

/** 单行填写，带名称、说明与错误。可直接展开 react-hook-form 的 register。 */
export function TextInput({ id, label, hint, error, required, ...rest }: TextInputProps) {
  const field = { id, label, hint, error, required }
  return (
    <Field {...field}>
      <input
        type="text"
        {...rest}
        {...controlProps(field)}
        className={`${CONTROL_LOOK} read-only:bg-sunken`}
      />
    </Field>
  )
}
