import type { Metadata } from 'next'
import { OtherSessionsForm, OwnPasswordForm } from '#components/admin/own-forms'
import { momentText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { postLabel } from '#lib/auth/post-label'
import { requireSitting } from '#lib/auth/require-actor'
import { listOwnSessions } from '#lib/data/identity/account-book'
import { newId } from '#lib/data/ids'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { idleMinutes } from '#lib/rules/identity/session-times'
import { deps } from '#lib/server/deps'
import { changeMyPasswordAction, endMyOtherSessionsAction } from './actions.ts'

export const metadata: Metadata = { title: '我的账号' }

export default async function MePage() {
  const sitting = await requireSitting()
  const { db, clock } = deps()
  const now = clock.now()
  const today = dayOf(instant(now.getTime()))
  const gate = { kind: 'gate', tenantId: sitting.tenantId } as const
  const sessions = await db.asActor(gate, (tx) => listOwnSessions(tx, gate, sitting.personId, now))
  return (
    <>
      <PageHeader title="我的账号" lead={sitting.personName} />
      <Section id="posts" title="我的岗位">
        <ul className="flex flex-col gap-1">
          {sitting.posts.map((post) => (
            <li key={post.appointmentId}>
              {postLabel(post)}
              <span className="ml-2 text-sm text-muted">闲置 {idleMinutes(post.role)} 分钟自动退出</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="sessions" title={`登录着的设备 ${sessions.length}台`}>
        <ul className="mb-4 flex flex-col gap-1">
          {sessions.map((one) => (
            <li key={one.id}>
              {momentText(one.createdAt.toISOString(), today)}登录，
              {momentText(one.lastSeenAt.toISOString(), today)}还在用
              {one.id === sitting.sessionId ? '（就是这一台）' : ''}
            </li>
          ))}
        </ul>
        <OtherSessionsForm submissionKey={newId()} end={endMyOtherSessionsAction} />
      </Section>
      <Section id="password" title="改口令">
        <OwnPasswordForm submissionKey={newId()} change={changeMyPasswordAction} />
      </Section>
    </>
  )
}
