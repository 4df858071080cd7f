import type { ComponentPropsWithRef } from 'react'
import { CONTROL_LOOK, controlProps, Field, type FieldText } from './field.tsx'

export type Option = { value: string; label: string; disabled?: boolean }

type SelectProps = FieldText &
  Omit<ComponentPropsWithRef<'select'>, 'id' | 'className' | 'required' | 'children'> & {
    options: readonly Option[]
    /** 没有选时显示的话，例如「请选择乡镇」；不给则没有空项。 */
    empty?: string
  }

/** 下拉选择，用系统自带的列表：手机上最快，也最不会出错。 */
export function Select({ id, label, hint, error, required, options, empty, ...rest }: SelectProps) {
  const field = { id, label, hint, error, required }
  return (
    <Field {...field}>
      <select {...rest} {...controlProps(field)} className={CONTROL_LOOK}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
