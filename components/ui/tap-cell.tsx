import type { ComponentPropsWithRef } from 'react'
import type { Tone } from './state-tag.tsx'

const LOOK: Readonly<Record<Tone, string>> = {
  plain: 'border-line bg-surface text-ink',
  normal: 'border-normal bg-normal-soft text-ink',
  due: 'border-due bg-due-soft text-ink outline-1 outline-due',
  late: 'border-late bg-late-soft text-ink outline-1 outline-late',
  closed: 'border-closed bg-closed-soft text-ink',
}

const WORD: Readonly<Record<Tone, string>> = {
  plain: 'text-muted',
  normal: 'text-normal',
  due: 'text-due',
  late: 'text-late',
  closed: 'text-closed',
}

type TapCellProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'children'> & {
  name: string
  /** 现在的状态，写字：到校、无故、病假。 */
  state: string
  tone: Tone
  /** 状态下的小字：至11月25日。 */
  detail?: string
  /** 角上的点及其意思：昨日缺勤。 */
  mark?: string
}

/** 点名格：整格可点，点一次换一个状态；状态总写成字，不只靠颜色。 */
export function TapCell({ name, state, tone, detail, mark, type = 'button', ...rest }: TapCellProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`relative flex min-h-16 w-full flex-col items-start justify-center rounded-md border px-3 py-2 text-left ${LOOK[tone]}`}
    >
      <span className="line-clamp-2 w-full text-base leading-tight font-medium break-all">{name}</span>
      <span className={`text-sm ${tone === 'plain' ? '' : 'font-semibold'} ${WORD[tone]}`}>
        {state}
        {detail ? <span className="ml-1 text-xs font-normal">{detail}</span> : null}
      </span>
      {mark ? (
        <span className="absolute top-2 right-2 size-2 rounded-full bg-due" title={mark}>
          <span className="sr-only">{mark}</span>
        </span>
      ) : null}
    </button>
  )
}
