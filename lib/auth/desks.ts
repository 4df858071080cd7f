import type { Role } from '#lib/rules/people/roles'

/** 导航的一项。`letter` 是快捷键 g 之后的字母，一张办公桌之内不重复。 */
export type DeskLink = {
  readonly href: string
  readonly label: string
  readonly icon: 'home' | 'case' | 'inbox' | 'chart' | 'ledger' | 'people'
  readonly letter: string
}

/** 一张办公桌：地址、名称、导航。 */
export type Desk = { readonly path: DeskPath; readonly label: string; readonly nav: readonly DeskLink[] }

export type DeskPath =
  | '/today'
  | '/school'
  | '/village'
  | '/township'
  | '/bureau'
  | '/inspector'
  | '/prefecture'
  | '/admin'

const LEDGER: DeskLink = { href: '/ledger', label: '台账核验', icon: 'ledger', letter: 'l' }
const CASES: DeskLink = { href: '/cases', label: '个案台账', icon: 'case', letter: 'c' }
const PAPERS: DeskLink = { href: '/papers', label: '文书登记', icon: 'inbox', letter: 'w' }
const LEDGERS: DeskLink = { href: '/ledgers', label: '三本台账', icon: 'ledger', letter: 't' }

const DUE: DeskLink = { href: '/enrolment', label: '应入学', icon: 'people', letter: 'e' }
const NEVER_ENROLLED: DeskLink = { href: '/never-enrolled', label: '未入学', icon: 'people', letter: 'n' }
const PLACEMENTS: DeskLink = { href: '/placements', label: '缓学送教', icon: 'people', letter: 'p' }

const TRANSFERS: DeskLink = { href: '/transfers', label: '转学', icon: 'people', letter: 'r' }

const EXPORTS: DeskLink = { href: '/exports', label: '导出登记', icon: 'ledger', letter: 'x' }

function desk(path: DeskPath, label: string, icon: DeskLink['icon'], more: readonly DeskLink[]): Desk {
  return { path, label, nav: [{ href: path, label, icon, letter: 'h' }, ...more] }
}

/** 岗位 → 办公桌。市州只看汇总，管理员看不到儿童，都没有个案台账（domain 6.4）。 */
export const DESKS: Readonly<Record<Role, Desk>> = {
  teacher: desk('/today', '今日', 'home', [CASES, PLACEMENTS]),
  officer: desk('/school', '本校', 'home', [CASES, LEDGERS, DUE, NEVER_ENROLLED, PLACEMENTS, TRANSFERS]),
  principal: desk('/school', '本校', 'home', [CASES, LEDGERS, DUE, NEVER_ENROLLED, PLACEMENTS, TRANSFERS]),
  village: desk('/village', '本村', 'home', [CASES, LEDGERS, DUE, NEVER_ENROLLED, PLACEMENTS]),
  township: desk('/township', '本乡镇', 'home', [CASES, PAPERS, LEDGERS, DUE, NEVER_ENROLLED, PLACEMENTS]),
  township_leader: desk('/township', '本乡镇', 'home', [
    CASES,
    PAPERS,
    LEDGERS,
    DUE,
    NEVER_ENROLLED,
    PLACEMENTS,
  ]),
  bureau: desk('/bureau', '全县', 'chart', [
    CASES,
    PAPERS,
    LEDGERS,
    LEDGER,
    DUE,
    NEVER_ENROLLED,
    PLACEMENTS,
    TRANSFERS,
    EXPORTS,
  ]),
  inspector: desk('/inspector', '责任校', 'home', [CASES, LEDGERS, LEDGER, EXPORTS]),
  prefecture: desk('/prefecture', '全州', 'chart', []),
  admin: desk('/admin', '人员任职', 'people', []),
}
