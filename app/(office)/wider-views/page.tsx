import type { Metadata } from 'next'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { AskForm } from '#components/wider-views/ask-form'
import { EndViewForm, ReviewViewForm } from '#components/wider-views/view-acts'
import { ViewList } from '#components/wider-views/view-list'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { ROLES_WITH_CHILDREN } from '#lib/rules/people/roles'
import { MAY_ASK_WIDER_VIEW, WATCHES_WIDER_VIEWS, WIDER_VIEW } from '#lib/rules/people/wider-view'
import { loadWiderViews } from '#lib/server/wider-views/load-register'
import { endWiderViewAction, openWiderViewAction, reviewWiderViewAction } from './actions.ts'

export const metadata: Metadata = { title: '临时查看' }

export default async function WiderViewsPage() {
  const actor = await requireActor(...ROLES_WITH_CHILDREN)
  const { views, openings, today } = await loadWiderViews(actor, 'all')
  const asks = MAY_ASK_WIDER_VIEW.some((role) => role === actor.role)
  const watches = WATCHES_WIDER_VIEWS.some((role) => role === actor.role)
  const rows = new Map(views.map((view) => [view.id, view]))
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="临时查看"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={
          asks
            ? '急需看一个管理范围之外的孩子时用：先记下事由，再给看；只看不改，到时自动收回。'
            : '谁因急需看过管理范围之外的孩子；只看不改，到时自动收回。'
        }
      />
      {asks ? (
        <Section
          id="ask"
          title="请求查看"
          note={`一次${WIDER_VIEW.minutes}分钟。没有这个人与不在本县，答复一样；一天${WIDER_VIEW.missesPerDay}次没有找到就不再受理。限阅的类别、附件、病情与考勤不给看。`}
        >
          <AskForm submissionKey={newId()} ask={openWiderViewAction} />
        </Section>
      ) : null}
      <Section
        id="views"
        title={watches ? '登记与核阅' : '我问过的'}
        note={watches ? '谁、为什么、打开过什么、看到几点；不该看的随时收回。' : undefined}
      >
        <ViewList
          views={views}
          openings={openings}
          today={today}
          empty="还没有人临时查看过。"
          acts={({ id, standing }) => {
            const row = rows.get(id)
            const own = row?.personId === actor.personId
            return (
              <div className="flex flex-col gap-3 pt-2 empty:hidden print:hidden">
                {own && standing === 'open' ? (
                  <div>
                    <LinkButton href={`/wider-views/${id}`}>继续查看</LinkButton>
                  </div>
                ) : null}
                {standing === 'open' && (own || watches) ? (
                  <EndViewForm submissionKey={newId()} viewId={id} action={endWiderViewAction} />
                ) : null}
                {watches && !own && standing !== 'missed' && !row?.reviewedByMe ? (
                  <ReviewViewForm submissionKey={newId()} viewId={id} action={reviewWiderViewAction} />
                ) : null}
              </div>
            )
          }}
        />
      </Section>
    </>
  )
}
