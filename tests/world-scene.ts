import type pg from 'pg'

/**
 * 一个小到可以穷举的世界：两个租户，各有两所学校（各两个班）、两个乡镇（各两个村），
 * 每个班 × 每个村一个儿童，每个儿童名下各种名词都有一行。由属主写入，供可及范围与防线的测试使用。
 */
export type Row = {
  id: string
  noun: string
  child?: WorldChild
  kase?: WorldCase
  classId?: string
  schoolId?: string
  /** 测试人自己的。 */
  mine?: boolean
  /** 限阅的附件。 */
  restricted?: boolean
  /** 人员名册：只归管理员。 */
  staff?: boolean
  /** 写着病情、残疾的纸：只有一部分岗位看得到。 */
  papersOf?: 'placement' | 'disability'
  /** 随案可见，不随儿童。 */
  ofCaseOnly?: boolean
  /** 摸底：哪个村、哪个乡镇的；轮次各级都看得到。 */
  surveyed?: { villageId?: string; townshipId?: string }
  /** 名单交到的学校。 */
  /** 转入的学校。 */
  toSchoolId?: string
  /** 移交给的单位。 */
  handedTo?: string
  /** 报表同时报给的乡镇。 */
  sentTo?: string
}
export type WorldChild = {
  id: string
  classId: string
  schoolId: string
  villageId: string
  townshipId: string
}
export type WorldCase = WorldChild & { childId: string; townshipIsParty: boolean; caseTownshipId: string }
export type WorldTenant = {
  id: string
  county: string
  schools: string[]
  classes: { id: string; schoolId: string }[]
  townships: string[]
  villages: { id: string; townshipId: string }[]
  person: string
  /** 另一个人：别人署名的限阅内容。 */
  colleague: string
  /** 另一个人：限阅的附件是他传的。 */
  uploader: string
  appointment: string
  policy: string
  children: WorldChild[]
  cases: WorldCase[]
  rows: Row[]
}

/** 这个世界是哪一天、哪一刻写下的。 */
export const DAY = '2026-11-23'
export const AT = '2026-11-23T01:00:00Z'

/** 直接写一行；列名即数据库列名。 */
export async function insert(client: pg.Client, table: string, row: Record<string, unknown>): Promise<void> {
  const names = Object.keys(row)
  const holes = names.map((_, index) => `$${index + 1}`)
  const list = names.map((name) => `"${name}"`).join(', ')
  await client.query(`insert into app.${table} (${list}) values (${holes.join(', ')})`, Object.values(row))
}

/** 写一个儿童名下各种名词所要的：是谁、在哪里、署谁的名、哪一天。 */
export type Scene = {
  readonly client: pg.Client
  readonly world: WorldTenant
  readonly child: WorldChild
  readonly kase: WorldCase
  readonly seat: number
  readonly day: string
  readonly at: string
  readonly own: { readonly tenant_id: string }
  readonly by: Readonly<Record<'person_id' | 'appointment_id' | 'recorded_at', string>>
  readonly place: { readonly class_id: string; readonly school_id: string }
  readonly ofCase: { readonly case_id: string }
  readonly inClass: { readonly classId: string; readonly schoolId: string }
  readonly add: (
    noun: string,
    row: Record<string, unknown>,
    about: Omit<Row, 'id' | 'noun'>,
  ) => Promise<string>
}
