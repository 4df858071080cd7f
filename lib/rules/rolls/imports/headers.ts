import type { ImportKind } from './import-kinds.ts'

/**
 * 收的列与各地见过的别名：按名认列，不按次序。不在这里的一律不读：
 * 最小必要（PIPL 6），宗教信仰不采集，表里有也不看。
 */
const ALIASES = {
  name: ['姓名', '学生姓名', '儿童姓名', '孩子姓名'],
  gender: ['性别'],
  birthOn: ['出生日期', '出生年月日', '出生年月', '生日'],
  idKind: ['身份证件类型', '证件类型'],
  idNumber: [
    '身份证件号',
    '身份证号',
    '身份证号码',
    '公民身份号码',
    '身份证件号码',
    '证件号码',
    '公民身份证号码',
  ],
  studentNumber: ['全国学籍号', '学籍号'],
  schoolCode: ['学校标识码', '学校代码'],
  className: ['班级', '班级名称', '所在班级'],
  gradeName: ['年级', '所在年级'],
  attendingWay: ['就读方式'],
  householdCode: ['户口所在地', '户口所在地行政区划', '户籍地行政区划代码', '户籍地代码', '户籍所在地代码'],
  address: ['现住址', '家庭地址', '家庭住址', '居住地址'],
  leftBehind: ['是否留守儿童', '留守儿童'],
  migrant: ['是否进城务工人员随迁子女', '随迁子女'],
  orphan: ['是否孤儿', '孤儿'],
  disability: ['残疾类型'],
  guardianName: ['成员1姓名', '监护人姓名', '监护人', '家长姓名', '户主姓名', '户主'],
  guardianRelation: ['成员1关系', '监护人关系', '与学生关系', '与户主关系'],
  guardianPhone: ['成员1联系电话', '监护人电话', '监护人联系电话', '联系电话', '家长电话'],
  firstIsGuardian: ['成员1是否监护人'],
  secondName: ['成员2姓名'],
  secondRelation: ['成员2关系'],
  secondPhone: ['成员2联系电话'],
  secondIsGuardian: ['成员2是否监护人'],
  staffName: ['姓名', '教师姓名', '干部姓名', '人员姓名'],
  staffRole: ['岗位', '控辍岗位', '担任岗位', '岗位名称'],
  unitCode: ['单位代码', '学校标识码', '学校代码', '行政区划代码', '区划代码', '所在单位代码'],
  workPhone: ['工作电话', '办公电话', '联系电话', '手机号', '手机号码', '电话'],
  appointedOn: ['任职日期', '到岗日期', '起始日期', '任职起日'],
  postTitle: ['职务', '职务名称'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type ImportField = keyof typeof ALIASES

export const FIELD_LABEL: Readonly<Record<ImportField, string>> = {
  name: '姓名',
  gender: '性别',
  birthOn: '出生日期',
  idKind: '身份证件类型',
  idNumber: '身份证件号',
  studentNumber: '学籍号',
  schoolCode: '学校标识码',
  className: '班级',
  gradeName: '年级',
  attendingWay: '就读方式',
  householdCode: '户口所在地',
  address: '现住址',
  leftBehind: '留守',
  migrant: '随迁',
  orphan: '孤儿',
  disability: '残疾类型',
  guardianName: '监护人姓名',
  guardianRelation: '监护人关系',
  guardianPhone: '监护人电话',
  firstIsGuardian: '成员1是否监护人',
  secondName: '成员2姓名',
  secondRelation: '成员2关系',
  secondPhone: '成员2联系电话',
  secondIsGuardian: '成员2是否监护人',
  staffName: '姓名',
  staffRole: '岗位',
  unitCode: '单位代码',
  workPhone: '工作电话',
  appointedOn: '任职日期',
  postTitle: '职务',
}

const PERSON: readonly ImportField[] = ['name', 'gender', 'birthOn', 'idKind', 'idNumber']
const HOME: readonly ImportField[] = [
  'householdCode',
  'address',
  'guardianName',
  'guardianRelation',
  'guardianPhone',
]

/** 学籍模板写两名家庭成员，哪一个是监护人另有一列。 */
const MEMBERS: readonly ImportField[] = [
  'firstIsGuardian',
  'secondName',
  'secondRelation',
  'secondPhone',
  'secondIsGuardian',
]

/** 每种名册读哪些列，哪些列非有不可。 */
export const FIELDS_OF: Readonly<
  Record<ImportKind, { readonly read: readonly ImportField[]; readonly required: readonly ImportField[] }>
> = {
  roll: {
    read: [
      ...PERSON,
      'studentNumber',
      'schoolCode',
      'className',
      'gradeName',
      'attendingWay',
      ...HOME,
      ...MEMBERS,
      'leftBehind',
      'migrant',
      'orphan',
      'disability',
    ],
    required: ['name', 'gender', 'birthOn', 'schoolCode', 'className'],
  },
  population: { read: [...PERSON, ...HOME], required: ['name', 'birthOn', 'householdCode'] },
  register: { read: [...PERSON, 'guardianName'], required: ['name'] },
  staff: {
    read: [
      'staffName',
      'staffRole',
      'unitCode',
      'className',
      'gradeName',
      'workPhone',
      'appointedOn',
      'postTitle',
    ],
    required: ['staffName', 'staffRole', 'unitCode'],
  },
}

export type Columns = Partial<Readonly<Record<ImportField, number>>>

/** 一种名册非有不可的列，写成人读的名字。 */
export function requiredHeaders(kind: ImportKind): string {
  return FIELDS_OF[kind].required.map((field) => FIELD_LABEL[field]).join('、')
}

/** 要读的列里，有没有同名的两列：该读哪一列无从知道，不猜。 */
export function hasRepeatedHeader(columns: Columns, cells: readonly string[]): boolean {
  const bare = cells.map(bareHeader)
  return Object.values(columns).some((at) => bare.filter((one) => one === bare[at]).length > 1)
}

/** 一行表头认出了哪些列。缺了非有不可的为 null。 */
export function matchHeaders(kind: ImportKind, cells: readonly string[]): Columns | null {
  const { read, required } = FIELDS_OF[kind]
  const bare = cells.map(bareHeader)
  const found: Partial<Record<ImportField, number>> = {}
  for (const field of read) {
    // 别名有先后：同一张表里既有「现住址」又有「家庭地址」，取先列出的那个。
    for (const alias of ALIASES[field]) {
      const at = bare.indexOf(alias)
      if (at !== -1 && found[field] === undefined) found[field] = at
    }
  }
  return required.every((field) => found[field] !== undefined) ? found : null
}

/** 表头里的空白、星号、括号里的说明都不算。 */
function bareHeader(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^)]*\)/gu, '')
    .replace(/[\s*＊:：.·_-]/gu, '')
}
