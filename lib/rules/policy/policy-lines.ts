import { indicatorName, lineText } from '#lib/rules/figures/control-line'
import { CLOCK_EVENT_LABEL, CLOCK_UNIT_LABEL, DUTY_LABEL, MEASURE_LABEL } from '#lib/rules/labels'
import { HELPER_KIND_LABEL } from '#lib/rules/people/pairing'
import { ROLE_LABEL } from '#lib/rules/people/roles'
import { groupLabel } from '#lib/rules/people/watch-groups'
import { DEPARTMENTS } from '#lib/rules/referrals/departments'
import { RETURN_PARTS } from '#lib/rules/returns/return-kinds'
import type { AbsenceTrigger, DutyRule, PolicyProfile, Sourced } from './profile.ts'

/** 文件的一个值写成一行：管什么、是多少、哪一条、原话怎么说、我们怎么读。 */
export type PolicyLine = {
  readonly label: string
  readonly value: string
  readonly clause: string
  readonly words: string
  readonly reading: string
  readonly settled: readonly string[]
}

const BASIS = { school: '学校所在乡镇', residence: '常住地乡镇', household: '户籍地乡镇' } as const
const FORM = { annex_5: '报告单（附件5）', roster: '花名册', dossier: '档案四要素' } as const
/** 文件要求用哪几样表册。 */
const BOOK: Readonly<Record<string, string>> = {
  annex_1: '附件1',
  annex_2: '附件2',
  annex_3: '附件3',
  annex_4: '附件4',
  annex_5: '附件5',
  annex_6: '附件6',
  roster: '花名册',
  return_notice: '返校通知书',
  left_behind_card: '留守儿童档案卡',
  dossier: '档案四要素',
  signature: '学生家长签字',
  home_visit_register: '家访登记册',
  term_return: '期报',
  monthly_return: '月报',
  school_age_ledger: '学龄人口台账',
  suspected_ledger: '疑似辍学台账',
  dropout_ledger: '辍学台账',
}
const listed = (words: readonly string[]) => words.join('、') || '没有写'
const RECIPIENT = { school: '学校', township: '乡镇', county_bureau: '县教育局' } as const
const YES = (given: boolean) => (given ? '是' : '否')

