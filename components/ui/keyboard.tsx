'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Dialog } from './dialog.tsx'

export type Shortcut = { letter: string; label: string; href: string }

/** 按键在填写时不作快捷键，中文输入法组字时也不作。 */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

const PREFIX_LASTS_MS = 1500

/** 快捷键：/ 到查找（没有查找框的页不列），g 加字母到各页，? 列出全部。 */
export function Keyboard({ shortcuts, search }: { shortcuts: readonly Shortcut[]; search: boolean }) {
  const router = useRouter()
  const [shown, setShown] = useState(false)

  useEffect(() => {
    let prefixAt = Number.NEGATIVE_INFINITY
    function press(event: KeyboardEvent) {
      if (isTyping(event) || document.querySelector('dialog[open]') !== null) return
      const after = event.timeStamp - prefixAt < PREFIX_LASTS_MS
      prefixAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      const target = after ? shortcuts.find((shortcut) => shortcut.letter === event.key) : undefined
      if (target !== undefined) {
        prefixAt = Number.NEGATIVE_INFINITY
        event.preventDefault()
        router.push(target.href as Route)
      } else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('[data-search] input')
        if (search === null) return
        event.preventDefault()
        search.focus()
      } else if (event.key === '?') {
        setShown(true)
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [router, shortcuts])

  return (
    <Dialog id="keyboard" title="键盘操作" open={shown} onClose={() => setShown(false)}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {shortcuts.map((shortcut) => (
          <div key={shortcut.letter} className="contents">
            <dt>
              <Key>g</Key> <Key>{shortcut.letter}</Key>
            </dt>
            <dd>{shortcut.label}</dd>
          </div>
        ))}
        {search ? (
          <div className="contents">
            <dt>
              <Key>/</Key>
            </dt>
            <dd>查找</dd>
          </div>
        ) : null}
        <dt>
          <Key>?</Key>
        </dt>
        <dd>看这张表</dd>
      </dl>
    </Dialog>
  )
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="rounded-sm border border-line-strong bg-sunken px-2 font-sans text-sm">{children}</kbd>
  )
}
