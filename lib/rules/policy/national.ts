import { plainDate } from '#lib/rules/calendar/plain-date'
import { NATIONAL_DUTIES } from './national-duties.ts'
import type { PolicyProfile } from './profile.ts'

/** 国家底座：义务教育法（L1）、未成年人保护法（L2）、2024 年常态化报告机制（N24）、民法典（L9）。对每个租户生效（C-13）。 */
export const NATIONAL: PolicyProfile = {
  code: 'national',
  title: '国家法律与 2024 年常态化报告机制',
  document: '义务教育法、未成年人保护法、教育部办公厅 2024 年通知',
  issuedBy: '全国人大常委会、教育部办公厅',
  validFrom: plainDate('2021-06-01'),
  validTo: null,
  absenceTrigger: {
    value: { mode: 'school_days', amount: 1 },
    clause: 'N24-1',
    words: '及时发现并核实缺勤',
    reading: '全国没有统一天数；没有地方文件时，无故缺勤一个在校日即核实立案',
  },
  duties: NATIONAL_DUTIES,
  persuasion: {
    value: { minAttempts: 1, homeVisit: false, principalContactsVillage: false, namedPersonAndPlan: false },
    clause: 'L2-28',
    words: '进行登记并劝返复学',
  },
  townshipBasis: {
    value: 'residence',
    clause: 'L1-13',
    words: '乡镇人民政府组织和督促适龄儿童、少年入学',
    reading: '没有地方文件时报常住地乡镇',
    settled: ['C-04'],
  },
  bureau: {
    value: { name: '县教育局', copy: true },
    clause: 'L2-28',
    words: '及时向教育行政部门书面报告',
    settled: ['C-03'],
  },
  reportForm: { value: 'annex_5', clause: 'L2-28', words: '书面报告' },
  countersignature: {
    value: false,
    clause: 'L6-13',
    words: '指派督学对责任区内学校的教育教学工作实施经常性督导',
    reading: '国家没有要求督学会签',
  },
  notice: {
    value: { name: '责令限期改正通知书', issuers: ['township', 'county_bureau'], defaultDays: 7 },
    clause: 'L1-58',
    words: '由当地乡镇人民政府或者县级人民政府教育行政部门给予批评教育，责令限期改正',
    reading: '默认 7 日',
  },
  ladder: { value: ['criticism', 'order_to_correct'], clause: 'L1-58', words: '批评教育，责令限期改正' },
  paperNames: {
    value: {
      order: '责令限期改正通知书',
      referral: '关于提请发放司法文书的函',
      justice: '司法局',
      bureau: '教育局',
    },
    clause: 'L1-58',
    words: '当地乡镇人民政府或者县级人民政府教育行政部门给予批评教育，责令限期改正',
    reading: '原文没有文书名称，按通行的叫法',
  },
  deferral: {
    value: { approvers: ['township', 'county_bureau'], needs: 'any', maxMonths: 12, renewBeforeDays: 10 },
    clause: 'L1-11',
    words:
      '适龄儿童、少年因身体状况需要延缓入学或者休学的，其父母或者其他法定监护人应当提出申请，由当地乡镇人民政府或者县级人民政府教育行政部门批准',
    reading: '每次不超过 12 个月，期满 10 日前重新申请',
  },
  schoolEntry: {
    value: { age: 6, cutOff: '08-31' },
    clause: 'L1-11',
    words: '凡年满六周岁的儿童，其父母或者其他法定监护人应当送其入学接受并完成义务教育',
    reading: '以入学当年 8 月 31 日为界；条件不具备的地区可以推迟到七周岁',
  },
  survey: {
    value: { visitsWhenNobodyHome: 2 },
    clause: 'L1-13',
    words: '组织和督促适龄儿童、少年入学……居民委员会和村民委员会协助政府做好工作，督促适龄儿童、少年入学',
    reading: '组织入学先要摸清底数：村（社区）逐户摸、乡镇审、县里汇总；家中无人的至少上门 2 次',
  },
  homeTeaching: {
    value: { lessonsPerYear: 120, lessonsPerWeek: 3, warnAfterDays: 14, lapseAfterDays: 42 },
    clause: 'L5-17',
    words: '需要专人护理，不能到学校就读的残疾儿童、少年，采取送教上门等方式实施义务教育，并纳入学籍管理',
    reading:
      '原文没有课时数：默认每周 3 课时、全年不少于 120 课时；隔 14 日没有记录的提醒，隔 42 日（留足寒假）回台账',
  },
  disabilitySchooling: {
    value: { decidedBy: 'county_bureau', maxMonths: 12, reviewBeforeDays: 30 },
    clause: 'L5-17',
    words: '由县级人民政府教育行政部门统筹安排',
    reading: '原文没有期限：每次不超过 12 个月，期满 30 日前由学校重新评估并提出',
  },
  unmarkedClass: {
    value: { principalAfter: 2, bureauAfter: 3 },
    clause: 'L4-34',
    words: '及时联系其父母或者其他监护人',
    reading: '没有点名就无从及时发现；原文没有天数：连着 2 个在校日没有点名的归校长，3 个的归县教育局',
  },
  relapseWithinDays: {
    value: 90,
    clause: 'N24-1',
    words: '动态销号',
    reading: '原文没有天数：销号后 90 日内又立案的，记作复辍，与前案相连',
  },
  observationDays: { value: 30, clause: 'N24-1', words: '动态销号', reading: '30 个在校日' },
  controlLines: [],
  keyCounties: { value: [], clause: 'N24-1', words: '', reading: '国家没有点名重点县' },
  inspections: {
    value: {
      specialPerYear: null,
      regularPerTermPerSchool: 2,
      maxSchoolsPerInspector: null,
      rectificationReportDays: null,
    },
    clause: 'L6-14',
    words: '督学对责任区内学校实施经常性督导每学期不得少于2次',
  },
  veto: { value: false, clause: 'N24-1', words: '', reading: '国家底座没有一票否决' },
  annualPledge: { value: false, clause: 'N24-1', words: '', reading: '国家底座没有责任书' },
  responsibilityTree: { value: false, clause: 'N24-1', words: '', reading: '国家底座没有包保责任制' },
  responsibilityZones: { value: false, clause: 'N24-1', words: '', reading: '国家底座没有责任区' },
  pairing: { value: [], clause: 'N24-1', words: '', reading: '国家底座没有写由谁结对帮扶' },
  bureauMayEnterTownshipSteps: { value: false, clause: 'L1-13', words: '', reading: '乡镇的事由乡镇办' },
  watchGroups: {
    value: [
      'orphan',
      'de_facto_unattended',
      'disabled',
      'left_behind',
      'child_in_difficulty',
      'migrant',
      'justice_involved',
    ],
    clause: 'N24-1',
    words: '孤儿、事实无人抚养儿童、残疾儿童、农村留守儿童、困境儿童、随迁子女、涉案未成年人',
    settled: ['C-05', 'C-10'],
  },
  forms: {
    value: ['school_age_ledger', 'suspected_ledger', 'dropout_ledger'],
    clause: 'N24-1',
    words: '三本台账',
  },
  guardianContactSameDay: {
    value: true,
    clause: 'L4-34',
    words: '及时联系其父母或者其他监护人',
    reading: '当天',
  },
  copyToCountyBureau: {
    value: true,
    clause: 'L2-28',
    words: '及时向教育行政部门书面报告',
    settled: ['C-03'],
  },
  trace: { value: true, clause: 'N24-1', words: '每次劝返有记录', settled: ['C-13'] },
}
