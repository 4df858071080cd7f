import type { ReactNode } from 'react'
import { AppLink } from './app-link.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Keyboard } from './keyboard.tsx'
import { MENU_ITEM, MenuItem } from './menu-item.tsx'
import { NavItem } from './nav-item.tsx'
import { NavMore } from './nav-more.tsx'
import { ThemeSwitch } from './theme-switch.tsx'

export type NavEntry = {
  href: string
  label: string
  icon: IconName
  /** 快捷键 g 之后的字母。 */
  letter: string
  /** 待办数，0 不显示。 */
  count?: number
  /** 有逾期时，数字用红底并写明。 */
  late?: boolean
}

export type DeskChoice = { appointmentId: string; label: string; current: boolean }

type FormAction = string | ((form: FormData) => void | Promise<void>)

type OfficeShellProps = {
  /** 租户名：大田县。 */
  tenant: string
  /** 现在的岗位：班主任 · 均溪中心小学三年(2)班。 */
  desk: string
  person: string
  nav: readonly NavEntry[]
  /** 此人的全部岗位；只有一个时不显示切换。 */
  desks: readonly DeskChoice[]
  switchDesk: FormAction
  /** 退出登录的那张表单。 */
  signOut: ReactNode
  /** 查找框；里面要有 input。 */
  search?: ReactNode
  children: ReactNode
}

/** 手机底栏最多五格：放不下时，前四项之后是「更多」。 */
const SHOWN = 4

/** 每页的外壳：左栏（桌面）或底栏（手机），页头，正文。 */
export function OfficeShell({
  tenant,
  desk,
  person,
  nav,
  desks,
  switchDesk,
  signOut,
  search,
  children,
}: OfficeShellProps) {
  const folds = nav.length > SHOWN + 1
  return (
    <div className="min-h-dvh print:min-h-0 lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr] print:block">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-surface focus:px-4 focus:py-2 focus:text-accent"
      >
        跳到正文
      </a>
      <header className="sticky top-0 z-30 flex min-h-14 items-center gap-3 border-b border-line bg-surface px-4 lg:col-span-2 print:hidden">
        <AppLink href="/" className="flex shrink-0 items-center gap-2 font-semibold">
          {/* biome-ignore lint/performance/noImgElement: 本站的一个小矢量图，不需要图片服务 */}
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span className="max-sm:sr-only">
            保学<span className="ml-2 font-normal text-muted max-sm:hidden">{tenant}</span>
          </span>
        </AppLink>
        <p className="min-w-0 flex-1 truncate border-l border-line pl-3 text-sm">{desk}</p>
        {search ? (
          <search data-search className="w-24 sm:w-40 md:w-64">
            {search}
          </search>
        ) : null}
        <ThemeSwitch />
        <PersonMenu person={person} desks={desks} switchDesk={switchDesk} signOut={signOut} />
      </header>
      <nav
        aria-label="工作台"
        className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:border-t lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:overflow-y-auto lg:border-r lg:p-2 border-line bg-surface pb-[env(safe-area-inset-bottom)] print:hidden"
      >
        <ul className="flex lg:flex-col lg:gap-1">
          {nav.map((entry, index) => (
            <li
              key={entry.href}
              className={`min-w-0 flex-1 ${folds && index >= SHOWN ? 'max-lg:hidden' : ''}`}
            >
              <NavItem {...entry} />
            </li>
          ))}
          {folds ? (
            <li className="min-w-0 flex-1 lg:hidden">
              <NavMore entries={nav.slice(SHOWN)} />
            </li>
          ) : null}
        </ul>
      </nav>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 px-4 pt-4 pb-24 outline-none lg:px-8 lg:pb-12 print:p-0"
      >
        <div className="mx-auto max-w-7xl">{children}</div>
      </main>
      <Keyboard
        shortcuts={nav.map(({ letter, label, href }) => ({ letter, label, href }))}
        search={search !== undefined}
      />
    </div>
  )
}

type PersonMenuProps = Pick<OfficeShellProps, 'person' | 'desks' | 'switchDesk' | 'signOut'>

function PersonMenu({ person, desks, switchDesk, signOut }: PersonMenuProps) {
  return (
    <details className="relative shrink-0">
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-md px-2 hover:bg-sunken lg:min-h-9">
        <Icon name="people" />
        <span className="max-w-24 truncate max-sm:sr-only">{person}</span>
      </summary>
      <div className="absolute right-0 mt-1 w-72 rounded-md border border-line bg-surface py-2 shadow-over">
        {desks.length > 1 ? (
          <form action={switchDesk} className="mb-2 border-b border-line pb-2">
            <p className="px-4 text-sm text-muted">换一个岗位</p>
            {desks.map((choice) => (
              <MenuItem
                key={choice.appointmentId}
                name="appointmentId"
                value={choice.appointmentId}
                aria-current={choice.current || undefined}
                strong={choice.current}
              >
                {choice.label}
                {choice.current ? <span className="text-sm font-normal text-muted">现在</span> : null}
              </MenuItem>
            ))}
          </form>
        ) : null}
        <AppLink href="/me" className={MENU_ITEM}>
          <Icon name="keys" />
          我的账号
        </AppLink>
        <AppLink href="/help" className={MENU_ITEM}>
          <Icon name="info" />
          这张办公桌怎么用
        </AppLink>
        {signOut}
      </div>
    </details>
  )
}
