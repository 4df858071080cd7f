import { isProvince } from './codes/provinces.ts'

/** 学校标识码 10 位：类别 2、省 2、序号 6。撤并或改类别换新码，旧码不复用；内部仍以 id 为主。 */
export type SchoolCode = {
  readonly code: string
  readonly kind: string
  readonly province: string
  /** 是否可能承担义务教育：小学、初中、完全中学、专门学校、特殊教育。 */
  readonly compulsory: boolean
}

const KINDS: Readonly<Record<string, { readonly label: string; readonly compulsory: boolean }>> = {
  '11': { label: '幼儿园', compulsory: false },
  '21': { label: '小学', compulsory: true },
  '22': { label: '成人小学', compulsory: false },
  '31': { label: '普通初中', compulsory: true },
  '32': { label: '职业初中', compulsory: true },
  '34': { label: '普通高中、完全中学', compulsory: true },
  '36': { label: '中等职业学校', compulsory: false },
  '37': { label: '专门学校', compulsory: true },
  '41': { label: '普通高校', compulsory: false },
  '42': { label: '成人高校', compulsory: false },
  '51': { label: '特殊教育学校', compulsory: true },
  '91': { label: '其他教育机构', compulsory: false },
  '92': { label: '其他教育机构', compulsory: false },
  '93': { label: '其他教育机构', compulsory: false },
}

/** 解析学校标识码；位数、类别不对的为 null。 */
export function parseSchoolCode(text: string): SchoolCode | null {
  if (!/^\d{10}$/.test(text)) return null
  const kind = KINDS[text.slice(0, 2)]
  const province = text.slice(2, 4)
  if (kind === undefined || !isProvince(province)) return null
  return { code: text, kind: kind.label, province, compulsory: kind.compulsory }
}
