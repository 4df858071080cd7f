import { z } from 'zod'
import { AGENCIES, type Agency } from '#lib/rules/figures/agencies'
import { isLevel } from '#lib/rules/figures/on-time'
import { RETENTION_SPANS } from '#lib/rules/figures/retention-rates'
import { isRole, type Role } from '#lib/rules/people/roles'
import { pageNumber } from '#lib/schemas/page-number'

/** 地址里问号之后的一切，来自浏览器；不成样子的一律当没写。 */
export type AddressQuery = Readonly<Record<string, string | string[] | undefined>>

const CLOCK_SETS = ['running', 'today', 'soon', 'broken', 'settled', 'on_time'] as const
const uuid = z.uuid()

function text(given: AddressQuery, name: string): string {
  const value = given[name]
  return typeof value === 'string' ? value : ''
}

function id(given: AddressQuery, name: string): string | null {
  const value = text(given, name)
  return uuid.safeParse(value).success ? value : null
}

/** 时限行页：哪一种数法、哪个机关、哪一级的事、哪所学校、哪个乡镇、从哪一行往后。 */
export function clockQuery(given: AddressQuery) {
  const set = CLOCK_SETS.find((one) => one === text(given, 'state')) ?? 'broken'
  const agency: Agency | undefined = AGENCIES.find((one) => one === text(given, 'owner'))
  const duty = text(given, 'duty')
  const schoolId = id(given, 'school')
  const unitId = id(given, 'unit')
  const versionId = id(given, 'version')
  const after = id(given, 'after')
  return {
    filter: {
      set,
      ...(agency ? { agency } : {}),
      ...(isLevel(duty) ? { duty } : {}),
      ...(schoolId ? { schoolId } : {}),
      ...(unitId ? { unitId } : {}),
      ...(versionId ? { versionId } : {}),
    },
    ...(after ? { after } : {}),
  }
}

/** 报送行页：全部应报的、已报的、未报的；哪所学校。 */
export function submissionQuery(given: AddressQuery) {
  const state = (['submitted', 'silent'] as const).find((one) => one === text(given, 'state'))
  const schoolId = id(given, 'school')
  return { ...(state ? { state } : {}), ...(schoolId ? { schoolId } : {}) }
}

/** 无故缺勤行页：哪所学校、从哪一行往后。 */
export function unexcusedQuery(given: AddressQuery) {
  const schoolId = id(given, 'school')
  const after = id(given, 'after')
  return { ...(schoolId ? { schoolId } : {}), ...(after ? { after } : {}) }
}

/** 人员任职页：哪个岗位、哪个单位、从哪一行往后。 */
export function postsQuery(given: AddressQuery) {
  const wanted = text(given, 'role')
  const role: Role | null = isRole(wanted) ? wanted : null
  const after = id(given, 'after')
  const unitId = id(given, 'unit')
  return { ...(role ? { role } : {}), ...(unitId ? { unitId } : {}), ...(after ? { after } : {}) }
}

/** 控制线行页：哪个学段、哪所学校；若其中几人返回。 */
export function lineQuery(given: AddressQuery) {
  const stage = (['primary', 'junior'] as const).find((one) => one === text(given, 'stage'))
  const schoolId = id(given, 'school')
  const { back: ticked = [] } = given
  const back = [ticked].flat().filter((one) => uuid.safeParse(one).success)
  return { ...(stage ? { stage } : {}), ...(schoolId ? { schoolId } : {}), back }
}

/** 巩固率行页：哪一段、哪所学校、第几页。 */
export function retentionQuery(given: AddressQuery) {
  const span = RETENTION_SPANS.find((one) => one === text(given, 'span')) ?? 'junior'
  return { span, schoolId: id(given, 'school'), page: pageNumber(text(given, 'page')) }
}

export const RETURN_SETS = ['all', 'returned', 'quick', 'judged'] as const

/** 返校行页：哪一种数法、哪所学校。 */
export function returnQuery(given: AddressQuery) {
  const set = RETURN_SETS.find((one) => one === text(given, 'state')) ?? 'all'
  const schoolId = id(given, 'school')
  return { set, ...(schoolId ? { schoolId } : {}) }
}
