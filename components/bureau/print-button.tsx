'use client'

import { Button } from '#components/ui/button'

/** 打印这一页；自己不印。 */
export function PrintButton() {
  return (
    <span className="print:hidden">
      <Button onClick={() => window.print()}>打印本页</Button>
    </span>
  )
}
