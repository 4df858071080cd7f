import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import {
  type Counted,
  compareLists,
  FINDING_KINDS,
  type FindingKind,
  type Registered,
} from '#lib/rules/rolls/matching/compare-lists'
import { chanceOf } from '#prisma/demo/chance'
import { adultName, childName } from '#prisma/demo/names'

/** 造一个县：真相已知，另埋下各种写错、重名、双胞胎、不在的、没登记的；量比对的查准与查全。 */
type Truth = Readonly<Record<FindingKind, Set<string>>>

const CHILDREN = 20_000
const VARIANTS = [
  ['陈', '陳'],
  ['张', '張'],
  ['刘', '劉'],
  ['黄', '黃'],
  ['叶', '葉'],
  ['峰', '峯'],
] as const

function made() {
  const chance = chanceOf('match measure')
  const registered: Registered[] = []
  const counted: Counted[] = []
  const truth: Truth = {
    not_enrolled: new Set(),
    roll_without_person: new Set(),
    person_without_roll: new Set(),
    doubtful: new Set(),
    two_records: new Set(),
  }
  for (let at = 0; at < CHILDREN; at += 1) {
    const named = childName(chance, chance.hit(0.5) ? 'male' : 'female', at)
    const father = adultName(chance, [...named.name][0])
    const birthOn = addDays(plainDate('2011-09-01'), chance.below(3_600))
    const idIndex = chance.hit(0.97) ? `id${at}` : null
    const child: Registered = {
      childId: `c${at}`,
      name: named.name,
      pinyin: named.pinyin,
      birthOn,
      guardians: [father],
      idIndex,
      hasStudentNumber: true,
      schoolId: 's',
      classId: 'k',
      status: 'enrolled',
      present: 14,
      absent: chance.below(3),
      hasOpenCase: false,
    }
    const row: Counted = { ...child, rowId: `r${at}` }
    plant(at, child, row, registered, counted, truth)
  }
  return { registered, counted, truth }
}

function plant(
  at: number,
  child: Registered,
  row: Counted,
  registered: Registered[],
  counted: Counted[],
  truth: Truth,
): void {
  const birthOn = child.birthOn ?? plainDate('2015-01-01')
  const noId = { idIndex: null }
  switch (at % 100) {
    case 1:
      truth.not_enrolled.add(row.rowId)
      counted.push(row)
      return
    case 2:
      truth.roll_without_person.add(child.childId)
      registered.push({ ...child, present: 0, absent: 8 })
      counted.push(row)
      return
    case 3:
      truth.person_without_roll.add(child.childId)
      registered.push({ ...child, hasStudentNumber: false })
      counted.push(row)
      return
    case 4: {
      // 一边没有号码，姓名写成异体字：仍应对上，不应冒出来。
      const name = VARIANTS.reduce((text, [plain, other]) => text.replace(plain, other), row.name)
      registered.push(child)
      counted.push({ ...row, ...noId, name })
      return
    }
    case 5:
      truth.doubtful.add(row.rowId)
      registered.push(child)
      counted.push({ ...row, ...noId, guardians: [] })
      return
    case 6:
      truth.doubtful.add(row.rowId)
      registered.push(child)
      counted.push({ ...row, ...noId, birthOn: addDays(birthOn, birthOn.endsWith('9') ? -1 : 1) })
      return
    case 7:
      // 双胞胎：同生日、同监护人，号码不同，不是重复。
      registered.push(child, {
        ...child,
        childId: `${child.childId}b`,
        idIndex: `id${at}b`,
        name: `${child.name}二`,
      })
      counted.push(row, { ...row, rowId: `${row.rowId}b`, idIndex: `id${at}b`, name: `${row.name}二` })
      return
    case 8:
      truth.two_records.add(child.childId)
      registered.push({ ...child, idIndex: `id${at}` }, { ...child, ...noId, childId: `${child.childId}b` })
      counted.push({ ...row, idIndex: `id${at}` })
      return
    default:
      registered.push(child)
      counted.push(row)
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(2)}%`
}

const { registered, counted, truth } = made()
const started = performance.now()
const { findings, matched } = compareLists(counted, registered)
const seconds = ((performance.now() - started) / 1000).toFixed(2)
const lines = [
  `名单 ${counted.length} 人，登记 ${registered.length} 人，对上 ${matched} 人，用时 ${seconds} 秒`,
]
for (const kind of Object.keys(FINDING_KINDS) as FindingKind[]) {
  const found = findings.filter((one) => one.kind === kind)
  const right = found.filter((one) => truth[kind].has(one.rowId ?? '') || truth[kind].has(one.childId ?? ''))
  const caught = new Set(right.map((one) => (truth[kind].has(one.rowId ?? '') ? one.rowId : one.childId)))
  lines.push(
    `${FINDING_KINDS[kind].label}：埋下 ${truth[kind].size}，比出 ${found.length}，查准 ${percent(right.length, found.length)}，查全 ${percent(caught.size, truth[kind].size)}`,
  )
}
process.stdout.write(`${lines.join('\n')}\n`)
