import { TextLink } from '#components/ui/app-link'
import { Section } from '#components/ui/section'
import type { Answer } from '#lib/rules/answer'
import { ReviewViewForm } from './view-acts.tsx'
import { ViewList, type ViewListProps } from './view-list.tsx'

type UnreviewedViewsProps = Pick<ViewListProps, 'views' | 'openings' | 'today'> & {
  newKey: () => string
  review: (input: never) => Promise<Answer<{ readonly viewId: string }>>
}

/** 督学、教育局桌上：有人临时查看过，还没有核阅的；没有就不占地方。 */
export function UnreviewedViews({ newKey, review, ...list }: UnreviewedViewsProps) {
  if (list.views.length === 0) return null
  return (
    <div className="print:hidden">
      <Section
        id="wider-views"
        title={`临时查看待核阅 ${list.views.length}次`}
        aside={<TextLink href="/wider-views">全部登记与收回</TextLink>}
      >
        <ViewList
          {...list}
          empty=""
          acts={({ id }) => (
            <div className="pt-2">
              <ReviewViewForm submissionKey={newKey()} viewId={id} action={review} />
            </div>
          )}
        />
      </Section>
    </div>
  )
}
