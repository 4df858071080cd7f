'use client'

import { type ReactNode, useEffect, useRef } from 'react'

const ARRIVED = 'arrived-after-an-act'

/** 办成了一步，将要落到 `path` 那一页。 */
export function noteArrival(path: string): void {
  sessionStorage.setItem(ARRIVED, path)
}

/** 刚办成一步，把焦点带到这里：读屏念出结果，下一个制表位就是接着要办的事。 */
export function ArrivalFocus({ children }: { children: ReactNode }) {
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const path = sessionStorage.getItem(ARRIVED)
    sessionStorage.removeItem(ARRIVED)
    if (path !== location.pathname) return
    here.current?.focus()
  }, [])
  return (
    <div ref={here} tabIndex={-1} className="outline-none">
      {children}
    </div>
  )
}
