/** 学籍采集的各张代码表（全国学生基本信息表）。码按全国表，名按表上的话。宗教信仰不采集，不在其中。 */

/** 性别（GB/T 2261.1）；学籍只用 1、2。 */
export const GENDER_CODES = { '1': '男', '2': '女' } as const

/** 身份证件类型；Z 可以没有证件号。 */
export const ID_DOCUMENT_KINDS = {
  '1': '居民身份证',
  '6': '香港特区护照/身份证明',
  '7': '澳门特区护照/身份证明',
  '8': '台湾居民来往大陆通行证',
  '9': '境外永久居住证',
  A: '护照',
  Z: '其他',
} as const

/** 表里见过的别写；`Z` 没有证件的写法各地不一。 */
export const ID_DOCUMENT_ALIASES = {
  身份证: '1',
  居民身份证件: '1',
  二代身份证: '1',
  台胞证: '8',
  外国人永久居留证: '9',
  无: 'Z',
  无证件: 'Z',
} as const

/** 港澳台侨外。 */
export const OVERSEAS_KINDS = {
  '00': '否',
  '01': '香港同胞',
  '02': '香港同胞亲属',
  '03': '澳门同胞',
  '04': '澳门同胞亲属',
  '05': '台湾同胞',
  '06': '台湾同胞亲属',
  '11': '华侨',
  '12': '侨眷',
  '13': '归侨',
  '14': '归侨子女',
  '21': '归国留学人员',
  '31': '非华裔中国人',
  '41': '外籍华裔人',
  '51': '外国人',
  '99': '其他',
} as const

/** 健康状况。 */
export const HEALTH_KINDS = {
  '10': '健康或良好',
  '20': '一般或较弱',
  '30': '有慢性病',
  '40': '有生理缺陷',
  '50': '残疾',
} as const

/** 户口性质。 */
export const HOUSEHOLD_KINDS = { '1': '农业户口', '2': '非农业户口' } as const

/** 入学方式。 */
export const ENTRY_WAYS = { '11': '就近入学', '12': '其他（义务教育）', '99': '其他' } as const

/** 就读方式；送教上门是近年省平台所增。 */
export const ATTENDING_WAYS = { '1': '走读', '2': '住校', '3': '借宿', '4': '其他', '5': '送教上门' } as const

export const ATTENDING_ALIASES = { 走读生: '1', 住校生: '2', 住宿: '2', 寄宿: '2', 寄宿生: '2' } as const

/** 学生来源。 */
export const PUPIL_SOURCES = { '1': '正常入学', '2': '借读', '9': '其他' } as const

/** 留守：父母双亲或单亲外出务工三个月以上（学籍口径，与民政口径分开）。 */
export const LEFT_BEHIND_KINDS = { '0': '非留守儿童', '1': '单亲留守儿童', '2': '双亲留守儿童' } as const

export const LEFT_BEHIND_ALIASES = {
  否: '0',
  非: '0',
  非留守: '0',
  是: '1',
  单亲: '1',
  单亲留守: '1',
  双亲: '2',
  双亲留守: '2',
} as const

/** 残疾类型；各版本编码不一，以名对应。 */
export const DISABILITY_KINDS = {
  none: '无残疾',
  sight: '视力残疾',
  hearing: '听力残疾',
  speech: '言语残疾',
  limb: '肢体残疾',
  intellect: '智力残疾',
  mental: '精神残疾',
  multiple: '多重残疾',
  other: '其他残疾',
} as const

/** 模板里多只写前两个字。 */
export const DISABILITY_ALIASES = {
  无: 'none',
  否: 'none',
  '0': 'none',
  视力: 'sight',
  听力: 'hearing',
  言语: 'speech',
  肢体: 'limb',
  智力: 'intellect',
  精神: 'mental',
  多重: 'multiple',
  其他: 'other',
} as const

/** 残疾等级。 */
export const DISABILITY_GRADES = { '1': '一级', '2': '二级', '3': '三级', '4': '四级' } as const

/** 三类残疾：入学率单列的视力、听力言语、智力。 */
export const THREE_DISABILITIES = ['sight', 'hearing', 'speech', 'intellect'] as const

/** 特教就读类型。 */
export const SPECIAL_SCHOOLING = {
  special_school: '特殊教育学校',
  special_class: '普通学校特教班',
  inclusive: '普通学校随班就读',
  home_teaching: '送教上门',
  rehabilitation: '康复机构办学点',
  welfare: '福利机构办学点',
} as const

/** 是否：0、1，也写作否、是。 */
export const YES_NO = { '0': '否', '1': '是' } as const
