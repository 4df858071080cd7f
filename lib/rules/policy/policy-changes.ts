import { type PolicyLine, policyLines } from './policy-lines.ts'
import type { PolicyProfile } from './profile.ts'

/** 换版之后变了的一处：原来怎样，今后怎样；一头空的是新增或取消。 */
export type PolicyChange = {
  readonly label: string
  readonly before: PolicyLine | null
  readonly after: PolicyLine | null
}

/** 两版逐值对照，只列不同的：值、条款、原话、读法有一样不同就算变了（F65）。次序照新版。 */
export function policyChanges(before: PolicyProfile, after: PolicyProfile): readonly PolicyChange[] {
  const [old, next] = [linesOf(before), linesOf(after)]
  const gone = old.filter((line) => !next.some((other) => same(line, other)))
  const come = next.filter((line) => !old.some((other) => same(line, other)))
  const labels = [...new Set([...come, ...gone].map(({ label }) => label))]
  return labels.flatMap((label) => {
    const [was, is] = [gone, come].map((lines) => lines.filter((line) => line.label === label))
    const length = Math.max(was?.length ?? 0, is?.length ?? 0)
    return Array.from({ length }, (_, at) => ({ label, before: was?.[at] ?? null, after: is?.[at] ?? null }))
  })
}

function linesOf(profile: PolicyProfile): readonly PolicyLine[] {
  const { title, document, issuedBy, validFrom, validTo, code } = profile
  const value = `《${title}》${document}，${issuedBy}；${validFrom}起，${validTo ? `至${validTo}` : '没有写有效期'}`
  return [
    { label: '文件', value, clause: code, words: '', reading: '', settled: [] },
    ...policyLines(profile),
  ]
}

function same(a: PolicyLine, b: PolicyLine): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
