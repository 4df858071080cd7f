import type { ComponentPropsWithRef } from 'react'
import { describedBy, FieldNotes, type FieldText } from './field.tsx'

export type ChoiceOption = { value: string; label: string; detail?: string; disabled?: boolean }

type ChoiceProps = FieldText &
  Omit<
    ComponentPropsWithRef<'input'>,
    'id' | 'className' | 'required' | 'type' | 'value' | 'checked' | 'name'
  > & {
    name: string
    options: readonly ChoiceOption[]
    /** 横排几格；手机上最多两格。 */
    columns?: 1 | 2 | 4
    /** 受控时的选中值。 */
    value?: string
    /** 不受控时的初值。 */
    chosen?: string
    /** 可多选（对象类别、电话与家访双选）。 */
    many?: boolean
  }

const COLUMNS = { 1: 'grid-cols-1', 2: 'grid-cols-2', 4: 'grid-cols-2 sm:grid-cols-4' } as const

/** 一组可以整格点按的选项；单选为默认，`many` 时多选。 */
export function Choice({
  id,
  label,
  hint,
  error,
  required,
  name,
  options,
  columns = 1,
  value,
  chosen,
  many = false,
  ...rest
}: ChoiceProps) {
  const field = { id, label, hint, error, required }
  return (
    <fieldset
      id={id}
      aria-describedby={describedBy(field)}
      className={`flex min-w-0 flex-col gap-1 ${error ? 'border-l-4 border-late pl-3' : ''}`}
    >
      <legend className="mb-1 font-medium">
        {label}
        {required ? null : <span className="ml-2 text-sm font-normal text-muted">选填</span>}
      </legend>
      <FieldNotes {...field} />
      <div className={`grid gap-2 ${COLUMNS[columns]}`}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-12 items-center gap-3 rounded-md border border-line-strong bg-surface px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:outline-1 has-checked:outline-accent has-disabled:border-line has-disabled:text-muted has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              {...rest}
              type={many ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              required={!many && (required ?? false)}
              disabled={option.disabled}
              {...(value === undefined ? {} : { checked: value === option.value })}
              {...(chosen === undefined ? {} : { defaultChecked: chosen === option.value })}
              className="size-4 shrink-0 accent-accent outline-none"
            />
            <span className="flex min-w-0 flex-col">
              <span className="font-medium">{option.label}</span>
              {option.detail ? <span className="text-sm text-muted">{option.detail}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
