import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { CASE_STATE_LABEL } from '#lib/rules/cases/case-states'
import { genderText } from '#lib/rules/labels'
import { CHILD_CATEGORIES } from '#lib/rules/people/child-categories'
import { CHILD_SOURCES } from '#lib/rules/rolls/child-sources'
import type { CaseLedgerRow, LedgerChild, SchoolAgeRow } from '#lib/rules/rolls/ledger-rows'
import { STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import { type CaseLedger, LEDGER_LABEL, type Ledger } from '#lib/rules/rolls/three-ledgers'
import type { SheetColumn } from './sheet.ts'

const ID_KINDS: Readonly<Record<string, string>> = {
  resident_id: '居民身份证',
  none: '暂无证件',
  other: '其他',
}

/** 台账的抬头：谁的、哪一本、照哪一天。 */
export function ledgerTitle(ledger: Ledger, place: string, on: PlainDate): string {
  return `${place}${LEDGER_LABEL[ledger]}（${on.slice(0, 4)}年${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日）`
}

/** 类别；限阅的只写重点关爱。 */
export function categoriesText({ categories }: Pick<LedgerChild, 'categories'>): string {
  return categories
    .map((one) => (CHILD_CATEGORIES[one].restricted ? '重点关爱' : CHILD_CATEGORIES[one].label))
    .join('、')
}

const WHO: readonly SheetColumn<LedgerChild>[] = [
  { head: '姓名', width: 5, cell: (row) => row.name },
  { head: '性别', width: 3, cell: (row) => genderText(row.gender) },
  { head: '出生日期', width: 6, cell: (row) => row.birthOn },
  { head: '证件类型', width: 6, cell: (row) => ID_KINDS[row.idKind] ?? row.idKind },
  { head: '证件号码', width: 10, cell: (row) => row.idMask },
  { head: '户籍地区划代码', width: 8, cell: (row) => row.householdCode },
  { head: '现居地区划代码', width: 8, cell: (row) => row.residenceCode },
  { head: '现居地', width: 12, cell: (row) => row.residence },
  { head: '监护人', width: 8, cell: (row) => row.guardian },
  { head: '类别', width: 10, cell: categoriesText },
]
/** 谁核实的、凭什么，登记的编号：排在最后，对照时用。 */
const REFERENCE: readonly SheetColumn<LedgerChild>[] = [
  { head: '核实人', width: 5, cell: (row) => row.checkedBy },
  { head: '核实日期', width: 6, cell: (row) => row.checkedOn },
  { head: '数据来源', width: 5, cell: (row) => row.sources.map((one) => CHILD_SOURCES[one]).join('、') },
  { head: '系统编号', width: 12, cell: (row) => row.childId },
]
const SCHOOL: readonly SheetColumn<LedgerChild>[] = [
  { head: '学校', width: 12, cell: (row) => row.schoolName },
  { head: '班级', width: 6, cell: (row) => row.className },
  { head: '学籍号', width: 11, cell: (row) => row.studentNumberMask },
]

/** 适龄儿童台账的各栏（N24-1，domain 附录 B）。 */
export const SCHOOL_AGE_COLUMNS: readonly SheetColumn<SchoolAgeRow>[] = [
  ...WHO,
  { head: '就学状态', width: 5, cell: (row) => STUDY_STATUSES[row.status] },
  { head: '残疾儿童就学方式', width: 8, cell: (row) => row.schooling },
  ...SCHOOL,
  { head: '登记日期', width: 6, cell: (row) => row.registeredOn },
  ...REFERENCE,
]

/** 疑似与辍学共有的各栏，两处的叫法不同：辍学档案要写辍学时间、辍学后去向（DDK-5.2.3）。 */
function caseColumns(since: string, whereabouts: string): readonly SheetColumn<CaseLedgerRow>[] {
  return [
    { head: '个案编号', width: 8, cell: (row) => row.number },
    ...WHO,
    {
      head: '就学状态',
      width: 5,
      cell: (row) => (row.status === null ? '' : STUDY_STATUSES[row.status]),
    },
    ...SCHOOL,
    { head: since, width: 6, cell: (row) => row.since },
    { head: '触发条款', width: 6, cell: (row) => row.clause },
    { head: '原因', width: 8, cell: (row) => row.reason },
    { head: whereabouts, width: 8, cell: (row) => row.whereabouts },
    { head: '劝返次数', width: 4, cell: (row) => row.persuasions },
    { head: '最近劝返', width: 6, cell: (row) => row.lastPersuadedOn },
    { head: '当前步骤', width: 8, cell: (row) => CASE_STATE_LABEL[row.state] },
    { head: '责任人', width: 5, cell: (row) => row.responsible },
    { head: '到期日', width: 6, cell: (row) => row.dueOn },
    { head: '报告编号', width: 6, cell: (row) => row.reportNumber },
    { head: '督学会签', width: 4, cell: (row) => (row.countersigned ? '已会签' : '') },
    { head: '返校日期', width: 6, cell: (row) => row.returnedOn },
  ]
}
const CLOSING: readonly SheetColumn<CaseLedgerRow>[] = [
  { head: '销号类别', width: 8, cell: (row) => row.closeReason },
  { head: '销号日', width: 6, cell: (row) => row.struckOffOn },
  { head: '核验人', width: 5, cell: (row) => row.closedBy },
]

/** 疑似、辍学台账的各栏；辍学台账另有认定、法律措施、国家系统、回访、销号（N24-1，NA-7.1，domain 附录 B）。 */
export const CASE_LEDGER_COLUMNS: Readonly<Record<CaseLedger, readonly SheetColumn<CaseLedgerRow>[]>> = {
  suspected: [...caseColumns('起始日', '去向'), ...CLOSING, ...REFERENCE],
  dropout: [
    ...caseColumns('辍学时间', '辍学后去向'),
    { head: '认定日', width: 6, cell: (row) => row.confirmedOn },
    { head: '认定人', width: 5, cell: (row) => row.confirmedBy },
    { head: '法律措施', width: 10, cell: (row) => row.measures },
    { head: '学籍标注日', width: 6, cell: (row) => row.rollMarkedOn },
    { head: '国家平台登记日', width: 6, cell: (row) => row.platformOn },
    { head: '国家平台销号日', width: 6, cell: (row) => row.platformClearedOn },
    { head: '入户次数', width: 4, cell: (row) => row.visits },
    { head: '最近入户', width: 6, cell: (row) => row.lastVisitedOn },
    { head: '回访次数', width: 4, cell: (row) => row.revisits },
    { head: '最近回访', width: 6, cell: (row) => row.lastRevisitedOn },
    ...CLOSING,
    ...REFERENCE,
  ],
}
