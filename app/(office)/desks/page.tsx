import type { Metadata } from 'next'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { SubmitButton } from '#components/ui/submit-button'
import { postLabel } from '#lib/auth/post-label'
import { requireSitting } from '#lib/auth/require-actor'
import { postOf } from '#lib/rules/identity/post'
import { sitDownAction } from './actions.ts'

export const metadata: Metadata = { title: '选择岗位' }

export default async function DesksPage() {
  const sitting = await requireSitting()
  const current = postOf(sitting)
  return (
    <>
      <PageHeader title="选择岗位" />
      {sitting.posts.length === 0 ? (
        <Notice kind="warn" title="您今天没有有效的任职，不能办理业务。">
          任职可能已经到期，或调动后还没有登记。请联系本单位管理员更新任职，更新后刷新本页即可，不必重新登录。
        </Notice>
      ) : (
        <form action={sitDownAction} className="flex max-w-xl flex-col gap-3">
          {sitting.posts.map((post) => (
            <SubmitButton
              key={post.appointmentId}
              name="appointmentId"
              value={post.appointmentId}
              variant={post.appointmentId === current?.appointmentId ? 'primary' : 'secondary'}
              size="large"
              wide
            >
              {postLabel(post)}
            </SubmitButton>
          ))}
        </form>
      )}
    </>
  )
}
