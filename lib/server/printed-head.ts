import 'server-only'
import { requirePost } from '#lib/auth/require-actor'
import type { Tx } from '#lib/data/database'
import { findHead } from '#lib/data/ledger-pages'
import { officialAt } from '#lib/rules/identity/post'
import { shortCode } from '#lib/rules/ledger/encoding'
import type { Official } from '#lib/rules/people/actor'
import { deps } from '#lib/server/deps'

type PrintedHead = { readonly seq: number; readonly code: string }

/** 此刻印在纸上的链头：封存到第几条、短码。还没有封存过是 null。 */
export async function loadPrintedHead(): Promise<PrintedHead | null> {
  const { sitting, post } = await requirePost()
  const actor = officialAt(sitting, post)
  return deps().db.asActor(actor, (tx) => readPrintedHead(tx, actor))
}

/** 同上，在别人开的事务里。 */
export async function readPrintedHead(tx: Tx, actor: Official): Promise<PrintedHead | null> {
  const head = await findHead(tx, actor)
  return head ? { seq: head.seq, code: shortCode(head) } : null
}
