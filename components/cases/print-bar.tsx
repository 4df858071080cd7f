'use client'

import { Button } from '#components/ui/button'
import { LinkButton } from '#components/ui/link-button'

/** 纸面之上的一条：打印、返回。自己不印。 */
export function PrintBar({ back }: { back: string }) {
  return (
    <div className="mb-4 flex gap-3 print:hidden">
      <Button variant="primary" onClick={() => window.print()}>
        打印这一张
      </Button>
      <LinkButton href={back} variant="quiet">
        返回个案
      </LinkButton>
    </div>
  )
}
