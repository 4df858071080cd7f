import { headers } from 'next/headers'
import { webEnv } from '#lib/server/env'
import { metricsText } from '#lib/server/metrics'
import { mayReadMetrics } from '#lib/server/metrics-reader'

export const dynamic = 'force-dynamic'

/** 给监控的数，Prometheus 文本；别人来问，就像没有这一页。 */
export async function GET(): Promise<Response> {
  if (!mayReadMetrics(await headers(), webEnv().BAOXUE_METRICS_TOKEN))
    return new Response(null, { status: 404 })
  const { text, type } = await metricsText()
  return new Response(text, { headers: { 'Content-Type': type } })
}
