'use client'

import { Button } from '#components/ui/button'

/** 只给参考号，不给原因：错误文字可能带有个人信息。 */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main className="mx-auto flex max-w-xl flex-col items-start gap-4 px-4 py-16">
      <h1 className="text-xl">这一页暂时打不开</h1>
      <p>系统没有办成刚才的事，已记录故障。请重试；仍打不开时，把下面的参考号告诉系统管理员。</p>
      {error.digest ? (
        <p>
          参考号 <code className="bg-sunken px-2 py-1">{error.digest}</code>
        </p>
      ) : null}
      <Button variant="primary" onClick={reset}>
        重试
      </Button>
    </main>
  )
}
