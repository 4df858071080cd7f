import { plainDate } from '#lib/rules/calendar/plain-date'
import type { LocalProfile } from './profile.ts'

/** 大渡口区进一步加强义务教育阶段控辍保学工作实施方案。原文未署日期；引用 2018 年文件，按 2018 年起。 */
export const DADUKOU_2018: LocalProfile = {
  code: 'dadukou-2018',
  title: '大渡口区义务教育阶段控辍保学工作实施方案',
  document: '大渡口区实施方案（2018）',
  issuedBy: '大渡口区',
  validFrom: plainDate('2018-01-01'),
  validTo: null,
  absenceTrigger: {
    value: { mode: 'hours', amount: 48, hourMode: 'first_lesson', firstLesson: '08:00' },
    clause: 'DDK-4.4.2',
    words: '对48小时未到校又未履行请假手续的学生',
    settled: ['C-02'],
    reading:
      '自首个无故缺勤日首节起连续 48 小时；满时不在校日的，顺到下一在校日首节。届满即立案，班级当日没有点名也不等；当日点名到了校的，撤销立案',
  },
  duties: [
    {
      value: {
        duty: 'written_report',
        event: 'absence_found',
        amount: 0,
        unit: 'calendar_day',
        owner: 'principal',
        recipients: ['township', 'county_bureau'],
      },
      clause: 'DDK-4.4.2',
      words: '一经发现，应当立即向学生户籍所在地镇（街道）政府和区教委报告',
      settled: ['C-02', 'C-04', 'C-12'],
      reading: '48 小时届满、系统立案即为发现；立即 = 发现当日 24 时前报出。报告由学校办，镇街可提供线索',
    },
    {
      value: {
        duty: 'case_plan',
        event: 'absence_found',
        amount: 1,
        unit: 'working_day',
        owner: 'principal',
        recipients: [],
      },
      clause: 'DDK-4.2.2',
      words: '针对每一位辍学学生，确定劝返责任人，制定劝返、关爱和帮扶计划，做到责任到人，措施到位',
      reading: '原文没有天数：立案后 1 个工作日内定人、定计划。不挡立即报告，没有定的不能申请销号',
    },
    {
      value: {
        duty: 'countersignature',
        event: 'written_report_sent',
        amount: 0,
        unit: 'calendar_day',
        owner: 'inspector',
        recipients: [],
      },
      clause: 'DDK-4.5.2',
      words: '学校报告辍学情况，责任督学要同时签字',
      reading: '同时 = 报告当天；未签的报告不完备，并照实显示',
    },
    {
      value: {
        duty: 'term_return',
        event: 'term_started',
        amount: 7,
        unit: 'calendar_day',
        owner: 'principal',
        recipients: ['county_bureau'],
        rollsOverHolidays: true,
      },
      clause: 'DDK-4.1.2',
      words: '各校务必每期开学后一周内向区教委报送报表和控辍保学工作实施情况',
      reading: '一周 = 7 日；末日休假顺延（民法典 203）',
    },
  ],
  persuasion: {
    value: { minAttempts: 0, homeVisit: false, principalContactsVillage: false, namedPersonAndPlan: true },
    clause: 'DDK-4.2.2',
    words: '针对每一位辍学学生，确定劝返责任人，制定劝返、关爱和帮扶计划',
    reading: '立即报告（DDK-4.4.2）不等劝返，也不等定人与计划；各自的时限照走',
  },
  townshipBasis: {
    value: 'household',
    clause: 'DDK-4.4.2',
    words: '学生户籍所在地镇（街道）政府',
    settled: ['C-04'],
  },
  bureau: {
    value: { name: '区教委', copy: false },
    clause: 'DDK-4.4.2',
    words: '向学生户籍所在地镇（街道）政府和区教委报告',
  },
  reportForm: {
    value: 'dossier',
    clause: 'DDK-5.2.3',
    words: '辍学学生姓名、辍学时间、辍学原因、辍学后去向',
  },
  termReturnParts: {
    value: ['leading_group', 'system', 'monitoring', 'reporting', 'enrolment_ledger', 'work'],
    clause: 'DDK-4.1.1',
    words:
      '主要内容为控辍保学体系建立和工作责任落实情况，控辍保学动态监测机制建立情况，辍学学生劝返、登记和书面报告制度落实情况，适龄少年儿童入学台帐建立情况',
    reading: '领导小组与工作方案（DDK-5.1.1）、工作实施情况（DDK-4.1.2）一并报',
  },
  countersignature: { value: true, clause: 'DDK-4.5.2', words: '责任督学要同时签字' },
  paperNames: {
    value: {
      order: '责令限期改正通知书',
      referral: '关于提请发放司法文书的函',
      justice: '司法局',
      bureau: '教育委员会',
    },
    clause: 'DDK-3.3',
    words: '区教委',
  },
  controlLines: [
    {
      value: { indicator: 'enrolment_rate', comparator: '>=', percent: 100, fromYear: 2018 },
      clause: 'DDK-2.1',
      words: '确保义务教育阶段入学率达到100%',
    },
    {
      value: { indicator: 'retention_rate', comparator: '>=', percent: 97, fromYear: 2018 },
      clause: 'DDK-2.2',
      words: '巩固率达到97%以上',
    },
  ],
  survey: {
    value: { visitsWhenNobodyHome: 2 },
    clause: 'DDK-4.3.1',
    words: '各镇（街道）、校对辖区内适龄儿童少年逐一摸清情况',
    reading: '原文没有写家中无人怎么办：至少上门 2 次，并向邻里问明',
  },
  inspections: {
    value: {
      specialPerYear: 2,
      regularPerTermPerSchool: 2,
      maxSchoolsPerInspector: 5,
      rectificationReportDays: 10,
    },
    clause: 'DDK-4.6.1',
    words: '每年组织2次控辍保学专项督导',
    reading: '整改结束 10 日内报告，依《重庆市教育督导条例》第二十八条',
  },
  veto: { value: true, clause: 'DDK-4.6.2', words: '实行一票否决' },
  hotline: {
    value: true,
    clause: 'DDK-4.9.1',
    words: '区教委公布控辍保学举报电话，接受群众对弄虚作假等行为的监督举报',
    reading: '原文没有写几日内答复，不起时限；没有结论的一直列在区教委的工作台上',
  },
  townshipAttendance: {
    value: true,
    clause: 'DDK-4.4.1',
    words: '各镇（街道）、校要加强学生管理，随时掌握学生在校情况',
    reading: '镇街看坐落在本镇街的学校当天的数字，不给姓名；成了案的孩子照旧看得到',
  },
  watchGroups: {
    value: ['poor', 'left_behind', 'disabled', 'learning_difficulty'],
    clause: 'DDK-4.8.1',
    words: '贫困家庭学生、留守儿童、残疾学生、学困生',
    settled: ['C-10'],
  },
  responsibilityTree: {
    value: true,
    clause: 'DDK-4.2.1',
    words: '建立联合控辍保学目标责任制，明确每一个岗位的控辍保学责任',
  },
  pairing: {
    value: ['party_cadre', 'principal', 'teacher'],
    clause: 'DDK-4.7.1',
    words: '安排给包抓党员干部、校长、教师，进行结对帮扶',
  },
  forms: {
    value: ['dossier', 'signature', 'home_visit_register', 'term_return'],
    clause: 'DDK-5.2.4',
    words: '做好辍学学生及家长的签字登记工作',
  },
}
