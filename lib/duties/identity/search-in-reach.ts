import { FOUND_AT_MOST, searchCases, searchChildren, searchPapers } from '#lib/data/search'
import { blindTail, type FieldKeys } from '#lib/data/sensitive'
import type { Deps } from '#lib/duties/deps'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { readSearch } from '#lib/rules/people/search-query'
import type { SearchForm } from '#lib/schemas/search'

export type Found = {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly detail: string
}
export type FoundGroup = { readonly label: string; readonly found: readonly Found[]; readonly more: boolean }

/**
 * 查找（F83）：姓名、拼音、首字母、证件尾号、案号、文书编号。只在可及范围里找；
 * 找不到与够不着一个样，多了只说「还有」，不说范围之外有几个。
 */
export async function searchInReach(
  { db, keys }: Deps & { readonly keys: FieldKeys },
  actor: Official,
  { text }: SearchForm,
): Promise<Outcome<{ groups: readonly FoundGroup[] }>> {
  if (actor.role === 'admin' || actor.role === 'prefecture') return refuse({ code: 'not_allowed' })
  const query = readSearch(text)
  return db.asActor(actor, async (tx) => {
    switch (query.kind) {
      case 'nothing':
        return done({ groups: [] })
      case 'case_number': {
        const rows = await searchCases(tx, actor, query.text)
        return done({
          groups: group('个案', rows, (row) => ({
            href: `/cases/${row.id}`,
            title: row.childName,
            detail: row.number,
          })),
        })
      }
      case 'serial': {
        const rows = await searchPapers(tx, actor, query.year, query.serial)
        const detail = `〔${query.year}〕${query.serial}号`
        return done({
          groups: group('文书', rows, (row) => ({
            href: `/cases/${row.caseId}`,
            title: row.title,
            detail: `${detail} ${row.childName}`,
          })),
        })
      }
      default: {
        const match =
          query.kind === 'id_tail'
            ? blindTail(keys, actor.tenantId, query.tail)
            : ({ by: query.kind, text: query.text } as const)
        const rows = await searchChildren(tx, actor, match)
        return done({
          groups: group('学生', rows, (row) => ({
            href: `/children/${row.id}`,
            title: row.name,
            detail: [row.schoolName, row.className, row.schoolName ? null : row.villageName]
              .filter(Boolean)
              .join(' '),
          })),
        })
      }
    }
  })
}

function group<Row extends { readonly id: string }>(
  label: string,
  rows: readonly Row[],
  show: (row: Row) => Omit<Found, 'id'>,
): FoundGroup[] {
  if (rows.length === 0) return []
  const found = rows.slice(0, FOUND_AT_MOST).map((row) => ({ id: row.id, ...show(row) }))
  return [{ label, found, more: rows.length > FOUND_AT_MOST }]
}
