import { isProvince } from './codes/provinces.ts'

/** 统计用区划代码 12 位：省 2、市 2、县 2、乡 3、村 3。匹配单位一律用代码：大田、南安各有一个梅山镇。 */
export type DivisionLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village'

export type Division = {
  readonly code: string
  readonly level: DivisionLevel
  readonly county: string
  /** 该级是否有人民政府（街道为办事处）可收文；乡级第 7–9 位 4xx 是类似乡级单位，没有。村级没有。 */
  readonly hasGovernment: boolean
}

/** 解析 12 位区划代码；形式不对、上级为空而下级不空的为 null。 */
export function parseDivisionCode(text: string): Division | null {
  if (!/^\d{12}$/.test(text) || !isProvince(text.slice(0, 2))) return null
  const parts = [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6), text.slice(6, 9), text.slice(9)]
  const depth = parts.findIndex((part) => Number(part) === 0)
  const filled = depth === -1 ? parts.length : depth
  if (parts.slice(filled).some((part) => Number(part) !== 0)) return null
  const level = LEVELS[filled - 1]
  if (level === undefined) return null
  return { code: text, level, county: text.slice(0, 6), hasGovernment: governs(level, text.charAt(6)) }
}

/** 所属乡级代码；乡级以上的为 null。 */
export function townshipOf(code: string): string | null {
  const division = parseDivisionCode(code)
  if (division === null || (division.level !== 'township' && division.level !== 'village')) return null
  return `${code.slice(0, 9)}000`
}

const LEVELS: readonly DivisionLevel[] = ['province', 'prefecture', 'county', 'township', 'village']

function governs(level: DivisionLevel, townshipClass: string): boolean {
  if (level === 'village') return false
  return level !== 'township' || townshipClass !== '4'
}
