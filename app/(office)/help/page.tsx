import type { Metadata } from 'next'
import { Handbook } from '#components/ui/handbook'
import { requirePost } from '#lib/auth/require-actor'
import { deskPage } from '#lib/server/desk-page'

export const metadata: Metadata = { title: '这张办公桌怎么用' }

/** 本岗位办公桌的手册；别的岗位的不在这里。 */
export default async function HelpPage() {
  const { post } = await requirePost()
  return <Handbook blocks={await deskPage(post.role)} />
}
