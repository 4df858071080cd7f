import type { Prisma } from '#lib/generated/prisma/client'

/** 存下的逐日推算：算进去的日子，跳过的日子与缘由。 */
export function derivationOf(json: Prisma.JsonValue): {
  counted: readonly string[]
  skipped: readonly { readonly date: string; readonly why: string }[]
} {
  const given = json as { counted?: string[]; skipped?: { date: string; why: string }[] } | null
  return { counted: given?.counted ?? [], skipped: given?.skipped ?? [] }
}
