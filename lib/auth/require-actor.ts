import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { officialAt, type Post, postOf, type Sitting } from '#lib/rules/identity/post'
import type { Official } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'
import { currentSitting } from './current-sitting.ts'
import { PATH_HEADER, signInPath } from './return-path.ts'

/** 已登录的人；没有登录就去登录页，登录后回到原处。 */
export async function requireSitting(): Promise<Sitting> {
  const sitting = await currentSitting()
  if (!sitting) redirect(signInPath((await headers()).get(PATH_HEADER)))
  return sitting
}

/** 已登录且已坐定的人；有几个岗位还没选、或今天没有任职的，去选岗位的页面。 */
export async function requirePost(): Promise<{ sitting: Sitting; post: Post }> {
  const sitting = await requireSitting()
  const post = postOf(sitting)
  if (!post) redirect('/desks')
  return { sitting, post }
}

/**
 * 页面的第一句：谁在看。岗位不符与没有这一页，答复一样（404）。
 * 每页都要自己问一次；layout 在站内切换时不会重新执行，靠不住。
 */
export async function requireActor<R extends Role>(
  ...roles: readonly R[]
): Promise<Official & { readonly role: R }> {
  const { sitting, post } = await requirePost()
  const role = roles.find((allowed) => allowed === post.role)
  if (role === undefined) notFound()
  return { ...officialAt(sitting, post), role }
}
