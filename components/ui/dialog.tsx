'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './button.tsx'

type DialogProps = {
  id: string
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
}

/** 对话框，用浏览器自带的 dialog：焦点圈住、Esc 关闭、关后焦点回原处。 */
export function Dialog({ id, title, open, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    if (dialog === null || dialog.open === open) return
    if (open) dialog.showModal()
    else dialog.close()
  }, [open])
  return (
    <dialog
      ref={box}
      id={id}
      aria-labelledby={`${id}-title`}
      onClose={onClose}
      className="w-[min(36rem,calc(100vw-2rem))] rounded-md border border-line bg-surface p-0 shadow-over backdrop:bg-[rgb(0_0_0/0.45)]"
    >
      <div className="flex items-center justify-between gap-4 border-b border-line px-4 py-2">
        <h2 id={`${id}-title`} className="text-base">
          {title}
        </h2>
        <Button variant="quiet" size="dense" onClick={onClose}>
          关闭
        </Button>
      </div>
      <div className="p-4">{children}</div>
    </dialog>
  )
}
