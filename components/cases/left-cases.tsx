import { CaseStateTag } from '#components/pieces/case-state-tag'
import { LinkButton } from '#components/ui/link-button'
import { Section } from '#components/ui/section'
import type { CaseState } from '#lib/rules/cases/case-states'

const PART_LABEL: Readonly<Record<LeftPart, string>> = {
  responsible: '责任人',
  helper: '协助人',
  pairing: '结对帮扶人',
}

type LeftPart = 'responsible' | 'helper' | 'pairing'

type LeftCase = {
  readonly id: string
  readonly number: string
  readonly state: CaseState
  readonly childName: string
  readonly childId: string
  readonly left: readonly { readonly part: LeftPart; readonly name: string }[]
  readonly school: { readonly name: string } | null
  readonly township: { readonly name: string } | null
}

/** 责任人、协助人、结对帮扶人已离岗的个案，列到另定为止（F20）；没有就不占地方。 */
export function LeftCases({ cases, mayName }: { cases: readonly LeftCase[]; mayName: boolean }) {
  if (cases.length === 0) return null
  return (
    <Section
      id="left"
      title={`有人离岗的个案 ${cases.length}件`}
      note={mayName ? '原来定的人已不在岗，请另定或解除。' : '原来定的人已不在岗，请督促另定。'}
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
              {one.school?.name ?? one.township?.name} · {one.number} ·{' '}
              {one.left.map(({ part, name }) => `${PART_LABEL[part]} ${name}`).join('、')}
            </span>
            <LinkButton
              href={placeOf(one)}
              size="dense"
              variant={mayName ? 'primary' : 'secondary'}
              aria-label={`${mayName ? '去另定' : '查看'}：${one.childName}`}
            >
              {mayName ? '去另定' : '查看'}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** 责任人、协助人在个案的“人与计划”里定，只是结对的在结对页。 */
function placeOf({ id, childId, left }: LeftCase): string {
  return left.every(({ part }) => part === 'pairing') ? `/children/${childId}/pairing` : `/cases/${id}/people`
}
