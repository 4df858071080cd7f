'use client'

import { useState } from 'react'
import { useOneAct } from '#components/attendance/use-one-act'
import { TransferLetter, type TransferLetterProps } from '#components/pieces/transfer-letter'
import { Button } from '#components/ui/button'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import type { Answer } from '#lib/rules/answer'

type Sealed = { readonly text: string; readonly passphrase: string }
type SealTransferProps = {
  readonly submissionKey: string
  readonly transferId: string
  readonly letter: TransferLetterProps
  readonly action: (input: { submissionKey: string; transferId: string }) => Promise<Answer<Sealed>>
}

/** 封一份、存下来、印函。文件与密码只在这一页手里，离开就没有了。 */
export function SealTransfer({ submissionKey, transferId, letter, action }: SealTransferProps) {
  const [sealed, setSealed] = useState<Sealed | null>(null)
  const one = useOneAct()
  if (!sealed)
    return (
      <div className="flex max-w-2xl flex-col items-start gap-4">
        {one.text ? <Notice kind="refusal" title={one.text} /> : null}
        <p>
          封一次记一次：谁、何时、封了哪些，记在台账与查阅记录里。系统里不留文件，也不留密码；丢了只能另封一份，先前的密码打不开新的文件。
        </p>
        <Button
          variant="primary"
          pending={one.pending}
          pendingText="正在封"
          onClick={async () => setSealed(await one.act(() => action({ submissionKey, transferId })))}
        >
          封一份
        </Button>
      </div>
    )
  return (
    <>
      <div className="mb-6 flex max-w-3xl flex-col gap-4 print:hidden">
        <Notice kind="success" title="已封好">
          三样都办完再离开这一页：离开之后文件与密码都没有了。文件和打开工具用公文邮箱或介质送，联系函盖章另寄，不要放在一起。
        </Notice>
        <div className="flex flex-wrap gap-3">
          <Button variant="primary" onClick={() => keep(sealed.text, `${letter.serial} 密封文件.json`)}>
            存下密封文件
          </Button>
          <LinkButton href="/open-sealed.html" download="打开密封文件.html">
            存下打开工具
          </LinkButton>
          <Button onClick={() => window.print()}>打印带密码的联系函</Button>
        </div>
      </div>
      <TransferLetter {...letter} passphrase={sealed.passphrase} />
    </>
  )
}

/** 存到本机；不经过任何网址。 */
function keep(text: string, name: string) {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
