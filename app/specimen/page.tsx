import type { Metadata } from 'next'
import { MenuItem } from '#components/ui/menu-item'
import { type NavEntry, OfficeShell } from '#components/ui/office-shell'
import { PageHeader } from '#components/ui/page-header'
import { SearchBox } from '#components/ui/search-box'
import { StateTag } from '#components/ui/state-tag'
import { ClocksPart } from './part-clocks.tsx'
import { ControlsPart } from './part-controls.tsx'
import { DeskPart } from './part-desk.tsx'
import { PapersPart } from './part-papers.tsx'
import { RegistersPart } from './part-registers.tsx'
import { ReportsPart } from './part-reports.tsx'
import { ViewsPart } from './part-views.tsx'
import { searchSample } from './reveal-sample.ts'

export const metadata: Metadata = { title: '样张' }

const NAV: readonly NavEntry[] = [
  { href: '/today', label: '今日待办', icon: 'home', letter: 't', count: 3, late: true },
  { href: '/specimen', label: '样张', icon: 'roll', letter: 's' },
  { href: '/inbox', label: '收件', icon: 'inbox', letter: 'i', count: 2 },
  { href: '/cases', label: '个案台账', icon: 'ledger', letter: 'c' },
  { href: '/papers', label: '文书登记', icon: 'paper', letter: 'w' },
  { href: '/ledgers', label: '三本台账', icon: 'ledger', letter: 'b', count: 1 },
]

/** 样张：每一件、每一种状态，供截图、无障碍检查与新人查看。全部为虚构。 */
export default function SpecimenPage() {
  return (
    <OfficeShell
      tenant="大田县"
      desk="学校控辍专干 · 梅山中学"
      person="陈国栋"
      nav={NAV}
      desks={[
        { appointmentId: 'a', label: '学校控辍专干 · 梅山中学', current: true },
        { appointmentId: 'b', label: '科任教师 · 八年(4)班', current: false },
      ]}
      switchDesk="/specimen"
      signOut={
        <form action="/specimen">
          <MenuItem>退出登录</MenuItem>
        </form>
      }
      search={<SearchBox search={searchSample} />}
    >
      <PageHeader
        title="样张"
        crumbs={[
          { label: '今日待办', href: '/today' },
          { label: '个案台账', href: '/cases' },
        ]}
        tags={<StateTag tone="normal">全部为虚构</StateTag>}
        lead="每一件界面、每一种状态。今天设为11月24日 周二。"
      />
      <ClocksPart />
      <DeskPart />
      <ControlsPart />
      <PapersPart />
      <RegistersPart />
      <ReportsPart />
      <ViewsPart />
    </OfficeShell>
  )
}
