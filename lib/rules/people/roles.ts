/**
 * 岗位。来自有起止日期的任职（人 × 岗位 × 单位），不是账号上的标志（domain 6.1）。
 * 校长是第一责任人，班主任与科任教师同等，都有报缺勤、记劝返之权（NA-3.1）。
 */
export const ROLES = [
  'teacher',
  'officer',
  'principal',
  'village',
  'township',
  'township_leader',
  'bureau',
  'inspector',
  'prefecture',
  'admin',
] as const

export type Role = (typeof ROLES)[number]

/** 看得到儿童的岗位，各在自己的可及范围；市州只看汇总，管理员看不到（domain 6.4）。 */
export const ROLES_WITH_CHILDREN = [
  'teacher',
  'officer',
  'principal',
  'village',
  'township',
  'township_leader',
  'bureau',
  'inspector',
] as const satisfies readonly Role[]

/** 打得开一条缺勤去办的岗位：联系家长、当天报告都在学校（DT-3.4.2）。 */
export const ROLES_OF_ABSENCE = ['teacher', 'officer', 'principal'] as const satisfies readonly Role[]

export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  teacher: '班主任、科任教师',
  officer: '学校控辍专干',
  principal: '校长',
  village: '村（社区）干部',
  township: '乡镇控辍专干',
  township_leader: '乡镇分管领导',
  bureau: '县教育局',
  inspector: '责任督学',
  prefecture: '市州教育局',
  admin: '系统管理员',
}

/** 同一层级的机构在个案泳道里的位置。 */
export type Lane = 'school' | 'township' | 'bureau' | 'inspector'

export const LANE_OF: Readonly<Record<Role, Lane>> = {
  teacher: 'school',
  officer: 'school',
  principal: 'school',
  village: 'township',
  township: 'township',
  township_leader: 'township',
  bureau: 'bureau',
  inspector: 'inspector',
  prefecture: 'bureau',
  admin: 'bureau',
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}
