import { CHILD_CATEGORIES, type ChildCategory, isChildCategory } from '#lib/rules/people/child-categories'
import type { Role } from '#lib/rules/people/roles'

/** 导入的四种名册：学籍名册、户籍人口名单、部门名单；人员名册只归管理员，管理员也只有这一种。 */
export const IMPORT_KINDS = {
  roll: { label: '学籍名册', by: ['bureau', 'officer', 'principal'] },
  population: { label: '户籍人口名单', by: ['bureau'] },
  register: { label: '部门名单', by: ['bureau'] },
  staff: { label: '人员名册', by: ['admin'] },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly by: readonly Role[] }>>
export type ImportKind = keyof typeof IMPORT_KINDS

export function isImportKind(text: string): text is ImportKind {
  return Object.hasOwn(IMPORT_KINDS, text)
}

export function mayImport(role: Role, kind: ImportKind): boolean {
  return (IMPORT_KINDS[kind].by as readonly Role[]).includes(role)
}

/** 部门名单对应的对象类别（DT-4.2.1，NA-6.1）。事实无人抚养是限阅的：照名单写的是封存的标签，不写在类别表里。 */
export const REGISTER_LISTS: readonly ChildCategory[] = [
  'minimum_allowance',
  'destitute_support',
  'orphan',
  'de_facto_unattended',
  'disabled',
  'registered_poor',
  'left_behind',
]

/** 台账里怎样写名单的类别：限阅的不写是哪一类。 */
export function listInLedger(list: string | null): string | null {
  if (list === null || !isChildCategory(list)) return null
  return CHILD_CATEGORIES[list].restricted ? 'restricted' : list
}

export function registerLabel(list: ChildCategory): string {
  return CHILD_CATEGORIES[list].label
}

/** 一批导入的处境。 */
export const IMPORT_STATES = {
  waiting: '等待读取',
  reading: '正在读取',
  refused: '文件不收',
  previewed: '待确认',
  confirmed: '已确认，等待写入',
  written: '已写入',
  undo_asked: '已请求撤销',
  undone: '已撤销',
} as const
export type ImportState = keyof typeof IMPORT_STATES

export function isImportState(text: string): text is ImportState {
  return Object.hasOwn(IMPORT_STATES, text)
}

/** 一行打算怎样。 */
export const ROW_PLANS = {
  create: '新增',
  change: '更改',
  same: '不变',
  conflict: '冲突',
  error: '有误',
} as const
export type RowPlan = keyof typeof ROW_PLANS

export function isRowPlan(text: string): text is RowPlan {
  return Object.hasOwn(ROW_PLANS, text)
}

/** 不收的文件：为什么，怎样办。 */
export const FILE_FAULTS = {
  too_large: '文件超过 20 MB。请分成几份再导入。',
  wrong_type: '不是表格文件。请另存为 xlsx、xls 或 csv 再导入。',
  too_much_inside: '文件展开后过大，疑似压缩炸弹，没有打开。请另存一份只含数据的表格。',
  strange_parts: '文件里有表格以外的东西（宏、外部链接、实体声明等），没有打开。请另存为不含宏的 xlsx。',
  formulas: '表中有公式。请全选、复制、选择性粘贴为数值后再导入。',
  too_many_rows: '行数超过 100000。请按学校或乡镇分开导入。',
  too_many_columns: '列数超过 200，多半是空白的格子也存了。请把数据复制到一张新表再导入。',
  bad_encoding:
    '文字编码读不懂：不是 UTF-8，也不是 GBK，或文件已经损坏。请用表格软件打开，另存为 xlsx 再导入。',
  no_header:
    '前十行里没有找到表头，或缺少必有的列。只看第一张工作表，名册请放在第一张；请保留全国学籍模板的列名，列的先后不限。',
  repeated_header: '表头里有两列同名，不知道该读哪一列。请只留一列，或改掉不要的那一列的名字。',
  old_calendar:
    '这份表用的是 1904 日期系统，日期会差四年。请在表格软件的选项里取消“使用 1904 日期系统”，核对日期之后再导入。',
  no_rows: '表头之下没有数据。',
  unreadable: '文件读不懂，可能已损坏或加了密码。请用表格软件打开后另存再导入。',
} as const
export type FileFault = keyof typeof FILE_FAULTS

export function isFileFault(text: string): text is FileFault {
  return Object.hasOwn(FILE_FAULTS, text)
}

export const IMPORT_LIMITS = {
  bytes: 20 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  unpackedBytes: 300 * 1024 * 1024,
  /** 小表重复多，压得很实；一兆以上的部分才看倍数。 */
  ratio: 120,
  parts: 200,
} as const
