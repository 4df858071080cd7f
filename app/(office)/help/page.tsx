import type { Metadata } from 'next'
import { TipLineText } from '#components/tips/tip-line-text'
import { Handbook } from '#components/ui/handbook'
import { requireActor } from '#lib/auth/require-actor'
import { findTipLine } from '#lib/data/tips/tip-line'
import { ROLES } from '#lib/rules/people/roles'
import { deps } from '#lib/server/deps'
import { deskPage } from '#lib/server/desk-page'

export const metadata: Metadata = { title: '这张办公桌怎么用' }

/** 本岗位办公桌的手册；别的岗位的不在这里。末尾是本县公布的举报电话（DDK-4.9.1）。 */
export default async function HelpPage() {
  const actor = await requireActor(...ROLES)
  const line = await deps().db.asActor(actor, (tx) => findTipLine(tx, actor))
  return (
    <div className="flex flex-col gap-6">
      <Handbook blocks={await deskPage(actor.role)} />
      <TipLineText line={line} />
    </div>
  )
}
