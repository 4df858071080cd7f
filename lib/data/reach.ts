import { Prisma } from '#lib/generated/prisma/client'
import type { Actor } from '#lib/rules/people/actor'
import type { Role } from '#lib/rules/people/roles'

/**
 * 「谁能看到哪些行」译成查询条件，只写在名叫 reach 的文件里：这一份是总的，两个单位之间往来的文书在 reach-papers.ts，
 * 各房间自己的在它那里。数据库策略另说一遍（迁移 guards 第 4 节），
 * reach.db.test.ts 用白话再说一遍，枚举证明三者相等。改动须两人复核。
 */
export const NOTHING = { id: { in: [] as string[] } }

export type Standing = Role | 'clock' | 'gate'

/** 以何种身份、在哪些单位。 */
export function standing(actor: Actor): { as: Standing; units: string[] } {
  if (actor.kind !== 'official') return { as: actor.kind, units: [] }
  return { as: actor.role, units: [...actor.unitIds] }
}

/** 临时查看里多看的那一个孩子；不在临时查看里是空的。 */
function viewedChild(actor: Actor): string | undefined {
  return actor.kind === 'official' ? actor.view?.childId : undefined
}

/** 限阅的、写着病情的、盖着手印的：临时查看里没有。 */
export function closedInView<W extends object>(actor: Actor, reach: W): W | (W & typeof NOTHING) {
  return viewedChild(actor) === undefined ? reach : { ...reach, ...NOTHING }
}

/** 按班、按校可见的考勤类：点名、缺勤、请假、联系家长、当天报告。 */
export function classroomReach(actor: Actor) {
  const { as, units } = standing(actor)
  const tenantId = actor.tenantId
  switch (as) {
    case 'teacher':
      return { tenantId, classId: { in: units } }
    case 'officer':
    case 'principal':
    case 'inspector':
      return { tenantId, schoolId: { in: units } }
    case 'bureau':
    case 'clock':
      return { tenantId }
    default:
      return { tenantId, ...NOTHING }
  }
}

/**
 * `classroomReach` 的 SQL 说法，`row` 是有 class_id、school_id 的那张表的别名：常问的几句一条语句取齐。
 * reach.db.test.ts 证明两种说法是同一批行。
 */
export function classroomReachSql(actor: Actor, row: 'a' | 'c' | 'd' | 'r'): Prisma.Sql {
  const { as, units } = standing(actor)
  const column = (name: string) => Prisma.raw(`${row}.${name}`)
  const own = Prisma.sql`${column('tenant_id')} = ${actor.tenantId}::uuid`
  // 逐个写出，不用数组：备好的计划不看参数，数据库把数组一律当十个估（ADR 0072）。
  const among = (name: string) =>
    units.length === 0
      ? Prisma.sql`${own} and false`
      : Prisma.sql`${own} and ${column(name)} in (${uuids(units)})`
  switch (as) {
    case 'teacher':
      return among('class_id')
    case 'officer':
    case 'principal':
    case 'inspector':
      return among('school_id')
    case 'bureau':
    case 'clock':
      return own
    default:
      return Prisma.sql`${own} and false`
  }
}

/** 个案：学校一侧按班、按校；乡镇、村自成为当事一方起；临时查看的是那个孩子的。 */
export function caseReach(actor: Actor): Prisma.DropoutCaseWhereInput {
  const childId = viewedChild(actor)
  const own = ownCases(actor)
  return childId === undefined ? own : { tenantId: actor.tenantId, OR: [own, { childId }] }
}

function ownCases(actor: Actor): Prisma.DropoutCaseWhereInput {
  const { as, units } = standing(actor)
  const tenantId = actor.tenantId
  switch (as) {
    case 'village':
      return { tenantId, townshipSince: { not: null }, villageId: { in: units } }
    case 'township':
    case 'township_leader':
      return { tenantId, townshipSince: { not: null }, townshipId: { in: units } }
    default:
      return classroomReach(actor)
  }
}

/** 逐个写出的编号，放进 `in (…)`；一个也没有的由调用者先挡下。 */
export function uuids(ids: readonly string[]): Prisma.Sql {
  return Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))
}

/** 儿童：学校按在读班级；乡镇、村按常住，加上自己经手的个案；临时查看的是那一个。 */
export function childReach(actor: Actor): Prisma.ChildWhereInput {
  const id = viewedChild(actor)
  const own = ownChildren(actor)
  return id === undefined ? own : { tenantId: actor.tenantId, OR: [own, { id }] }
}

