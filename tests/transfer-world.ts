import { randomBytes } from 'node:crypto'
import { newId } from '#lib/data/ids'
import { findTransfer } from '#lib/data/transfers/transfers'
import { askTransfer } from '#lib/duties/transfers/ask-transfer'
import { doTransfers } from '#lib/jobs/do-transfers'
import type { Official } from '#lib/rules/people/actor'
import { aScan } from '#tests/a-scan'
import { aCase, type CaseWorld } from '#tests/case-world'
import { insert } from '#tests/world-scene'

export const NOW = '2026-11-16T02:00:00Z'
export const KEYS = { fieldKey: randomBytes(32).toString('hex'), indexKey: randomBytes(32).toString('hex') }

export const act = (transferId: string) => ({ submissionKey: newId(), transferId })

/** 时钟办一轮：过名册、送往外县、带回答复；出错就是错。 */
export const round = (home: CaseWorld) =>
  doTransfers({ db: home.worker, clock: { now: () => new Date(NOW) }, keys: KEYS }, (_what, error) => {
    throw error
  })

/** 邻校的一个班，与它的专干。 */
export async function aNeighbour(world: CaseWorld) {
  const schoolId = world.otherOfficer.unitIds[0] ?? ''
  const own = { tenant_id: world.tenantId, tree: 'education', valid_from: '2020-01-01', grade_no: 3 }
  const grade = newId()
  const classId = newId()
  const of = { ...own, kind: 'grade', id: grade, parent_id: schoolId, code: 'n3', name: '三年级' }
  await insert(world.sql, 'unit', of)
  await insert(world.sql, 'unit', {
    ...of,
    id: classId,
    parent_id: grade,
    kind: 'class',
    code: 'n31',
    name: '三年(1)班',
  })
  return { schoolId, classId, officer: world.otherOfficer }
}

/** 在籍、有案、有监护人申请的一名学生。 */
export async function aPupil(world: CaseWorld, child: Record<string, unknown> = {}) {
  const kase = await aCase(world, { child })
  const own = { tenant_id: world.tenantId, child_id: kase.childId }
  await insert(world.sql, 'class_enrolment', {
    ...own,
    id: newId(),
    class_id: world.classId,
    seat_no: 1,
    from_on: '2026-09-01',
  })
  const proofId = await aScan(world, { childId: kase.childId }, { at: NOW })
  return { ...kase, caseId: kase.id, proofId }
}

type Pupil = Awaited<ReturnType<typeof aPupil>>

/** 转学申请的一份合格填写；只改要紧的几项。 */
export const asking = ({ childId, proofId }: Pupil, more: Record<string, unknown>) => ({
  submissionKey: newId(),
  childId,
  proofId,
  toSchoolId: '',
  peerCode: '',
  peerName: '',
  toAddress: '',
  schoolNamed: '',
  applicantName: '林大某',
  applicantRelation: '父亲',
  reason: '随父母搬到溪口镇',
  ...more,
})

/** 学校提出，给出编号。 */
export async function ask(home: CaseWorld, pupil: Pupil, more: Record<string, unknown>): Promise<string> {
  const asked = await askTransfer(home.deps(NOW), home.who.officer, asking(pupil, more) as never)
  if (!asked.ok) throw new Error(asked.refusal.code)
  return asked.value.transferId
}

export const all = async <Row>(world: CaseWorld, sql: string, ...values: unknown[]) =>
  (await world.sql.query(sql, values)).rows as Row[]
/** 名册上的各行。 */
export const rolls = (world: CaseWorld, childId: string) =>
  all(
    world,
    'select class_id, from_on::text as from, to_on::text as to from app.class_enrolment where child_id = $1 order by from_on',
    childId,
  )
/** 挂在一份转学或一个孩子上的时限。 */
export const clocksOf = (world: CaseWorld, subject: string) =>
  all<{ duty: string; status: string; due: string }>(
    world,
    `select duty, status, (due_at at time zone 'Asia/Shanghai')::date::text as due from app.deadline where subject_id = $1 and tenant_id = $2 order by created_at, duty`,
    subject,
    world.tenantId,
  )
/** 一县的账上关于它的各件事。 */
export const verbs = async (world: CaseWorld, subject: string) =>
  (
    await all<{ verb: string }>(
      world,
      'select verb from app.ledger_event where tenant_id = $1 and subject_id = $2 order by recorded_at',
      world.tenantId,
      subject,
    )
  ).map(({ verb }) => verb)
/** 此人看到它走到哪一步；看不到为 null。 */
export const seenBy = (world: CaseWorld, who: Official, id: string) =>
  world.web.asActor(who, async (tx) => (await findTransfer(tx, who, id))?.state ?? null)
