import type { FieldKeys } from '#lib/data/sensitive'
import type { TransferSummary } from '#lib/data/transfers/transfers'
import type { Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import { workDayKind } from '#lib/rules/calendar/working-days'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { type TransferEvent, transferTerms } from '#lib/rules/placements/transfer-terms'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { type TenantSlug, tenantOf } from '#prisma/reference/tenants'
import { chanceOf } from './chance.ts'
import type { Classroom, County, Post, School } from './county.ts'
import { deadlineBook } from './deadline-book.ts'
import { atMinute, record } from './journal.ts'
import { addProof } from './proof.ts'
import type { Row, Sheet } from './rows.ts'
import { EMPTY, REASON, resealed } from './transfer-letters.ts'

export type TransferGiven = FieldKeys & {
  readonly today: PlainDate
  readonly now: Instant
  readonly policyVersionId: string
  readonly profile: PolicyProfile
  readonly calendars: Calendars
}

/** 大田转往南安的一份（domain 6.7 ⑤）；别的法域没有跨县的。 */
const CROSSES: Partial<Readonly<Record<TenantSlug, TenantSlug>>> = { datian: 'nanan' }
/** 满二十个工作日的次日：南安一直没有答复，大田当晚列为疑似。 */
const SENT_DAYS_AGO = 21
/**
 * 示范学校的转学：邻校转来的一份等着答复，转往外县的一份等着教育局；别的两校之间还有一份；大田另有一份送到南安满了期限没有人接，
 * 期限昨晚刚满，后台一起来就列为疑似；还有一份转往不用本系统的县，已同意转出，等着封好送去。
 */
export function addTransfers(sheet: Sheet, county: County, given: TransferGiven): void {
  const chance = chanceOf(`transfers ${county.tenant.slug}`)
  const home = county.homeClass.school
  const near = county.schools.find((school) => school !== home && stageOf(school) === stageOf(home))
  const busy = new Set([
    ...sheet.rows('dropout_case').map(({ child_id }) => child_id),
    ...sheet.rows('placement').map(({ child_id }) => child_id),
  ])
  const pupilOf = (school: School, nth: number) => {
    const rooms = school.classes.filter((room) => room !== county.homeClass)
    const free = sheet.rows('child').filter((child) => child.status === 'enrolled' && !busy.has(child.id))
    const found = free.filter((child) => rooms.some(({ id }) => id === child.class_id))[nth]
    const room = rooms.find(({ id }) => id === found?.class_id)
    if (!found || !room) throw new Error('no pupil left to transfer')
    busy.add(found.id)
    return { child: found, room }
  }
  const desk = { sheet, chance, given, county }
  if (near) {
    const { child, room } = pupilOf(near, 3)
    within(desk, { child, room, to: home, at: atMinute(workDaysAgo(given, 4), 600) })
  }
  const [one, other] = county.schools.filter((school) => school !== home && school !== near)
  if (one && other) {
    const { child, room } = pupilOf(one, 7)
    within(desk, { child, room, to: other, at: atMinute(workDaysAgo(given, 6), 570) })
  }
  const peer = CROSSES[county.tenant.slug]
  if (!peer) return
  const waiting = pupilOf(home, 5)
  outward(desk, { ...waiting, peer, at: atMinute(workDaysAgo(given, 3), 620), sentAt: null })
  const gone = pupilOf(home, 9)
  const sentAt = atMinute(workDaysAgo(given, SENT_DAYS_AGO), 640)
  outward(desk, { ...gone, peer, at: atMinute(workDaysAgo(given, SENT_DAYS_AGO + 2), 615), sentAt })
  outside(desk, { ...pupilOf(home, 11), at: atMinute(workDaysAgo(given, 5), 560) })
}

const stageOf = ({ classes }: School) => classes[0]?.stage

function workDaysAgo({ today, calendars }: TransferGiven, n: number): PlainDate {
  let day = today
  for (let left = n; left > 0; left--)
    do day = addDays(day, -1)
    while (!workDayKind(calendars.work, day).works)
  return day
}

type Desk = {
  readonly sheet: Sheet
  readonly chance: ReturnType<typeof chanceOf>
  readonly given: TransferGiven
  readonly county: County
}
type Leaving = { readonly child: Row; readonly room: Classroom; readonly at: Instant }

function within(desk: Desk, { child, room, to, at }: Leaving & { to: School }): void {
  const place = { to_school_id: to.id, peer_name: to.plan.name, school_named: to.plan.name }
  const id = paperOf(desk, { child, room, at }, { ...place, route: 'within', state: 'placed' })
  clocks(desk, 'transfer_offered', at, (duty) =>
    duty === 'transfer_receiving'
      ? { subjectId: id, childId: null, classId: null, schoolId: to.id, ownerUnitId: to.id }
      : { ...here(child, room), subjectId: String(child.id), ownerUnitId: room.school.id },
  )
}

function outward(desk: Desk, leaving: Leaving & { peer: TenantSlug; sentAt: Instant | null }): void {
  const { sheet, chance, given, county } = desk
  const { child, room, at, sentAt } = leaving
  const peer = tenantOf(leaving.peer)
  const id = paperOf(desk, leaving, {
    route: 'to_county',
    state: sentAt ? 'sent' : 'asked',
    peer_code: peer.code,
    peer_name: peer.name,
    school_named: '待安排',
    carried_at: sentAt,
  })
  clocks(
    desk,
    'transfer_asked',
    at,
    () => ({ ...here(child, room), subjectId: id, ownerUnitId: county.id }),
    sentAt,
  )
  if (!sentAt) return
  const { bureau } = county
  step(desk, id, { act: 'release', from: 'asked', to: 'sent', by: bureau, at: sentAt })
  const about = { subjectKind: 'transfer', subjectId: id, schoolId: room.school.id, classId: room.id }
  const facts = { route: 'to_county', from: 'asked', to: 'sent', peer: peer.code }
  record(sheet, chance, { ...about, verb: 'release_transfer', by: bureau, at: sentAt, facts })
  record(sheet, chance, {
    ...about,
    verb: 'carry_transfer',
    by: null,
    at: sentAt,
    facts: { peer: peer.code },
  })
  // 期限昨晚满，还没有人记下：后台一起来就判逾期、立案，看得见它自己动。
  clocks(desk, 'transfer_sent', sentAt, () => ({
    ...here(child, room),
    subjectId: String(child.id),
    ownerUnitId: room.school.id,
  }))
  const move = { fromTenantId: sheet.tenantId, toTenantId: peer.id }
  sheet.letters.push({
    to: leaving.peer,
    from: county.tenant,
    at: sentAt,
    id,
    summary: summaryOf(sheet, child, room),
    sealed: {
      id: resealed(given, { ...move, kind: 'id_number' }, child.id_cipher),
      studentNumber: resealed(given, { ...move, kind: 'student_number' }, child.student_number_cipher),
    },
  })
}

/** 转往不用本系统的县：次日同意转出，函还在路上。 */
function outside(desk: Desk, { child, room, at }: Leaving): void {
  const { sheet, chance, county } = desk
  const { bureau } = county
  const sentAt = atMinute(workDaysAgo(desk.given, 4), 600)
  const id = paperOf(
    desk,
    { child, room, at },
    {
      route: 'to_outside',
      state: 'sent',
      peer_name: '云岭省青石县教育体育局',
      school_named: '青石县第三中学',
      to_address: '青石县文教路18号',
      sent_means: 'post',
    },
  )
  const owner = { ...here(child, room), subjectId: id, ownerUnitId: county.id }
  clocks(desk, 'transfer_asked', at, () => owner, sentAt)
  step(desk, id, { act: 'release', from: 'asked', to: 'sent', by: bureau, at: sentAt })
  record(sheet, chance, {
    ...{ verb: 'release_transfer', subjectKind: 'transfer', subjectId: id, by: bureau, at: sentAt },
    ...{ schoolId: room.school.id, classId: room.id },
    facts: { route: 'to_outside', from: 'asked', to: 'sent', peer: '' },
  })
  clocks(desk, 'transfer_sent', sentAt, () => ({
    ...here(child, room),
    subjectId: String(child.id),
    ownerUnitId: room.school.id,
  }))
}

function paperOf({ sheet, chance, given }: Desk, { child, room, at }: Leaving, more: Row): string {
  const { officer } = room.school
  const by = { person_id: officer.personId, appointment_id: officer.appointmentId, recorded_at: at }
  const place = { sheet, chance, fieldKey: given.fieldKey }
  const proof = addProof(place, { kind: 'scan', childId: child.id, caseId: null }, by)
  const id = chance.id()
  const summary = summaryOf(sheet, child, room)
  sheet.add('transfer', {
    ...EMPTY,
    id,
    child_id: child.id,
    from_school_id: room.school.id,
    from_class_id: room.id,
    reason: REASON,
    applicant_name: summary.guardianName,
    applicant_relation: summary.guardianRelation,
    proof_id: proof,
    summary,
    ...by,
    ...more,
  })
  record(sheet, chance, {
    verb: 'ask_transfer',
    subjectKind: 'transfer',
    subjectId: id,
    schoolId: room.school.id,
    classId: room.id,
    by: officer,
    at,
    facts: { route: String(more.route), peer: String(more.peer_code ?? ''), proof },
  })
  return id
}

function step(
  { sheet, chance }: Desk,
  transferId: string,
  one: { act: string; from: string; to: string; by: Post; at: Instant },
): void {
  sheet.add('transfer_step', {
    id: chance.id(),
    transfer_id: transferId,
    ordinal: 1,
    act: one.act,
    from_state: one.from,
    to_state: one.to,
    reason: null,
    answered_by: null,
    role: one.by.role,
    person_id: one.by.personId,
    appointment_id: one.by.appointmentId,
    recorded_at: one.at,
  })
}

const here = (child: Row, room: Classroom) => ({
  childId: String(child.id),
  classId: room.id,
  schoolId: room.school.id,
})

/** 一件事起算的时限；办了的记办结，没办的不由示范判逾期。 */
function clocks(
  { sheet, chance, given }: Desk,
  event: TransferEvent,
  at: Instant,
  owed: (duty: string) => {
    subjectId: string
    childId: string | null
    classId: string | null
    schoolId: string | null
    ownerUnitId: string
  },
  metAt: Instant | null = null,
): void {
  for (const started of transferTerms(given.profile, event, at, given.calendars)) {
    const { ownerUnitId, ...subject } = owed(started.duty)
    const book = deadlineBook(sheet, chance, given.policyVersionId)
    const held = book.open(
      started,
      { ...subject, caseId: null, absenceId: null },
      { unitId: ownerUnitId, role: started.owner },
    )
    if (metAt) held.end('met', metAt)
    book.write(at)
  }
}

function summaryOf(sheet: Sheet, child: Row, room: Classroom): TransferSummary {
  const guardian = sheet.rows('guardian').find((one) => one.child_id === child.id && one.main === true)
  return {
    childName: String(child.name),
    gender: String(child.gender),
    birthOn: String(child.birth_on),
    idKind: String(child.id_kind),
    school: room.school.plan.name,
    className: room.name,
    gradeNo: room.gradeNo,
    guardianName: String(guardian?.name ?? ''),
    guardianRelation: String(guardian?.relation ?? ''),
    kase: null,
  }
}
