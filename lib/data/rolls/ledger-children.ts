import type { Tx } from '#lib/data/database'
import { columnFromDay, dayFromColumn } from '#lib/data/days'
import { maskedField } from '#lib/data/masked-fields'
import { childReach } from '#lib/data/reach'
import type { FieldKeys } from '#lib/data/sensitive'
import { endOfDay } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'
import { isChildCategory } from '#lib/rules/people/child-categories'
import { type ChildSource, isChildSource } from '#lib/rules/rolls/child-sources'
import type { LedgerChild } from '#lib/rules/rolls/ledger-rows'

const BATCH = 5_000

/** 台账里儿童一侧的各项，按 id 取；类别照那天的算，证件号、学籍号当场脱敏。 */
export async function ledgerChildren(
  tx: Tx,
  actor: Official,
  keys: FieldKeys,
  ids: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, LedgerChild>> {
  const found = new Map<string, LedgerChild>()
  for (let from = 0; from < ids.length; from += BATCH) {
    for (const child of await readBatch(tx, actor, keys, ids.slice(from, from + BATCH), on)) {
      found.set(child.childId, child)
    }
  }
  return found
}

async function readBatch(
  tx: Tx,
  actor: Official,
  keys: FieldKeys,
  ids: readonly string[],
  on: PlainDate,
): Promise<LedgerChild[]> {
  const day = columnFromDay(on)
  const until = new Date(endOfDay(on))
  const current = { fromOn: { lte: day }, OR: [{ toOn: null }, { toOn: { gte: day } }] }
  const rows = await tx.child.findMany({
    where: { AND: [childReach(actor), { id: { in: [...ids] } }] },
    select: {
      id: true,
      name: true,
      gender: true,
      birthOn: true,
      idKind: true,
      idCipher: true,
      studentNumberCipher: true,
      householdCode: true,
      township: { select: { name: true, code: true } },
      village: { select: { name: true, code: true } },
      school: { select: { name: true } },
      class: { select: { name: true } },
      guardians: { orderBy: { main: 'desc' }, take: 1, select: { name: true, relation: true } },
      // 核实：那天终了之前记下的，那时还没有撤销的；晚的在前。
      childChecks: {
        where: { recordedAt: { lte: until }, OR: [{ undoneAt: null }, { undoneAt: { gt: until } }] },
        orderBy: [{ onDay: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
        select: { source: true, onDay: true, person: { select: { name: true } } },
      },
      // 那天之后搬过的，照那天住的地方写。
      childHistorys: {
        where: { untilAt: { gt: until } },
        orderBy: { untilAt: 'asc' },
        take: 1,
        select: { townshipId: true, villageId: true },
      },
      childCategorys: { where: current, select: { category: true }, orderBy: { category: 'asc' } },
    },
  })
  const lived = rows.flatMap(({ childHistorys }) => childHistorys)
  const places = await placesOf(tx, actor, lived)
  return rows.map((row) => ({
    childId: row.id,
    name: row.name,
    gender: row.gender === 'male' ? 'male' : 'female',
    birthOn: dayFromColumn(row.birthOn),
    idKind: row.idKind,
    idMask: maskedField(keys, actor.tenantId, 'id_number', row.idCipher),
    studentNumberMask: maskedField(keys, actor.tenantId, 'student_number', row.studentNumberCipher),
    householdCode: row.householdCode ?? '',
    ...residenceOf(row.childHistorys[0] ? places(row.childHistorys[0]) : row),
    guardian: row.guardians.map((one) => `${one.name}（${one.relation}）`).join(''),
    categories: row.childCategorys.flatMap(({ category }) => (isChildCategory(category) ? [category] : [])),
    schoolName: row.school?.name ?? '',
    className: row.class?.name ?? '',
    checkedBy: row.childChecks[0]?.person.name ?? '',
    checkedOn: row.childChecks[0] ? dayFromColumn(row.childChecks[0].onDay) : null,
    sources: sourcesOf(row.childChecks),
  }))
}

/** 各样来源各写一次，晚的在前。 */
function sourcesOf(checks: readonly { readonly source: string }[]): readonly ChildSource[] {
  return [...new Set(checks.flatMap(({ source }) => (isChildSource(source) ? [source] : [])))]
}

type Place = { readonly name: string; readonly code: string }
type Residence = { readonly township: Place | null; readonly village: Place | null }
type Lived = { readonly townshipId: string | null; readonly villageId: string | null }

function residenceOf({ township, village }: Residence) {
  return {
    residenceCode: village?.code ?? township?.code ?? '',
    residence: `${township?.name ?? ''}${village?.name ?? ''}`,
  }
}

/** 从前住的乡镇与村叫什么；没有人搬过的不问。 */
async function placesOf(tx: Tx, actor: Official, lived: readonly Lived[]) {
  const ids = new Set(lived.flatMap(({ townshipId, villageId }) => [townshipId, villageId]))
  ids.delete(null)
  const where = { tenantId: actor.tenantId, id: { in: [...ids].filter((id) => id !== null) } }
  const units =
    ids.size > 0 ? await tx.unit.findMany({ where, select: { id: true, name: true, code: true } }) : []
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const place = (id: string | null) => (id === null ? null : (byId.get(id) ?? null))
  return ({ townshipId, villageId }: Lived): Residence => ({
    township: place(townshipId),
    village: place(villageId),
  })
}
