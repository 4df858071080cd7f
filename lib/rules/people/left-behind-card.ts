/** 留守儿童一人一档一卡的各栏（LX-2.7.1）：年龄、监护人、学习、生活状况，外加身体与帮扶。 */
export const CARD_FIELDS = {
  ethnicity: '民族',
  householdRegistered: '户口登记',
  health: '身体状况',
  disability: '残疾类别等级',
  schooling: '学习状况',
  living: '生活状况',
  fatherName: '父亲姓名',
  fatherWork: '父亲务工地',
  motherName: '母亲姓名',
  motherWork: '母亲务工地',
  entrusted: '委托监护人',
  entrustedRelation: '与孩子的关系',
  guardianship: '监护情况评估',
  help: '救助帮扶',
} as const
export type CardField = keyof typeof CARD_FIELDS

/** 户口登记与否。 */
export const HOUSEHOLD_REGISTERED = { 是: '已登记', 否: '未登记' } as const

/** 监护情况评估的四档。 */
export const GUARDIANSHIP_LABEL = {
  good: '监护较好',
  fair: '监护一般',
  weak: '监护较差',
  none: '无人监护',
} as const
export type Guardianship = keyof typeof GUARDIANSHIP_LABEL

export type CardBody = Readonly<Record<Exclude<CardField, 'guardianship'>, string>> & {
  readonly guardianship: Guardianship
}
