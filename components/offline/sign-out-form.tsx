'use client'

import { type FormEvent, startTransition, useEffect, useState } from 'react'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Icon } from '#components/ui/icon'
import { LinkButton } from '#components/ui/link-button'
import { MenuItem } from '#components/ui/menu-item'
import { keepOnlyOf, readKept, wipe } from './device-store.ts'
import { sortOut } from './outbox-entry.ts'

type SignOutFormProps = {
  /** 此刻登录的是谁：别人留在本机的，一登录就抹去。 */
  owner: string
  signOut: (form: FormData) => void | Promise<void>
}

/** 退出登录：先抹去本机存着的一切；还有没上传的，先问一句。脚本没有就绪时仍是一张普通表单。 */
export function SignOutForm({ owner, signOut }: SignOutFormProps) {
  const [unsent, setUnsent] = useState(0)

  useEffect(() => {
    void keepOnlyOf(owner).catch(() => undefined)
  }, [owner])

  async function leave(): Promise<void> {
    // 浏览器不许存的，也就没有存过。
    await wipe().catch(() => undefined)
    startTransition(async () => {
      await signOut(new FormData())
    })
  }

  async function ask(): Promise<void> {
    const { entries } = sortOut(await readKept().catch(() => new Map()))
    if (entries.length > 0) setUnsent(entries.length)
    else await leave()
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    void ask()
  }

  return (
    <>
      <form action={signOut} onSubmit={submit}>
        <MenuItem>
          <Icon name="out" />
          退出登录
        </MenuItem>
      </form>
      <Dialog id="unsent" title={`还有 ${unsent} 件没有上传`} open={unsent > 0} onClose={() => setUnsent(0)}>
        <p className="mb-4">退出登录会把它们从这部手机抹去，抹去后找不回来。</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/offline" variant="primary">
            先去上传
          </LinkButton>
          <Button variant="danger" onClick={() => void leave()}>
            抹去并退出
          </Button>
        </div>
      </Dialog>
    </>
  )
}
