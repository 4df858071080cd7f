import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { ClockEvent, ClockUnit } from '#lib/rules/clocks/clock-events'
import type { DutyCode } from '#lib/rules/clocks/duty-codes'
import type { HelperKind } from '#lib/rules/people/pairing'
import type { Role } from '#lib/rules/people/roles'
import type { Department } from '#lib/rules/referrals/departments'
import type { ReturnPart } from '#lib/rules/returns/return-kinds'

/** 一个值从哪条来：条款编号、文件原话；原文没有写的，写明是我们的读法，或哪一处矛盾这样处理。 */
export type Sourced<T> = {
  readonly value: T
  readonly clause: string
  readonly words: string
  /** domain 1.7 的矛盾编号。 */
  readonly settled?: readonly string[]
  /** 原文没有数字或没有写明时，本系统的读法；县里可以另定。 */
  readonly reading?: string
}

export type Recipient = 'school' | 'township' | 'county_bureau'

/** 何时立案。 */
export type AbsenceTrigger =
  | { readonly mode: 'school_days'; readonly amount: number }
  | { readonly mode: 'any' }
  | {
      readonly mode: 'hours'
      readonly amount: number
      readonly hourMode: 'first_lesson' | 'continuous'
      readonly firstLesson: string
    }

/** 一个事件起算的一项义务。 */
export type DutyRule = {
  readonly duty: DutyCode
  readonly event: ClockEvent
  readonly amount: number
  readonly unit: ClockUnit
  readonly owner: Role
  readonly recipients: readonly Recipient[]
  readonly hourMode?: 'first_lesson' | 'continuous'
  readonly firstLesson?: string
  readonly rollsOverHolidays?: boolean
  /** 只提醒，不算逾期（C-01）。 */
  readonly warning?: boolean
}

export type PersuasionRule = {
  readonly minAttempts: number
  readonly homeVisit: boolean
  /** 校长须分别联系家长与村委会（临夏）。 */
  readonly principalContactsVillage: boolean
  /** 每一件都要有劝返责任人与劝返、关爱、帮扶计划（大渡口）；不挡报告，挡销号。 */
  readonly namedPersonAndPlan: boolean
}

export type NoticeRule = {
  readonly name: string
  readonly issuers: readonly ('township' | 'county_bureau')[]
  readonly defaultDays: number
}

export type Measure = 'criticism' | 'return_notice' | 'order_to_correct' | 'justice_referral'

/** 除通知书之外，文书与机关的叫法；通知书的名称在 NoticeRule 里。 */
export type PaperNames = {
  readonly order: string
  readonly referral: string
  /** 提请函送谁。 */
  readonly justice: string
  /** 县级教育行政部门的落款：县名之后的字。 */
  readonly bureau: string
}

export type ControlLine = {
  readonly indicator: 'primary_dropout_rate' | 'junior_dropout_rate' | 'retention_rate' | 'enrolment_rate'
  readonly comparator: '<' | '>='
  readonly percent: number
  /** 哪一年起这样定；目标随年度更新（C-09）。 */
  readonly fromYear: number
  /** 只说一个学段的；不写的两段都管。 */
  readonly stage?: 'primary' | 'junior'
}

export type DeferralRule = {
  readonly approvers: readonly ('township' | 'county_bureau')[]
  /** 任一有权者批准即可，还是都须批准。 */
  readonly needs: 'any' | 'all'
  readonly maxMonths: number
  readonly renewBeforeDays: number
}

/** 送教上门的最低要求：一年多少课时，隔多久没有记录先提醒、再回台账。 */
export type HomeTeachingRule = {
  readonly lessonsPerYear: number
  readonly lessonsPerWeek: number
  readonly warnAfterDays: number
  readonly lapseAfterDays: number
}

/** 残疾儿童就学方式：谁定、每次至多多久、期满前几日重新评估。 */
export type SchoolingRule = {
  readonly decidedBy: 'county_bureau'
  readonly maxMonths: number
  readonly reviewBeforeDays: number
}

/** 一个班连着几个在校日没有点名：先到校长桌上，再到县教育局桌上（F9）。 */
export type UnmarkedClassRule = { readonly principalAfter: number; readonly bureauAfter: number }

/** 摸清适龄儿童底数：家中无人的，至少上门几次才算问到了。 */
export type SurveyRule = { readonly visitsWhenNobodyHome: number }

/** 满几周岁入学，以哪天为界（`08-31`）。 */
export type SchoolEntryRule = { readonly age: 6 | 7; readonly cutOff: string }

