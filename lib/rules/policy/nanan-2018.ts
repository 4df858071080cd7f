import { plainDate } from '#lib/rules/calendar/plain-date'
import type { LocalProfile } from './profile.ts'

/** 南安市教育局关于进一步做好中小学生控辍保学工作的通知。落款 2018-01-21，引用的文号疑在其后（C-07），只作备注。 */
export const NANAN_2018: LocalProfile = {
  code: 'nanan-2018',
  title: '南安市中小学生控辍保学工作通知',
  document: '南安市教育局通知（2018-01-21）',
  issuedBy: '南安市教育局',
  validFrom: plainDate('2018-01-21'),
  validTo: null,
  absenceTrigger: {
    value: { mode: 'school_days', amount: 1 },
    clause: 'NA-3.5',
    words: '学生无故一天不到校上学的',
    settled: ['C-07'],
  },
  duties: [
    {
      value: {
        duty: 'guardian_contact',
        event: 'unexcused_absence',
        amount: 0,
        unit: 'calendar_day',
        owner: 'teacher',
        recipients: [],
      },
      clause: 'NA-3.6',
      words: '并向家长（监护人）了解情况',
    },
    {
      value: {
        duty: 'same_day_report',
        event: 'unexcused_absence',
        amount: 0,
        unit: 'calendar_day',
        owner: 'teacher',
        recipients: ['school'],
      },
      clause: 'NA-3.5',
      words: '教师必须于当天向学校报告',
    },
    {
      value: {
        duty: 'persuasion',
        event: 'unexcused_absence',
        amount: 1,
        unit: 'school_day',
        owner: 'officer',
        recipients: [],
      },
      clause: 'NA-3.7',
      words: '发现学生辍学，应及时上门动员返校',
      reading: '及时 = 次一在校日结束前；没有记录的，书面报告的时限自那时起算',
    },
    {
      value: {
        duty: 'written_report',
        event: 'first_persuasion',
        amount: 3,
        unit: 'working_day',
        owner: 'principal',
        recipients: ['township', 'county_bureau'],
      },
      clause: 'NA-3.8',
      words: '经说服动员后3个工作日内仍未返校的，应书面向当地乡镇政府（街道办事处）报告',
      settled: ['C-01', 'C-02', 'C-03'],
      reading: '自首次说服动员起；当日不计，补班日计入；同时抄送市教育局（未保法 28）',
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
      clause: 'NA-2.7',
      words: '当地乡镇政府（街道办事处）要给予批评教育，责令限期改正',
      reading: '原文没有天数，默认 7 日；末日休假顺延（民法典 203）',
    },
    {
      value: {
        duty: 'monthly_return',
        event: 'month_ended',
        amount: 3,
        unit: 'working_day',
        owner: 'principal',
        recipients: ['county_bureau'],
      },
      clause: 'NA-7.7',
      words: '教育局将建立控辍保学月报制度',
      reading: '原文没有截止日，默认月末后 3 个工作日',
    },
  ],
  persuasion: {
    value: { minAttempts: 1, homeVisit: true, principalContactsVillage: false, namedPersonAndPlan: false },
    clause: 'NA-3.7',
    words: '应及时上门动员返校',
  },
  townshipBasis: {
    value: 'school',
    clause: 'NA-3.8',
    words: '当地乡镇政府（街道办事处）',
    settled: ['C-04'],
    reading: '当地 = 学校所在地',
  },
  ladder: {
    value: ['criticism', 'order_to_correct', 'justice_referral'],
    clause: 'NA-2.8',
    words: '逾期不改的，由司法部门发放相关文书',
  },
  inspections: {
    value: {
      specialPerYear: null,
      regularPerTermPerSchool: 2,
      maxSchoolsPerInspector: null,
      rectificationReportDays: null,
    },
    clause: 'NA-8.2',
    words: '开展专项督导',
  },
  responsibilityTree: {
    value: true,
    clause: 'NA-3.2',
    words: '实行校长包学校，副校长和中层干部包年级，班主任和科任教师包班级的控辍保学工作目标管理责任制',
  },
  pairing: {
    value: ['teacher'],
    clause: 'NA-4.1',
    words: '建立品行有缺点、学习有困难学生帮扶制度',
    reading: '帮扶由教师承担',
  },
  annualPledge: {
    value: true,
    clause: 'NA-2.2',
    words: '每年都与各乡镇人民政府（街道办事处）签订控辍保学责任书',
  },
  bureauMayEnterTownshipSteps: {
    value: true,
    clause: 'NA-2.7',
    words: '当地乡镇政府（街道办事处）要给予批评教育',
    settled: ['C-08'],
    reading: '教育局发文转述上位文件；乡镇没有用户的，教育局可代录',
  },
  watchGroups: {
    value: ['migrant', 'left_behind', 'disabled', 'poor', 'prisoner_child', 'learning_difficulty'],
    clause: 'NA-7.6',
    words: '流动、留守、残疾、家庭经济困难适龄儿童少年、服刑人员未成年子女和品行有缺点学习有困难学生',
    settled: ['C-10'],
  },
}
