'use client'

import { useState } from 'react'
import { CONTROL_LOOK } from '#components/ui/field'

type Option = { readonly value: string; readonly label: string }

/** 一个毕业班的孩子们。 */
export type LeavingClass = {
  readonly id: string
  readonly name: string
  readonly pupils: readonly { readonly id: string; readonly name: string }[]
}

type ElsewhereChoicesProps = {
  readonly classes: readonly LeavingClass[]
  readonly juniors: readonly Option[]
  /** 孩子 → 去的初中；没有写的随全校。 */
  readonly chosen: ReadonlyMap<string, string>
  readonly choose: (childId: string, schoolId: string) => void
}

/** 去别的初中的，逐个写明：一班一折，打开才画，一班几十人也轻。 */
export function ElsewhereChoices({ classes, juniors, chosen, choose }: ElsewhereChoicesProps) {
  return (
    <fieldset className="flex flex-col">
      <legend className="font-medium">有人去别的初中的，在这里逐个写明</legend>
      <p className="pt-1 text-sm text-muted">没有写的，都交给上面选的那一所。</p>
      {classes.map((one) => (
        <OfClass key={one.id} leaving={one} juniors={juniors} chosen={chosen} choose={choose} />
      ))}
    </fieldset>
  )
}

type OfClassProps = Omit<ElsewhereChoicesProps, 'classes'> & { readonly leaving: LeavingClass }

function OfClass({ leaving, juniors, chosen, choose }: OfClassProps) {
  const [open, setOpen] = useState(false)
  const elsewhere = leaving.pupils.filter(({ id }) => chosen.has(id)).length
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)} className="border-t border-line">
      <summary className="flex min-h-11 items-center font-medium text-accent">
        {leaving.name}，{leaving.pupils.length}人，去别处的{elsewhere}人
      </summary>
      {open ? (
        <ul className="grid gap-x-6 pb-3 sm:grid-cols-2">
          {leaving.pupils.map(({ id, name }) => (
            <li key={id} className="flex min-h-11 items-center justify-between gap-3">
              <label htmlFor={`to-${id}`} className="min-w-0 break-words">
                {name}
              </label>
              <select
                id={`to-${id}`}
                value={chosen.get(id) ?? ''}
                onChange={(event) => choose(id, event.target.value)}
                className={`${CONTROL_LOOK} max-w-44 shrink-0`}
              >
                <option value="">随全校</option>
                {juniors.map((school) => (
                  <option key={school.value} value={school.value}>
                    {school.label}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      ) : null}
    </details>
  )
}
