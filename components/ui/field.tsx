import type { ReactNode } from 'react'

export type FieldText = {
  /** 同时是控件的 id；一页之内不得重复。 */
  id: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
}

/** 说明与错误的 id，交给控件的 aria-describedby。 */
export function describedBy({ id, hint, error }: FieldText): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '')
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** 控件共用的属性：id、必填、出错与说明都接好。 */
export function controlProps(field: FieldText) {
  return {
    id: field.id,
    required: field.required ?? false,
    'aria-invalid': field.error ? true : undefined,
    'aria-describedby': describedBy(field),
  }
}

export const CONTROL_LOOK =
  'w-full rounded-md border border-line-strong bg-surface px-3 text-ink min-h-11 lg:min-h-9 aria-invalid:border-2 aria-invalid:border-late disabled:bg-sunken disabled:text-muted'

/** 一项填写：名称、说明、控件、错误。可填可不填的注明「选填」，必填的不加星号。 */
export function Field({ children, ...field }: FieldText & { children: ReactNode }) {
  const { id, label, error, required } = field
  return (
    <div className={`flex flex-col gap-1 ${error ? 'border-l-4 border-late pl-3' : ''}`}>
      <label htmlFor={id} className="font-medium">
        {label}
        {required ? null : <span className="ml-2 text-sm font-normal text-muted">选填</span>}
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  )
}

/** 说明与错误两行文字，Field 与 Choice 共用。 */
export function FieldNotes({ id, hint, error }: FieldText) {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-medium text-late">
          <span aria-hidden="true">！</span>
          {error}
        </p>
      ) : null}
    </>
  )
}
