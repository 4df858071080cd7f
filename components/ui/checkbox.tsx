import type { ComponentPropsWithRef } from 'react'
import { describedBy, FieldNotes, type FieldText } from './field.tsx'

type CheckboxProps = FieldText &
  Omit<ComponentPropsWithRef<'input'>, 'id' | 'className' | 'required' | 'type'>

/** 一个勾：确认、声明。 */
export function Checkbox({ id, label, hint, error, required, ...rest }: CheckboxProps) {
  const field = { id, label, hint, error, required }
  return (
    <div className={error ? 'border-l-4 border-late pl-3' : ''}>
      <label htmlFor={id} className="flex min-h-11 items-center gap-3 lg:min-h-9">
        <input
          {...rest}
          type="checkbox"
          id={id}
          required={required ?? false}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(field)}
          className="size-4 shrink-0 accent-accent"
        />
        <span>{label}</span>
      </label>
      <FieldNotes {...field} />
    </div>
  )
}
