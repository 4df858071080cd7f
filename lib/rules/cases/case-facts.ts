import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Measure } from '#lib/rules/policy/profile'
import type { CaseLine } from './case-states.ts'
import type { CloseReason, Proof } from './close-reasons.ts'
import type { TakenMeasure } from './ladder.ts'
import type { Requirement } from './requirements.ts'

/** 判断一步所需的事实；由调用者从数据读出，规则不自己读。 */
export type CaseFacts = {
  readonly line: CaseLine
  /** 办理人 personId；时钟为 null。 */
  readonly me: string | null
  readonly persuasions: number
  readonly homeVisits: number
  readonly principalContactedGuardian: boolean
  readonly principalContactedVillage: boolean
  readonly namedPerson: boolean
  readonly casePlan: boolean
  /** 时钟已记明学校劝返缺位或劝返无效。 */
  readonly persuasionFailed: boolean
  /** 时钟已记明学校到点没有劝返；学校自称劝返无效的不算。 */
  readonly persuasionMissed: boolean
  readonly reportMoved: boolean
  readonly townshipVisits: number
  /** 本轮已办成的法律措施，按先后。 */
  readonly taken: readonly TakenMeasure[]
  /** 本轮签发了、还没有送达也没有作废的文书。 */
  readonly waiting: readonly Measure[]
  readonly clockBroken: boolean
  readonly unexcusedAgain: boolean
  /** 回到追办所凭的那次缺勤，连同以后的，都已更正或补假。 */
  readonly relapseWithdrawn: boolean
  /** 在劝返中又满了档案的小时数，而这一段缺勤还没有起算过报告。 */
  readonly signalAgain: boolean
  readonly signalWithdrawn: boolean
  readonly observation: { readonly done: number; readonly needed: number }
  /** 本轮销号申请人；未申请为 null。 */
  readonly strikeOffRequestedBy: string | null
  /** 本轮核实销号的乡镇人员；未核实为 null。 */
  readonly strikeOffCheckedBy: string | null
  /** 乡镇已是当事一方；从来不是的，销号不问乡镇。 */
  readonly townshipParty: boolean
  /** 本轮经负责人写明理由放行的要件（见 overrides.ts）。 */
  readonly overridden: readonly Requirement[]
  readonly placementExpired: boolean
  /** 外县的接收学校已接收，时钟正把案随学籍转出。 */
  readonly transferAccepted: boolean
  readonly today: PlainDate
  /** 来自档案：这里只认数字与开关。 */
  readonly minPersuasions: number
  readonly homeVisitRequired: boolean
  readonly principalContactRequired: boolean
  readonly namedPersonRequired: boolean
  /** 报告须写全四项（大渡口档案，DDK-5.2.3）。 */
  readonly fourFactsRequired: boolean
  /** 法律措施的次序与签发机关（L1-58）。 */
  readonly ladder: readonly Measure[]
  readonly issuers: readonly ('township' | 'county_bureau')[]
  /** 谁作批评教育。 */
  readonly critics: readonly ('township' | 'county_bureau')[]
  /** 以下随办理当场给出。 */
  readonly reason: string | null
  /** 报告上的姓名、时间、原因、去向。 */
  readonly fourFacts: readonly string[]
  readonly presentDay: { readonly day: PlainDate; readonly present: boolean } | null
  readonly dropoutReason: string | null
  readonly closeReason: CloseReason | null
  readonly proofs: readonly Proof[]
  readonly placementApproved: boolean
  readonly untilOn: PlainDate | null
}

/** 一件刚立、什么都还没做的个案；调用者在其上改写已知的事实。 */
export function blankFacts(line: CaseLine, today: PlainDate): CaseFacts {
  return {
    line,
    today,
    me: null,
    persuasions: 0,
    homeVisits: 0,
    principalContactedGuardian: false,
    principalContactedVillage: false,
    namedPerson: false,
    casePlan: false,
    persuasionFailed: false,
    persuasionMissed: false,
    reportMoved: false,
    townshipVisits: 0,
    taken: [],
    waiting: [],
    clockBroken: false,
    unexcusedAgain: false,
    relapseWithdrawn: false,
    signalAgain: false,
    signalWithdrawn: false,
    observation: { done: 0, needed: 30 },
    strikeOffRequestedBy: null,
    strikeOffCheckedBy: null,
    townshipParty: false,
    overridden: [],
    placementExpired: false,
    transferAccepted: false,
    minPersuasions: 1,
    homeVisitRequired: false,
    principalContactRequired: false,
    namedPersonRequired: false,
    fourFactsRequired: false,
    fourFacts: [],
    ladder: ['criticism', 'order_to_correct'],
    issuers: ['township', 'county_bureau'],
    critics: ['township', 'county_bureau'],
    reason: null,
    presentDay: null,
    dropoutReason: null,
    closeReason: null,
    proofs: [],
    placementApproved: false,
    untilOn: null,
  }
}
