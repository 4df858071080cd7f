import 'server-only'
import { notFound } from 'next/navigation'
import { listCards } from '#lib/data/children/left-behind-cards'
import { cardBody } from '#lib/schemas/children/left-behind-card'
import { deps } from '#lib/server/deps'
import { loadChild } from './load-child.ts'

/** 一个孩子的档案卡各版，新的在前；本地文件没有这张卡的是 404。 */
export async function loadCard(childId: string) {
  const loaded = await loadChild(childId)
  const { actor, keys, profile } = loaded
  if (!profile.forms.value.includes('left_behind_card')) notFound()
  const cards = await deps().db.asActor(actor, (tx) => listCards(tx, actor, keys, childId))
  return {
    ...loaded,
    cards: cards.map(({ body, ...card }) => ({ ...card, body: cardBody.parse(JSON.parse(body)) })),
  }
}

export type LoadedCard = Awaited<ReturnType<typeof loadCard>>
