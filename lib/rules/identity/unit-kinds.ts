/** 单位的种类，写成中文。 */
export const UNIT_KIND_LABEL = {
  county: '县（市、区）',
  school: '学校',
  grade: '年级',
  class: '班',
  township: '乡镇（街道）',
  village: '村（社区）',
} as const