function ownChildren(actor: Actor): Prisma.ChildWhereInput {
  const { as, units } = standing(actor)
  const tenantId = actor.tenantId
  switch (as) {
    case 'village':
      return { tenantId, OR: [{ villageId: { in: units } }, { dropoutCases: { some: caseReach(actor) } }] }
    case 'township':
    case 'township_leader':
      return { tenantId, OR: [{ townshipId: { in: units } }, { dropoutCases: { some: caseReach(actor) } }] }
    default:
      return classroomReach(actor)
  }
}

/**
 * `childReach` 的 SQL 说法，`c` 是 app.child：照某一天推算的台账用得着。
 * reach.db.test.ts 证明两种说法是同一批儿童。
 */
export function childReachSql(actor: Actor): Prisma.Sql {
  const { as, units } = standing(actor)
  const own = Prisma.sql`c.tenant_id = ${actor.tenantId}::uuid`
  const among = (column: Prisma.Sql) => Prisma.sql`${column} = any (${units}::uuid[])`
  const viaCaseOf = (column: Prisma.Sql) => Prisma.sql`exists (select 1 from app.dropout_case r
    where r.tenant_id = c.tenant_id and r.child_id = c.id and r.township_since is not null and ${among(column)})`
  switch (as) {
    case 'village':
      return Prisma.sql`${own} and (${among(Prisma.sql`c.village_id`)} or ${viaCaseOf(Prisma.sql`r.village_id`)})`
    case 'township':
    case 'township_leader':
      return Prisma.sql`${own} and (${among(Prisma.sql`c.township_id`)} or ${viaCaseOf(Prisma.sql`r.township_id`)})`
    default:
      return classroomReachSql(actor, 'c')
  }
}

/** 学校一级看得到的督导事项：专干、校长、督学按校，教育局全县。 */
export function schoolDeskReach(actor: Actor) {
  return standing(actor).as === 'teacher' ? { tenantId: actor.tenantId, ...NOTHING } : classroomReach(actor)
}

/** 抽到的样本：只给督学与教育局，被抽的学校看不到。 */
export function sampleItemReach(actor: Actor) {
  const { as } = standing(actor)
  return as === 'inspector' || as === 'bureau'
    ? classroomReach(actor)
    : { tenantId: actor.tenantId, ...NOTHING }
}

/** 抽样：督学看自己抽的，教育局看全部。 */
export function sampleDrawReach(actor: Actor) {
  const { as } = standing(actor)
  if (as === 'bureau') return { tenantId: actor.tenantId }
  return actor.kind === 'official' && as === 'inspector'
    ? { tenantId: actor.tenantId, personId: actor.personId }
    : { tenantId: actor.tenantId, ...NOTHING }
}

/** 时限与事件：学校一侧按班、按校；乡镇、村随个案。 */
export function trackedReach(actor: Actor): Prisma.DeadlineWhereInput & Prisma.LedgerEventWhereInput {
  const { as } = standing(actor)
  if (as === 'village' || as === 'township' || as === 'township_leader') {
    return { tenantId: actor.tenantId, case: caseReach(actor) }
  }
  return classroomReach(actor)
}

/** 时限：除了随个案的，还有本村、本乡镇欠的摸底（DT-4.1.1）。 */
export function deadlineReach(actor: Actor): Prisma.DeadlineWhereInput {
  const { as, units } = standing(actor)
  if (as !== 'village' && as !== 'township' && as !== 'township_leader') return trackedReach(actor)
  const own = { caseId: null, ownerUnitId: { in: units } }
  const survey = { ...own, duty: { startsWith: 'survey_' } }
  // 区外就读的跟踪、线索的核实由常住的乡镇办，村不经手。
  const ofTownship = as === 'village' ? [] : [{ ...own, duty: { in: ['outside_follow_up', 'lead_check'] } }]
  return { tenantId: actor.tenantId, OR: [trackedReach(actor), survey, ...ofTownship] }
}

