'use client'

import { Button } from '#components/ui/button'
import { LinkButton } from '#components/ui/link-button'

type PrintBarProps = { title: string; back: string; printText?: string; backText?: string }

/** 纸面之上的一条：打印、返回。自己不印。 */
export function PrintBar({ title, back, printText = '打印这一张', backText = '返回个案' }: PrintBarProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
      <h1 className="mr-auto text-lg">{title}</h1>
      <Button variant="primary" onClick={() => window.print()}>
        {printText}
      </Button>
      <LinkButton href={back} variant="quiet">
        {backText}
      </LinkButton>
      <h2 className="sr-only">纸面</h2>
    </div>
  )
}
