'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { ARRIVED } from './use-roll-call.ts'

/** 刚报送完，把焦点带到这里：读屏念出结果，下一个制表位就是接着要办的事。 */
export function ArrivalFocus({ children }: { children: ReactNode }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sessionStorage.getItem(ARRIVED) === null) return
    sessionStorage.removeItem(ARRIVED)
    here.current?.focus()
  }, [])
  return (
    <div ref={here} tabIndex={-1} className="outline-none">
      {children}
    </div>
  )
}
