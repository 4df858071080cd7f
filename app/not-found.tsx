import type { Metadata } from 'next'
import { LinkButton } from '#components/ui/link-button'

export const metadata: Metadata = { title: '没有找到' }

export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-4 px-4 py-16">
      <h1 className="text-xl">没有找到这一页</h1>
      <p>地址可能有误，或者这一页不在您现在岗位的范围内。请核对地址，或回到工作台从待办进入。</p>
      <LinkButton href="/" variant="primary">
        回到工作台
      </LinkButton>
    </main>
  )
}