/** 摸底的一村一镇一县与各户、线索：村看本村，乡镇看辖下，县里看全部；学校一侧没有。 */
export function surveyReach(
  actor: Actor,
): Prisma.SurveyAreaWhereInput & Prisma.SurveyHouseholdWhereInput & Prisma.LeadWhereInput {
  const { as, units } = standing(actor)
  const { tenantId } = actor
  switch (as) {
    case 'village':
      return { tenantId, villageId: { in: units } }
    case 'township':
    case 'township_leader':
      return { tenantId, townshipId: { in: units } }
    case 'bureau':
    case 'clock':
      return { tenantId }
    default:
      return { tenantId, ...NOTHING }
  }
}

/** 摸底的轮次：村、乡镇、县都看得到，学校一侧不经手。 */
export function roundReach(actor: Actor): Prisma.HouseholdSurveyWhereInput {
  const { as } = standing(actor)
  const { tenantId } = actor
  return ['village', 'township', 'township_leader', 'bureau', 'clock'].includes(as)
    ? { tenantId }
    : { tenantId, ...NOTHING }
}

/** 导入的名册：教育局全部，学校只有本校的；教师、督学不经手；人员名册只归管理员，管理员也只有它。 */
export function importReach(actor: Actor): Prisma.ImportBatchWhereInput {
  const { as, units } = standing(actor)
  const tenantId = actor.tenantId
  switch (as) {
    case 'officer':
    case 'principal':
      return { tenantId, schoolId: { in: units } }
    case 'bureau':
      return { tenantId, kind: { not: 'staff' } }
    case 'admin':
      return { tenantId, kind: 'staff' }
    case 'clock':
      return { tenantId }
    default:
      return { tenantId, ...NOTHING }
  }
}

/** 只在县教育局的：人籍比对、合并登记。 */
export function bureauReach(actor: Actor) {
  const { as } = standing(actor)
  const { tenantId } = actor
  return as === 'bureau' || as === 'clock' ? { tenantId } : { tenantId, ...NOTHING }
}

/** 随个案可见的：劝返、报告、入户、返校、销号……用作 `{ case: … }`。 */
export function viaCase(actor: Actor) {
  return { tenantId: actor.tenantId, case: caseReach(actor) }
}

/** 随儿童可见的：监护人、类别、编班、查看记录。 */
export function viaChild(actor: Actor) {
  return { tenantId: actor.tenantId, child: childReach(actor) }
}

/** 限阅标签：只给校长与县教育局，且在其可及范围之内（domain 6.4）。 */
export function labelReach(actor: Actor) {
  const { as } = standing(actor)
  return as === 'principal' || as === 'bureau' || as === 'clock'
    ? closedInView(actor, viaChild(actor))
    : { tenantId: actor.tenantId, ...NOTHING }
}

/** 限阅的谈话内容：记录人自己，加上校长与县教育局（NA-4.3）。 */
export function noteReach(actor: Actor): Prisma.SupportNoteWhereInput {
  const { as } = standing(actor)
  if (as === 'principal' || as === 'bureau') return closedInView(actor, viaChild(actor))
  return actor.kind === 'official'
    ? closedInView(actor, { ...viaChild(actor), personId: actor.personId })
    : { tenantId: actor.tenantId, ...NOTHING }
}

/** 导出登记：自己导的；教育局与责任督学看全部。 */
export function exportReach(actor: Actor): Prisma.DataExportWhereInput {
  const { tenantId } = actor
  if (actor.kind !== 'official') return { tenantId, ...NOTHING }
  const all = actor.role === 'bureau' || actor.role === 'inspector'
  return all ? { tenantId } : { tenantId, personId: actor.personId }
}

/** 各县交来的数字：只给市州与时钟。 */
export function snapshotReach(actor: Actor): Prisma.CountySnapshotWhereInput {
  const { as } = standing(actor)
  return { tenantId: actor.tenantId, ...(as === 'prefecture' || as === 'clock' ? {} : NOTHING) }
}

/** 临时查看的登记（F61）：谁问的谁看，督学看关于本校孩子的，教育局全看。 */
export function widerViewReach(actor: Actor): Prisma.WiderViewWhereInput {
  const { as, units } = standing(actor)
  const { tenantId } = actor
  if (as === 'bureau' || as === 'clock') return { tenantId }
  if (actor.kind !== 'official' || as === 'admin' || as === 'prefecture') return { tenantId, ...NOTHING }
  const mine = { personId: actor.personId }
  return as === 'inspector' ? { tenantId, OR: [mine, { schoolId: { in: units } }] } : { tenantId, ...mine }
}
