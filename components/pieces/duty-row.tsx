import type { ReactNode } from 'react'
import { TextLink } from '#components/ui/app-link'
import { LinkButton } from '#components/ui/link-button'
import { StateTag } from '#components/ui/state-tag'
import { type Clock, clockTone } from './clock-text.tsx'
import { DayStrip } from './day-strip.tsx'

export type DutyItem = {
  id: string
  /** 关于谁：孩子、班级或一份文书。 */
  about: string
  aboutHref?: string
  /** 三年(2)班 · 均溪中心小学 · 9岁 */
  detail?: string
  /** 欠的事：联系家长；书面报告乡镇。 */
  what: string
  clause?: string
  clock?: Clock
  /** 一个按钮，或什么也没有（等他人）。 */
  act?: { label: string; href: string }
  /** 等谁：梅山镇 王芳。 */
  waitingFor?: string
  /** 移送而来、前一机关的失误等需要一眼看见的话。 */
  note?: string
}

/** 一行待办：关于谁、欠什么、何时前、一个办它的按钮。`children` 代替链接按钮（例如一个表单）。 */
export function DutyRow({ item, children }: { item: DutyItem; children?: ReactNode }) {
  const { clock } = item
  const state = clock === undefined ? undefined : clockTone(clock)
  return (
    <li className="duty-row">
      <div className="min-w-0">
        <p className="font-semibold">
          {item.aboutHref ? <TextLink href={item.aboutHref}>{item.about}</TextLink> : item.about}
        </p>
        {item.detail ? <p className="text-sm text-muted">{item.detail}</p> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-1 xl:contents">
        <div className="min-w-0">
          <p className="font-medium">{item.what}</p>
          {item.clause ? <p className="text-sm text-muted">{item.clause}</p> : null}
          {item.note ? <p className="text-sm text-late">{item.note}</p> : null}
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {state ? <StateTag tone={state.tone}>{state.word}</StateTag> : null}
          {clock ? <DayStrip size="small" {...clock} /> : null}
        </div>
      </div>
      <div className="md:text-right">
        {children}
        {!children && item.act ? (
          <LinkButton
            href={item.act.href}
            size="dense"
            variant="primary"
            aria-label={`${item.act.label}：${item.about}`}
          >
            {item.act.label}
          </LinkButton>
        ) : null}
        {item.waitingFor ? <p className="text-sm text-muted">等待 {item.waitingFor}</p> : null}
      </div>
    </li>
  )
}
