import { type Identity, MATCH_RULES, type MatchRule, matchPair } from './match-pair.ts'

/** 比对出的几种情形（DT-4.2.4，DT-4.4.2）。对上的不列，只计数。 */
export const FINDING_KINDS = {
  not_enrolled: {
    label: '未入学',
    clause: 'DT-4.2.4',
    say: '户籍名单上有，登记与学籍里没有，或没有在任何学校',
  },
  roll_without_person: {
    label: '籍在人走',
    clause: 'DT-4.4.2',
    say: '在籍编班，近期每次点名都不在，也没有请假',
  },
  person_without_roll: { label: '人在无籍', clause: 'DT-4.4.2', say: '人在班里，没有学籍号' },
  doubtful: { label: '须人定', clause: 'DT-4.2.4', say: '像是同一个人，号码对不上或不全，由人认定' },
  two_records: { label: '疑似重复', clause: 'DT-4.4.2', say: '登记里有两条，像是同一个孩子' },
} as const
export type FindingKind = keyof typeof FINDING_KINDS

export function isFindingKind(text: string): text is FindingKind {
  return Object.hasOwn(FINDING_KINDS, text)
}

export type Registered = Identity & {
  readonly childId: string
  readonly schoolId: string | null
  readonly classId: string | null
  readonly hasStudentNumber: boolean
  readonly status: string
  /** 近几次点名：到过几次、缺了几次（请假不计缺）。没有点名都是 0。 */
  readonly present: number
  readonly absent: number
  readonly hasOpenCase: boolean
}

export type Counted = Identity & { readonly rowId: string }

export type Finding = {
  readonly kind: FindingKind
  readonly rowId: string | null
  readonly childId: string | null
  readonly otherChildId: string | null
  readonly rule: MatchRule | null
}

/** 连续几次点名不在，才说籍在人走。 */
export const ABSENCES_TO_SAY_GONE = 5

/** 已有去向交代的状态，不算未入学。 */
const SETTLED: readonly string[] = [
  'enrolled',
  'home_teaching',
  'deferred',
  'study_leave',
  'away',
  'over_age',
  'transferred',
  'graduated',
  'abroad',
  'deceased',
  'no_such_child',
  'elsewhere',
]

/** 人已经认定名单上的这个人不是登记里的那个孩子；凭证件号对上的不问。 */
export type RuledOut = (person: Counted, child: Registered) => boolean

/**
 * 户籍名单 × 登记与学籍 × 实际点名。有未结个案的不再重复提出；
 * 人认定过不是同一个人的，不再说像，没有别的对得上就是未入学。
 */
export function compareLists(
  counted: readonly Counted[],
  registered: readonly Registered[],
  ruledOut: RuledOut = () => false,
): { readonly findings: readonly Finding[]; readonly matched: number } {
  const index = indexOf(registered)
  const findings: Finding[] = []
  let matched = 0
  const blank = { rowId: null, childId: null, otherChildId: null, rule: null }
  for (const person of counted) {
    const { sure, doubtful } = meet(person, index, ruledOut)
    const { rowId } = person
    if (sure) {
      if (SETTLED.includes(sure.child.status) || sure.child.hasOpenCase) matched += 1
      else
        findings.push({ ...blank, kind: 'not_enrolled', rowId, childId: sure.child.childId, rule: sure.rule })
    } else if (doubtful) {
      findings.push({
        ...blank,
        kind: 'doubtful',
        rowId,
        childId: doubtful.child.childId,
        rule: doubtful.rule,
      })
    } else findings.push({ ...blank, kind: 'not_enrolled', rowId })
  }
  for (const child of registered) {
    if (child.classId === null || child.hasOpenCase) continue
    const { childId } = child
    if (child.present === 0 && child.absent >= ABSENCES_TO_SAY_GONE)
      findings.push({ ...blank, kind: 'roll_without_person', childId })
    else if (child.present > 0 && !child.hasStudentNumber)
      findings.push({ ...blank, kind: 'person_without_roll', childId })
  }
  for (const [child, other, rule] of pairsAmong(index))
    findings.push({
      ...blank,
      kind: 'two_records',
      childId: child.childId,
      otherChildId: other.childId,
      rule,
    })
  return { findings, matched }
}

type Index = {
  readonly byId: ReadonlyMap<string, Registered>
  /** 同一天出生的；日期只差一处的另由姓名找。 */
  readonly byBirth: ReadonlyMap<string, readonly Registered[]>
  readonly byName: ReadonlyMap<string, readonly Registered[]>
}

function indexOf(registered: readonly Registered[]): Index {
  const byId = new Map<string, Registered>()
  const byBirth = new Map<string, Registered[]>()
  const byName = new Map<string, Registered[]>()
  for (const child of registered) {
    if (child.idIndex) byId.set(child.idIndex, child)
    put(byBirth, child.birthOn ?? '', child)
    put(byName, child.pinyin, child)
  }
  return { byId, byBirth, byName }
}

function put(map: Map<string, Registered[]>, key: string, child: Registered): void {
  const held = map.get(key)
  if (held) held.push(child)
  else map.set(key, [child])
}

type Hit = { readonly child: Registered; readonly rule: MatchRule }

/** 对上的人：有把握的恰好一个才算对上；两个以上，或只有须人定的，交给人。 */
function meet(person: Counted, index: Index, ruledOut: RuledOut): { sure: Hit | null; doubtful: Hit | null } {
  const byId = person.idIndex ? index.byId.get(person.idIndex) : undefined
  if (byId) return { sure: { child: byId, rule: 'id' }, doubtful: null }
  const candidates = new Set([
    ...(index.byBirth.get(person.birthOn ?? '') ?? []),
    ...(index.byName.get(person.pinyin) ?? []),
  ])
  const hits: Hit[] = []
  for (const child of candidates) {
    const rule = matchPair(person, child)
    if (rule && !ruledOut(person, child)) hits.push({ child, rule })
  }
  const certain = hits.filter(({ rule }) => MATCH_RULES[rule].sure)
  if (certain.length === 1) return { sure: certain[0] ?? null, doubtful: null }
  return { sure: null, doubtful: certain[0] ?? hits[0] ?? null }
}

/** 登记里自己与自己像的：各取一次。 */
function* pairsAmong({ byBirth }: Index): Generator<[Registered, Registered, MatchRule]> {
  for (const together of byBirth.values()) {
    for (const [at, child] of together.entries()) {
      for (const other of together.slice(at + 1)) {
        const rule = matchPair(child, other)
        if (rule && rule !== 'id' && rule !== 'name_birth') yield [child, other, rule]
      }
    }
  }
}
