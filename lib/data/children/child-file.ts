import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { caseReach, childReach, labelReach } from '#lib/data/reach'
import { openText } from '#lib/data/sealed-text'
import type { FieldKeys } from '#lib/data/sensitive'
import { instant } from '#lib/rules/calendar/instant'
import { isCaseState } from '#lib/rules/cases/case-states'
import type { Official } from '#lib/rules/people/actor'

const NAMED = { select: { id: true, name: true } } as const

/** 可及范围之内一个孩子的档案；没有，或不归此人，都是 null。 */
export async function findChildFile(tx: Tx, actor: Official, childId: string) {
  const row = await tx.child.findFirst({
    where: { AND: [childReach(actor), { id: childId }] },
    select: {
      id: true,
      name: true,
      gender: true,
      birthOn: true,
      status: true,
      idKind: true,
      householdCode: true,
      householdTownship: NAMED,
      township: NAMED,
      village: NAMED,
      school: NAMED,
      class: NAMED,
      idCipher: true,
      studentNumberCipher: true,
      addressCipher: true,
      guardians: {
        orderBy: [{ main: 'desc' }, { id: 'asc' }],
        select: { id: true, name: true, relation: true, main: true, phoneCipher: true },
      },
      childCategorys: {
        orderBy: [{ fromOn: 'desc' }, { id: 'asc' }],
        select: { id: true, category: true, fromOn: true, toOn: true },
      },
      classEnrolments: {
        orderBy: { fromOn: 'desc' },
        select: { id: true, fromOn: true, toOn: true, class: NAMED },
      },
    },
  })
  if (!row) return null
  const { childCategorys, classEnrolments, ...child } = row
  return {
    ...child,
    birthOn: dayFromColumn(row.birthOn),
    categories: childCategorys.map(spanOf),
    enrolments: classEnrolments.map((one) => ({ ...spanOf(one), class: one.class })),
  }
}

export type ChildFile = NonNullable<Awaited<ReturnType<typeof findChildFile>>>

function spanOf<T extends { readonly fromOn: Date; readonly toOn: Date | null }>(row: T) {
  return { ...row, fromOn: dayFromColumn(row.fromOn), toOn: row.toOn ? dayFromColumn(row.toOn) : null }
}

/** 限阅的类别：只有决定者读得到密文，读得到才解得开；其余岗位是空的。 */
export async function listLabels(tx: Tx, actor: Official, keys: FieldKeys, childId: string) {
  const rows = await tx.restrictedLabel.findMany({
    where: { AND: [labelReach(actor), { childId }] },
    orderBy: [{ fromOn: 'desc' }, { id: 'asc' }],
    select: { id: true, labelCipher: true, fromOn: true, toOn: true },
  })
  return rows.map(({ labelCipher, ...row }) => ({
    ...spanOf(row),
    category: openText(keys, actor.tenantId, 'label', labelCipher),
  }))
}

/** 这个孩子可及的个案，新的在前，连同各有哪些文书。 */
export async function listCasesOfChild(tx: Tx, actor: Official, childId: string) {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { childId }] },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      number: true,
      line: true,
      state: true,
      openedAt: true,
      closedAt: true,
      relapses: true,
      responsible: NAMED,
      writtenReports: { where: { signedAt: { not: null } }, select: { id: true } },
      _count: { select: { persuasions: true, townshipVisits: true } },
    },
  })
  return rows.map(({ _count, writtenReports, state, ...row }) => {
    if (!isCaseState(state)) throw new Error(`an unknown state is stored on a case: ${state}`)
    return {
      ...row,
      state,
      openedAt: instant(row.openedAt.getTime()),
      closedAt: row.closedAt ? instant(row.closedAt.getTime()) : null,
      papers: {
        reports: writtenReports.length,
        persuasions: _count.persuasions,
        visits: row.line === 'truancy' ? _count.townshipVisits : 0,
      },
    }
  })
}

export type CaseOfChild = Awaited<ReturnType<typeof listCasesOfChild>>[number]