export type InspectionRule = {
  readonly specialPerYear: number | null
  readonly regularPerTermPerSchool: number
  readonly maxSchoolsPerInspector: number | null
  /** 整改期满之后几日内报告；本地没有写的是 null。 */
  readonly rectificationReportDays: number | null
}

/** 一份文件作为数据。国家底座与四地各一份；`effectiveProfile` 给出合成之后的。 */
export type PolicyProfile = {
  readonly code: string
  readonly title: string
  readonly document: string
  readonly issuedBy: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly absenceTrigger: Sourced<AbsenceTrigger>
  readonly duties: readonly Sourced<DutyRule>[]
  readonly persuasion: Sourced<PersuasionRule>
  /** 自缺勤起满几个在校日还没有返校的，劝返作无效论，书面报告时限自那时起算；天天劝返也不能不报。 */
  readonly persuasionLimit: Sourced<number>
  /** 报哪个乡镇：学校所在、常住、户籍（C-04）。 */
  readonly townshipBasis: Sourced<'school' | 'residence' | 'household'>
  /** 县级教育行政部门怎样称呼；文件自己点名要报的是收件人，没有点名的依 L2-28 抄送。 */
  readonly bureau: Sourced<{ readonly name: string; readonly copy: boolean }>
  readonly reportForm: Sourced<'annex_5' | 'roster' | 'dossier'>
  readonly countersignature: Sourced<boolean>
  /** 个案可以转给哪些部门。 */
  readonly departments: Sourced<readonly Department[]>
  /** 期报要写的几项；没有期报的为空。 */
  readonly termReturnParts: Sourced<readonly ReturnPart[]>
  readonly notice: Sourced<NoticeRule>
  /** 逐级措施的次序；文件把几级写在几处的，`clauseOf` 说每一级凭哪一条。 */
  readonly ladder: Sourced<readonly Measure[]> & {
    readonly clauseOf?: Partial<Readonly<Record<Measure, string>>>
    /** 批评教育由谁；没有另写的，同通知书的签发机关。 */
    readonly criticismBy?: NoticeRule['issuers']
  }
  readonly paperNames: Sourced<PaperNames>
  readonly deferral: Sourced<DeferralRule>
  readonly homeTeaching: Sourced<HomeTeachingRule>
  readonly disabilitySchooling: Sourced<SchoolingRule>
  readonly schoolEntry: Sourced<SchoolEntryRule>
  /** 摸底；摸到的未入学儿童凭这一条立案。 */
  readonly survey: Sourced<SurveyRule>
  readonly unmarkedClass: Sourced<UnmarkedClassRule>
  readonly observationDays: Sourced<number>
  /** 销号之后多少日内又立案的，记作复辍，与前案相连。 */
  readonly relapseWithinDays: Sourced<number>
  readonly controlLines: readonly Sourced<ControlLine>[]
  /** 市州要置顶的重点县，六位区划代码（LX-1.1）。 */
  readonly keyCounties: Sourced<readonly string[]>
  readonly inspections: Sourced<InspectionRule>
  readonly veto: Sourced<boolean>
  readonly annualPledge: Sourced<boolean>
  /** 包保到岗到人：校长包学校、中层包年级、班主任科任包班级。 */
  readonly responsibilityTree: Sourced<boolean>
  /** 县（市）政府划分的责任区，每区一个责任人。 */
  readonly responsibilityZones: Sourced<boolean>
  /** 结对帮扶可以由哪些人来做；空的为本地文件没有写。 */
  readonly pairing: Sourced<readonly HelperKind[]>
  /** 乡镇没有用户时，教育局可代录（C-08）。 */
  readonly bureauMayEnterTownshipSteps: Sourced<boolean>
  /** 要不要公布举报电话；号码由县教育局自己登记。 */
  readonly hotline: Sourced<boolean>
  /** 乡镇随时掌握辖区学校的在校情况：只给数字。 */
  readonly townshipAttendance: Sourced<boolean>
  readonly watchGroups: Sourced<readonly string[]>
  readonly forms: Sourced<readonly string[]>
  /** 关不掉的三件：当日向家长了解情况、抄送县教育局、留痕。 */
  readonly guardianContactSameDay: Sourced<true>
  readonly copyToCountyBureau: Sourced<true>
  readonly trace: Sourced<true>
}

/** 地方文件：只写它自己写了的，其余由国家底座补上。 */
export type LocalProfile = Pick<
  PolicyProfile,
  'code' | 'title' | 'document' | 'issuedBy' | 'validFrom' | 'validTo' | 'absenceTrigger' | 'duties'
> &
  Partial<Omit<PolicyProfile, 'guardianContactSameDay' | 'copyToCountyBureau' | 'trace'>>
