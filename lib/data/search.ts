import { Prisma } from '#lib/generated/prisma/client'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { caseReach, childReachSql, viaCase } from './reach.ts'

/** 每一类至多给几条；再多只说还有，不说多少。 */
export const FOUND_AT_MOST = 8

export type FoundChild = {
  readonly id: string
  readonly name: string
  readonly className: string | null
  readonly schoolName: string | null
  readonly villageName: string | null
}

/** LIKE 里的通配符当字面。 */
function prefix(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`
}

/** 怎样算找到：姓名（异体字归一，姓名开头或名字开头）、拼音或首字母开头、证件尾号的盲索引。 */
export type ChildMatch =
  | { readonly by: 'name'; readonly text: string }
  | { readonly by: 'spelling'; readonly text: string }
  | { readonly by: 'tail'; readonly length: 4 | 6; readonly index: Uint8Array<ArrayBuffer> }

function matchSql(match: ChildMatch): Prisma.Sql {
  if (match.by === 'name')
    return Prisma.sql`(guard.fold_name(c.name) like guard.fold_name(${prefix(match.text)})
      or guard.fold_name(substr(c.name, 2)) like guard.fold_name(${prefix(match.text)}))`
  if (match.by === 'spelling')
    return Prisma.sql`(c.name_initials like ${prefix(match.text)} or replace(c.name_pinyin, ' ', '') like ${prefix(match.text)})`
  const bytes = Buffer.from(match.index)
  return match.length === 4
    ? Prisma.sql`c.id_tail4_index = ${bytes}`
    : Prisma.sql`c.id_tail6_index = ${bytes}`
}

/** 可及范围里的儿童；多取一条，用来说「还有」。 */
export async function searchChildren(tx: Tx, actor: Official, match: ChildMatch): Promise<FoundChild[]> {
  return tx.$queryRaw<FoundChild[]>`
    select c.id::text as "id", c.name, k.name as "className", s.name as "schoolName", v.name as "villageName"
    from app.child c
    left join app.unit k on k.tenant_id = c.tenant_id and k.id = c.class_id
    left join app.unit s on s.tenant_id = c.tenant_id and s.id = c.school_id
    left join app.unit v on v.tenant_id = c.tenant_id and v.id = c.village_id
    where ${childReachSql(actor)} and ${matchSql(match)}
    order by c.name_pinyin, c.id limit ${FOUND_AT_MOST + 1}`
}

/** 可及的个案：案号开头。 */
export async function searchCases(tx: Tx, actor: Official, number: string) {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { number: { startsWith: number } }] },
    orderBy: { number: 'desc' },
    take: FOUND_AT_MOST + 1,
    select: { id: true, number: true, state: true, child: { select: { name: true } } },
  })
  return rows.map(({ child, ...row }) => ({ ...row, childName: child.name }))
}

/** 可及的文书：年度与编号；书面报告与乡镇、教育局的法律文书。 */
export async function searchPapers(tx: Tx, actor: Official, year: number, serial: number) {
  const kase = { select: { id: true, number: true, child: { select: { name: true } } } } as const
  const take = FOUND_AT_MOST + 1
  const reports = await tx.writtenReport.findMany({
    where: { AND: [viaCase(actor), { year, serial }] },
    take,
    select: { id: true, case: kase, school: { select: { name: true } } },
  })
  const papers = await tx.issuedPaper.findMany({
    where: { AND: [viaCase(actor), { year, serial }] },
    take,
    select: { id: true, title: true, case: kase, issuer: { select: { name: true } } },
  })
  return [
    ...reports.map((one) => ({
      id: one.id,
      caseId: one.case.id,
      title: `${one.school.name}疑似辍学学生报告单`,
      childName: one.case.child.name,
    })),
    ...papers.map((one) => ({
      id: one.id,
      caseId: one.case.id,
      title: `${one.issuer.name}${one.title}`,
      childName: one.case.child.name,
    })),
  ]
}