/** 采用的文件逐值展开，次序照事情发生的先后。 */
export function policyLines(profile: PolicyProfile): readonly PolicyLine[] {
  return [
    line('立案', profile.absenceTrigger, triggerText),
    ...profile.duties.map((rule) => line(DUTY_LABEL[rule.value.duty], rule, dutyText)),
    line(
      '劝返',
      profile.persuasion,
      ({ minAttempts, homeVisit, principalContactsVillage, namedPersonAndPlan }) =>
        [
          `至少${minAttempts}次`,
          ...(homeVisit ? ['须上门'] : []),
          ...(principalContactsVillage ? ['校长分别联系家长与村委会'] : []),
          ...(namedPersonAndPlan ? ['逐人定责任人与计划'] : []),
        ].join('，'),
    ),
    line('劝返最长', profile.persuasionLimit, (days) => `自缺勤起${days}个在校日，未返校的书面报告`),
    line('报哪个乡镇', profile.townshipBasis, (basis) => BASIS[basis]),
    line('县级教育行政部门', profile.bureau, ({ name, copy }) => `${name}${copy ? '，书面报告抄送' : ''}`),
    line('书面报告的样子', profile.reportForm, (form) => FORM[form]),
    line('责任督学会签', profile.countersignature, YES),
    line('可以转给哪些部门', profile.departments, (departments) =>
      listed(departments.map((one) => DEPARTMENTS[one].label)),
    ),
    line('期报写哪几项', profile.termReturnParts, (parts) =>
      listed(parts.map((part) => RETURN_PARTS[part].label)),
    ),
    line(
      '返校通知书',
      profile.notice,
      ({ name, defaultDays }) => `《${name}》，没有写日子的${defaultDays}日`,
    ),
    line('逐级措施', profile.ladder, (measures) =>
      measures.map((measure) => MEASURE_LABEL[measure]).join('→'),
    ),
    line(
      '其余文书',
      profile.paperNames,
      ({ order, referral, justice, bureau }) =>
        `《${order}》，《${referral}》送${justice}，落款为本县${bureau}`,
    ),
    line(
      '缓学',
      profile.deferral,
      ({ approvers, needs, maxMonths, renewBeforeDays }) =>
        `${approvers.map((one) => RECIPIENT[one]).join(needs === 'all' ? '与' : '或')}批准，每次不超过${maxMonths}个月，期满${renewBeforeDays}日前重新申请`,
    ),
    line(
      '送教上门',
      profile.homeTeaching,
      ({ lessonsPerYear, lessonsPerWeek, warnAfterDays, lapseAfterDays }) =>
        `每周${lessonsPerWeek}课时，全年不少于${lessonsPerYear}课时，隔${warnAfterDays}日没有记录提醒，隔${lapseAfterDays}日回台账`,
    ),
    line(
      '残疾儿童就学方式',
      profile.disabilitySchooling,
      ({ decidedBy, maxMonths, reviewBeforeDays }) =>
        `学校、乡镇提出，${RECIPIENT[decidedBy]}定，每次不超过${maxMonths}个月，期满${reviewBeforeDays}日前重新评估`,
    ),
    line(
      '入学年龄',
      profile.schoolEntry,
      ({ age, cutOff }) => `到${cutOff.replace('-', '月')}日满${age}周岁`,
    ),
    line(
      '摸底',
      profile.survey,
      ({ visitsWhenNobodyHome }) => `逐户摸清，家中无人的至少上门${visitsWhenNobodyHome}次`,
    ),
    line(
      '班级没有点名',
      profile.unmarkedClass,
      ({ principalAfter, bureauAfter }) => `连着${principalAfter}个在校日归校长，${bureauAfter}个归县教育局`,
    ),
    line('复辍', profile.relapseWithinDays, (days) => `销号后${days}日内又立案的`),
    line('返校观察', profile.observationDays, (days) => `${days}个在校日`),
    ...profile.controlLines.map((rule) =>
      line(`控制线：${indicatorName(rule.value)}`, rule, (value) => lineText({ ...value, clause: '' })),
    ),
    line(
      '督导',
      profile.inspections,
      ({ specialPerYear, regularPerTermPerSchool, maxSchoolsPerInspector }) =>
        `${specialPerYear === null ? '' : `专项每年${specialPerYear}次，`}经常性每学期每校${regularPerTermPerSchool}次${maxSchoolsPerInspector === null ? '' : `，一名督学至多${maxSchoolsPerInspector}所`}`,
    ),
    line('重点县', profile.keyCounties, listed),
    line('一票否决', profile.veto, YES),
    line('年度责任书', profile.annualPledge, YES),
    line('包保责任到人', profile.responsibilityTree, YES),
    line('划分责任区', profile.responsibilityZones, YES),
    line('由谁结对帮扶', profile.pairing, (kinds) => listed(kinds.map((kind) => HELPER_KIND_LABEL[kind]))),
    line('公布举报电话', profile.hotline, YES),
    line('乡镇随时掌握在校情况', profile.townshipAttendance, YES),
    line('重点关注', profile.watchGroups, (groups) => listed(groups.map(groupLabel))),
    line('表册', profile.forms, (forms) => listed(forms.map((form) => BOOK[form] ?? form))),
    line('教育局可代录乡镇的事', profile.bureauMayEnterTownshipSteps, YES),
    line('当日向家长了解情况', profile.guardianContactSameDay, () => '必须，关不掉'),
    line('报县教育局', profile.copyToCountyBureau, () => '必须，关不掉'),
    line('留痕', profile.trace, () => '必须，关不掉'),
  ]
}

function line<T>(
  label: string,
  { value, clause, words, reading, settled }: Sourced<T>,
  text: (value: T) => string,
) {
  return { label, value: text(value), clause, words, reading: reading ?? '', settled: settled ?? [] }
}

function triggerText(trigger: AbsenceTrigger): string {
  if (trigger.mode === 'any') return '只要没有到校'
  if (trigger.mode === 'hours') return `满${trigger.amount}小时未到校且未请假`
  return `无故缺勤满${trigger.amount}个在校日`
}

function dutyText({ event, amount, unit, owner, recipients, warning }: DutyRule): string {
  const by = amount === 0 ? '当天' : `${amount}${CLOCK_UNIT_LABEL[unit]}内`
  const to = recipients.map((one) => RECIPIENT[one]).join('、')
  return `自${CLOCK_EVENT_LABEL[event]}起${by}，${ROLE_LABEL[owner]}办${to ? `，报${to}` : ''}${warning ? '；只作提醒' : ''}`
}
