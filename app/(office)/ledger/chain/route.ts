import { findActor } from '#lib/auth/find-actor'
import { chainLines } from '#lib/ledger/chain-lines'
import { deps } from '#lib/server/deps'
import { webEnv } from '#lib/server/env'
import { log } from '#lib/server/log'

export const dynamic = 'force-dynamic'

/** 核验用的流，一行一条 JSON。只给责任督学与教育局；里面没有姓名，够不着的条目只有哈希。 */
export async function GET(): Promise<Response> {
  const asking = await findActor()
  if (!asking.ok) return new Response(null, { status: asking.refusal.code === 'signed_out' ? 401 : 404 })
  const actor = asking.value
  if (actor.role !== 'inspector' && actor.role !== 'bureau') return new Response(null, { status: 404 })
  const lines = chainLines(deps().db, actor, webEnv().BAOXUE_LEDGER_PUBLIC_KEY ?? null)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const parts: string[] = []
        while (parts.length < 500) {
          const next = await lines.next()
          if (next.done) break
          parts.push(`${JSON.stringify(next.value)}\n`)
        }
        if (parts.length === 0) controller.close()
        else controller.enqueue(encoder.encode(parts.join('')))
      } catch (error) {
        log.fault('the ledger stream broke off', error)
        controller.error(error)
      }
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return new Response(body, { headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' } })
}
