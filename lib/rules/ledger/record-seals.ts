/** 一张表在一段时间里写下的行：哪些列、几行、合起来的摘要。 */
export type SealedPart = {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly digest: string
}

/** 一段封存。`fromAt` 不含、`untilAt` 含，都是微秒、UTC。 */
export type RecordSeal = {
  readonly id: string
  readonly fromAt: string
  readonly untilAt: string
  readonly rows: number
  readonly parts: readonly SealedPart[]
  readonly digest: string
}

/** 入账的那一句；`subjectId` 是封存的编号。 */
export type SealEvent = { readonly sealId: string; readonly digest: string }

export type SealBreak =
  | { readonly kind: 'missing'; readonly sealId: string }
  | { readonly kind: 'unrecorded'; readonly seal: RecordSeal }
  | { readonly kind: 'altered'; readonly seal: RecordSeal }
  | { readonly kind: 'gap'; readonly seal: RecordSeal }

/**
 * 存下的封存与台账对：台账里记过的一段不少，存下的每一段都记过、一字不差，一段接着一段。
 * 给全部不符之处；行里的字是否还对，另由数据库逐段重算。
 */
export function checkSeals(seals: readonly RecordSeal[], events: readonly SealEvent[]): SealBreak[] {
  const kept = new Set(seals.map(({ id }) => id))
  const recorded = new Map(events.map(({ sealId, digest }) => [sealId, digest]))
  const breaks: SealBreak[] = events
    .filter(({ sealId }) => !kept.has(sealId))
    .map(({ sealId }) => ({ kind: 'missing', sealId }))
  for (const [index, seal] of seals.entries()) {
    const digest = recorded.get(seal.id)
    if (digest === undefined) breaks.push({ kind: 'unrecorded', seal })
    else if (digest !== seal.digest) breaks.push({ kind: 'altered', seal })
    const before = seals[index - 1]
    if (before && before.untilAt !== seal.fromAt) breaks.push({ kind: 'gap', seal })
  }
  return breaks
}
