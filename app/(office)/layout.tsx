import type { ReactNode } from 'react'
import { SignOutForm } from '#components/offline/sign-out-form'
import { OfficeShell } from '#components/ui/office-shell'
import { SearchBox } from '#components/ui/search-box'
import { currentSitting } from '#lib/auth/current-sitting'
import { DESKS } from '#lib/auth/desks'
import { postLabel } from '#lib/auth/post-label'
import { postOf } from '#lib/rules/identity/post'
import { signOutAction, sitDownAction } from './desks/actions.ts'
import { searchAction } from './search/actions.ts'

/** 看不到儿童的岗位没有查找框。 */
const SEES_NO_CHILD: readonly string[] = ['admin', 'prefecture']

/** 外壳与导航。这里不判断权限：站内切换时 layout 不重新执行，判断在每一页自己。 */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const sitting = await currentSitting()
  if (!sitting) return children
  const post = postOf(sitting)
  return (
    <OfficeShell
      tenant={sitting.tenantName}
      desk={post ? postLabel(post) : '未选岗位'}
      person={sitting.personName}
      nav={post ? DESKS[post.role].nav : []}
      desks={sitting.posts.map((held) => ({
        appointmentId: held.appointmentId,
        label: postLabel(held),
        current: held.appointmentId === post?.appointmentId,
      }))}
      switchDesk={sitDownAction}
      signOut={<SignOutForm owner={sitting.personId} signOut={signOutAction} />}
      {...(post && !SEES_NO_CHILD.includes(post.role) ? { search: <SearchBox search={searchAction} /> } : {})}
    >
      {children}
    </OfficeShell>
  )
}
