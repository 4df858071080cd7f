import { plainDate } from '#lib/rules/calendar/plain-date'
import type { LocalProfile } from './profile.ts'

/** 临夏州义务教育“控辍保学”攻坚方案。取消精准扶贫户资格一条（LX-2.8.6）不做成动作（C-10）。 */
export const LINXIA_2016: LocalProfile = {
  code: 'linxia-2016',
  title: '临夏州义务教育控辍保学攻坚方案',
  document: '临夏州人民政府办公室通知（2016-08-10）',
  issuedBy: '临夏回族自治州人民政府办公室',
  validFrom: plainDate('2016-08-10'),
  validTo: null,
  absenceTrigger: {
    value: { mode: 'any' },
    clause: 'LX-2.2.1',
    words: '中小学校要实行学生考勤制度，每天统计学生到校信息',
  },
  duties: [
    {
      value: {
        duty: 'same_day_report',
        event: 'unexcused_absence',
        amount: 0,
        unit: 'calendar_day',
        owner: 'teacher',
        recipients: ['school'],
      },
      clause: 'LX-2.2.1',
      words: '每天统计学生到校信息',
      reading: '当天统计，当天报学校',
    },
    {
      value: {
        duty: 'persuasion',
        event: 'unexcused_absence',
        amount: 1,
        unit: 'school_day',
        owner: 'principal',
        recipients: [],
      },
      clause: 'LX-2.2.4',
      words: '如学生未能返校，学校负责人要与家长和村委会联系，做好学生返校动员工作',
      reading: '次一在校日结束前，校长分别联系家长与村委会',
    },
    {
      value: {
        duty: 'written_report',
        event: 'persuasion_failed',
        amount: 1,
        unit: 'working_day',
        owner: 'principal',
        recipients: ['township', 'county_bureau'],
      },
      clause: 'LX-2.2.5',
      words: '经学校做工作仍不能返校的，学校要及时报告乡镇政府和县（市）教育行政部门',
      settled: ['C-02', 'C-03'],
      reading: '及时 = 下一工作日结束前；县里可另定',
    },
    {
      value: {
        duty: 'monthly_return',
        event: 'month_ended',
        amount: 3,
        unit: 'working_day',
        owner: 'principal',
        recipients: ['township', 'county_bureau'],
      },
      clause: 'LX-2.1.3',
      words: '学校要指定专人，定期摸底统计，将辍学、流失学生登记造册上报乡镇政府和教育行政部门',
      reading: '定期 = 每月；原文没有截止日，月末后 3 个工作日；乡镇是学校所在地的乡镇',
    },
    {
      value: {
        duty: 'return_by',
        event: 'notice_served',
        amount: 7,
        unit: 'calendar_day',
        owner: 'township_leader',
        recipients: [],
        rollsOverHolidays: true,
      },
      clause: 'LX-2.1.4',
      words: '及时向辍学学生家长或监护人发放书面返校通知书，限期返校',
      reading: '原文没有天数，默认 7 日；末日休假顺延（民法典 203）',
    },
  ],
  persuasion: {
    value: { minAttempts: 1, homeVisit: false, principalContactsVillage: true, namedPersonAndPlan: false },
    clause: 'LX-2.2.4',
    words: '学校负责人要与家长和村委会联系',
  },
  townshipBasis: {
    value: 'residence',
    clause: 'LX-2.2.5',
    words: '乡镇政府',
    settled: ['C-04'],
    reading: '常住地乡镇',
  },
  bureau: {
    value: { name: '县（市）教育行政部门', copy: false },
    clause: 'LX-2.2.5',
    words: '及时报告乡镇政府和县（市）教育行政部门',
  },
  reportForm: { value: 'roster', clause: 'LX-2.1.3', words: '登记造册上报乡镇政府和教育行政部门' },
  notice: {
    value: { name: '返校通知书', issuers: ['township'], defaultDays: 7 },
    clause: 'LX-2.1.4',
    words: '书面返校通知书，限期返校',
    reading: '默认 7 日',
  },
  ladder: {
    value: ['criticism', 'return_notice'],
    clause: 'LX-2.1.4',
    clauseOf: { criticism: 'LX-2.8.2' },
    criticismBy: ['township', 'county_bureau'],
    words: '及时向辍学学生家长或监护人发放书面返校通知书，限期返校',
    reading:
      '批评教育（LX-2.8.2 写的是教育部门，乡镇也可以，L1-58）之后发返校通知书；限期返校就是限期改正，不另下责令书',
  },
  survey: {
    value: { visitsWhenNobodyHome: 2 },
    clause: 'LX-2.1.3',
    words: '定期摸底统计，将辍学、流失学生登记造册上报乡镇政府和教育行政部门',
    reading: '原文写的是学校摸底；没有在册的孩子由村、乡镇摸，家中无人的至少上门 2 次',
  },
  departments: {
    value: [
      'public_security',
      'justice',
      'civil_affairs',
      'market',
      'human_resources',
      'disabled_federation',
      'rescue_station',
    ],
    clause: 'LX-2.8.1',
    words: '积极协调公安、司法、民政、工商等部门，依法做好“控辍保学”工作',
    reading:
      '工商今为市场监管；违法用工依 LX-2.8.3，由人社查处；流浪儿童依 LX-2.8.5；随迁、残疾等困难依 LX-2.1.7',
  },
  controlLines: [
    {
      value: { indicator: 'enrolment_rate', comparator: '>=', percent: 100, fromYear: 2016 },
      clause: 'LX-1.3',
      words: '小学适龄儿童全部入学',
      settled: ['C-09'],
      reading: '说的是小学；初中净入学率达到全省平均，原文没有数，省均逐年公布，不在这里写死',
    },
    {
      value: { indicator: 'primary_dropout_rate', comparator: '<', percent: 1, fromYear: 2016 },
      clause: 'LX-1.4',
      words: '小学辍学率控制在1%以下',
      settled: ['C-09', 'C-11'],
    },
    {
      value: { indicator: 'junior_dropout_rate', comparator: '<', percent: 2, fromYear: 2016 },
      clause: 'LX-1.4',
      words: '初中辍学率控制在2%以下',
      settled: ['C-09', 'C-11'],
    },
  ],
  keyCounties: {
    value: ['622926', '622924'],
    clause: 'LX-1.1',
    words: '聚焦东乡县、广河县两个重点县',
  },
  veto: { value: true, clause: 'LX-2.1.5', words: '年终考核采取一票否决' },
  watchGroups: {
    value: ['single_parent', 'poor', 'disabled', 'migrant', 'left_behind'],
    clause: 'LX-2.2.3',
    words: '单亲家庭、贫困家庭、残疾人家庭、进城务工人员随迁子女家庭、留守儿童家庭',
    settled: ['C-10'],
  },
  responsibilityZones: {
    value: true,
    clause: 'LX-2.1.1',
    words: '各县（市）政府要建立责任区域负责制。要将义务教育“控辍保学”工作进行责任区域划分，明确责任人',
  },
  disabilitySchooling: {
    value: { decidedBy: 'county_bureau', maxMonths: 12, reviewBeforeDays: 30 },
    clause: 'LX-2.6.5',
    words: '严格区分丧失学习能力、随班就读和在特殊教育学校学习的残疾儿童',
    reading: '原文没有期限：每次不超过 12 个月，期满 30 日前由学校重新评估并提出',
  },
  pairing: {
    value: ['proxy_parent', 'teacher', 'party_cadre'],
    clause: 'LX-2.7.2',
    words: '通过建立健全排查解忧、代理家长、结对帮扶等工作机制',
  },
  forms: {
    value: ['roster', 'return_notice', 'left_behind_card'],
    clause: 'LX-2.7.1',
    words: '切实做到一人一档一卡',
  },
}
