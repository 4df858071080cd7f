'use client'

import { type FormEvent, useId, useState } from 'react'
import { AppLink } from './app-link.tsx'

type Found = { readonly id: string; readonly href: string; readonly title: string; readonly detail: string }
type Group = { readonly label: string; readonly found: readonly Found[]; readonly more: boolean }
type Answer =
  | { readonly ok: true; readonly value: { readonly groups: readonly Group[] } }
  | { readonly ok: false; readonly text: string }

type State = {
  readonly groups: readonly Group[] | null
  readonly text: string | null
  readonly pending: boolean
}

const EMPTY: State = { groups: null, text: null, pending: false }

/** 查找框：回车查，结果分组列在下面，上下方向键走到结果，Esc 收起。写的字不进地址。 */
export function SearchBox({ search }: { search: (input: { text: string }) => Promise<Answer> }) {
  const id = useId()
  const [text, setText] = useState('')
  const [state, setState] = useState(EMPTY)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (text.trim() === '') return setState(EMPTY)
    setState({ ...EMPTY, pending: true })
    const answer = await search({ text }).catch(() => null)
    if (answer?.ok) setState({ ...EMPTY, groups: answer.value.groups })
    else setState({ ...EMPTY, text: answer?.text ?? '网络不通，没有查到。请稍后再按回车。' })
  }

  function move(event: React.KeyboardEvent<HTMLFormElement>): void {
    if (event.key === 'Escape') setState(EMPTY)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a')]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  const shown = state.groups !== null || state.text !== null
  return (
    <form method="post" className="relative" onSubmit={(event) => void submit(event)} onKeyDown={move}>
      <label htmlFor={id} className="sr-only">
        查找学生、个案、文书
      </label>
      <input
        id={id}
        type="search"
        value={text}
        autoComplete="off"
        maxLength={60}
        placeholder="姓名、拼音、证件尾号、案号"
        onChange={(event) => setText(event.target.value)}
        className="min-h-11 w-full text-ellipsis rounded-md border border-line-strong bg-surface px-3 lg:min-h-9"
      />
      <div aria-live="polite">
        {shown ? (
          <div className="absolute right-0 z-40 mt-1 w-full min-w-72 rounded-md border border-line bg-surface py-2 shadow-over">
            {state.text ? <p className="px-4 py-1">{state.text}</p> : null}
            {state.groups?.length === 0 ? (
              <p className="px-4 py-1">您的范围里没有找到。证件尾号写后四位或后六位。</p>
            ) : null}
            {state.groups?.map((group) => (
              <section key={group.label} aria-label={group.label}>
                <p className="px-4 pt-1 text-sm text-muted">{group.label}</p>
                <ul>
                  {group.found.map((one) => (
                    <li key={one.id}>
                      <AppLink
                        href={one.href}
                        onClick={() => setState(EMPTY)}
                        className="flex min-h-11 flex-wrap items-center gap-x-3 px-4 hover:bg-accent-soft lg:min-h-9"
                      >
                        <span className="font-medium">{one.title}</span>
                        <span className="text-sm text-muted">{one.detail}</span>
                      </AppLink>
                    </li>
                  ))}
                </ul>
                {group.more ? <p className="px-4 pb-1 text-sm text-muted">还有，请写得再具体些。</p> : null}
              </section>
            ))}
          </div>
        ) : null}
      </div>
    </form>
  )
}
