import type { ReactNode } from 'react'
import { TextLink } from '#components/ui/app-link'
import { MomentText, TimeText } from '#components/ui/date-text'
import { StateTag, type Tone } from '#components/ui/state-tag'
import { isKeyOf } from '#lib/rules/labels'
import { isRole, ROLE_LABEL } from '#lib/rules/people/roles'
import {
  ASKED_BY_LABEL,
  WIDER_VIEW_STANDING_LABEL,
  type WiderViewStanding,
} from '#lib/rules/people/wider-view'

type Opened = {
  readonly id: string
  readonly viewId: string | null
  readonly reason: string
  readonly at: string
}

export type ViewLine = {
  readonly id: string
  readonly askedBy: string
  readonly reason: string
  readonly role: string
  readonly expiresAt: string | null
  readonly recordedAt: string
  readonly person: { readonly name: string }
  readonly school: { readonly name: string } | null
  readonly marks: readonly {
    readonly kind: string
    readonly reason: string
    readonly personId: string
    readonly recordedAt: string
    readonly person: { readonly name: string }
  }[]
  readonly standing: WiderViewStanding
  /** 看了谁：给看得到这个孩子的人看。 */
  readonly child: { readonly id: string; readonly name: string } | null
}

export type ViewListProps = {
  views: readonly ViewLine[]
  openings: readonly Opened[]
  today: string
  empty: ReactNode
  /** 每次之下可以办的事。 */
  acts: (view: ViewLine) => ReactNode
}

const TONE: Readonly<Record<WiderViewStanding, Tone>> = {
  missed: 'plain',
  open: 'due',
  over: 'closed',
  ended: 'closed',
}

/** 临时查看的登记：谁、看了谁、为什么、打开过什么、看到几点。 */
export function ViewList({ views, openings, today, empty, acts }: ViewListProps) {
  if (views.length === 0) return <p className="text-muted">{empty}</p>
  return (
    <ol className="border-t border-line-strong">
      {views.map((view) => (
        <li key={view.id} className="flex flex-col gap-1 border-b border-line bg-surface px-4 py-3">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-semibold">
              {view.person.name}（{isRole(view.role) ? ROLE_LABEL[view.role] : view.role}）
            </span>
            <StateTag tone={TONE[view.standing]}>{WIDER_VIEW_STANDING_LABEL[view.standing]}</StateTag>
            <span className="text-sm text-muted">
              <MomentText at={view.recordedAt} today={today} />
              {view.expiresAt ? (
                <>
                  {' '}
                  至 <TimeText at={view.expiresAt} />
                </>
              ) : null}
            </span>
          </p>
          <p>
            {view.standing === 'missed' ? '凭' : '看了'}
            {view.child ? (
              <>
                <TextLink href={`/children/${view.child.id}`}>{view.child.name}</TextLink>
                {view.school ? `（${view.school.name}）` : ''}，凭
              </>
            ) : view.standing === 'missed' ? null : (
              `一名学生${view.school ? `（${view.school.name}）` : ''}，凭`
            )}
            {isKeyOf(ASKED_BY_LABEL, view.askedBy) ? ASKED_BY_LABEL[view.askedBy] : view.askedBy}
            {view.standing === 'missed' ? '没有认出' : ''}
          </p>
          <p className="whitespace-pre-line">事由：{view.reason}</p>
          <Opened openings={openings.filter(({ viewId }) => viewId === view.id)} today={today} />
          {view.marks.map((mark) => (
            <p key={`${mark.kind} ${mark.personId}`} className="text-sm text-muted">
              {mark.person.name}
              {mark.kind === 'ended' ? `收回：${mark.reason}` : '核阅'}，
              <MomentText at={mark.recordedAt} today={today} />
            </p>
          ))}
          {acts(view)}
        </li>
      ))}
    </ol>
  )
}

function Opened({ openings, today }: { openings: readonly Opened[]; today: string }) {
  if (openings.length === 0) return null
  return (
    <ul className="text-sm text-muted">
      {openings.map(({ id, reason, at }) => (
        <li key={id}>
          {reason.replace('临时查看：', '')}，<MomentText at={at} today={today} />
        </li>
      ))}
    </ul>
  )
}
