import { CaseStateTag } from '#components/pieces/case-state-tag'
import { LinkButton } from '#components/ui/link-button'
import { Section } from '#components/ui/section'
import type { CaseState } from '#lib/rules/cases/case-states'

type LeftCase = {
  readonly id: string
  readonly number: string
  readonly state: CaseState
  readonly childName: string
  readonly responsible: string
  readonly school: { readonly name: string } | null
  readonly township: { readonly name: string } | null
}

/** 责任人已离岗的个案，列到另定为止（F20）；没有就不占地方。 */
export function LeftCases({ cases, mayName }: { cases: readonly LeftCase[]; mayName: boolean }) {
  if (cases.length === 0) return null
  return (
    <Section
      id="left"
      title={`责任人已离岗的个案 ${cases.length}件`}
      note={mayName ? '原责任人已不在岗，请另定一人。' : '原责任人已不在岗，请督促另定。'}
    >
      <ul className="border-t border-line-strong">
        {cases.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-4 py-2"
          >
            <span className="font-semibold">{one.childName}</span>
            <CaseStateTag state={one.state} />
            <span className="grow text-sm text-muted">
              {one.school?.name ?? one.township?.name} · {one.number} · 原责任人 {one.responsible}
            </span>
            <LinkButton
              href={`/cases/${one.id}/people`}
              size="dense"
              variant={mayName ? 'primary' : 'secondary'}
              aria-label={`${mayName ? '另定责任人' : '查看责任人'}：${one.childName}`}
            >
              {mayName ? '另定责任人' : '查看'}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
