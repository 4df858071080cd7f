'use client'

import { useEffect } from 'react'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { isAtSchool } from '#lib/rules/attendance/absence-reasons'
import type { Delivery, Marks } from './roll-call-marks.tsx'

type DeliveryBarProps = {
  bar: React.RefObject<HTMLButtonElement | null>
  marks: Marks
  delivery: Delivery
  deliver: () => Promise<void>
  verb: string
  /** 这一页没有手机底部的导航，停在最下。 */
  lowest?: boolean
}

/** 底栏：到几个、缺几个、送没送到。停在手机导航之上，拇指够得着。 */
export function DeliveryBar({ bar, marks, delivery, deliver, verb, lowest = false }: DeliveryBarProps) {
  const all = Object.values(marks)
  const away = all.filter((mark) => !isAtSchool(mark)).length
  const exceptions = all.filter((mark) => mark !== 'present').length
  const undelivered = delivery.at === 'undelivered'
  const label = exceptions === 0 ? `全员到校，${verb}` : verb
  // 没送到、被退回，焦点仍在下一步要按的地方。
  useEffect(() => {
    if (undelivered) bar.current?.focus()
  }, [undelivered, bar])
  return (
    <div
      className={`sticky z-20 -mx-4 flex flex-col gap-2 border-t border-line-strong bg-surface px-4 py-3 lg:bottom-0 lg:mx-0 ${lowest ? 'bottom-0' : 'bottom-[calc(3.5rem+env(safe-area-inset-bottom))]'}`}
    >
      {delivery.at === 'refused' ? <Notice kind="refusal" title={delivery.text} /> : null}
      {undelivered ? (
        <p role="alert" className="text-late">
          未送达。所点的都还在，网络恢复后点“重送”，不会重复点名。
        </p>
      ) : null}
      <div className="flex items-center justify-between gap-4">
        <p className="text-base font-semibold" aria-live="polite">
          到 {all.length - away} · 缺 {away}
        </p>
        <Button
          ref={bar}
          variant={undelivered ? 'danger' : 'primary'}
          size="large"
          pending={delivery.at === 'sending' || delivery.at === 'delivered'}
          pendingText={delivery.at === 'delivered' ? '已送达' : '正在报送'}
          onClick={() => void deliver()}
        >
          {undelivered ? '未送达，点此重送' : label}
        </Button>
      </div>
    </div>
  )
}
