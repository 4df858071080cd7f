import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { DESKS } from '#lib/auth/desks'
import { requirePost } from '#lib/auth/require-actor'

/** 首页就是各人自己的办公桌。 */
export default async function HomePage(): Promise<never> {
  const { post } = await requirePost()
  redirect(DESKS[post.role].path as Route)
}
