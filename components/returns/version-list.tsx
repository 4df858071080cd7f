import { MomentText } from '#components/ui/date-text'
import { figureChanges, RETURN_FIGURES, type ReturnFigures } from '#lib/rules/returns/return-figures'

type Version = {
  readonly id: string
  readonly version: number
  readonly figures: ReturnFigures
  readonly why: string | null
  readonly by: string
  readonly at: string
  readonly answer: 'accepted' | 'sent_back' | null
  readonly answered: { readonly by: string; readonly at: string; readonly reason: string | null } | null
}

/** 报过的各版：谁报的、改了什么、教育局怎么答复（F46）。 */
export function VersionList({ versions, today }: { versions: readonly Version[]; today: string }) {
  if (versions.length === 0) return <p className="text-muted">还没有报过。</p>
  return (
    <ol className="border-t border-line-strong">
      {versions.map((one, index) => (
        <li key={one.id} className="border-b border-line bg-surface px-4 py-3">
          <p className="font-semibold">
            第{one.version}版
            <span className="ml-3 text-sm font-normal text-muted">
              {one.by}
              <MomentText at={one.at} today={today} />
            </span>
          </p>
          {one.why ? <p className="whitespace-pre-line">改版理由：{one.why}</p> : null}
          <Changes before={versions[index - 1]?.figures} after={one.figures} />
          {one.answered ? (
            <p className={one.answer === 'sent_back' ? 'text-late' : 'text-muted'}>
              {one.answer === 'accepted' ? '教育局收下' : `教育局退回：${one.answered.reason ?? ''}`}
              <span className="ml-3 text-sm text-muted">
                {one.answered.by}
                <MomentText at={one.answered.at} today={today} />
              </span>
            </p>
          ) : (
            <p className="text-muted">教育局还没有答复。</p>
          )}
        </li>
      ))}
    </ol>
  )
}

function Changes({ before, after }: { before: ReturnFigures | undefined; after: ReturnFigures }) {
  if (!before) return null
  const changes = figureChanges(before, after)
  if (changes.length === 0) return <p>数与前一版相同。</p>
  return (
    <p>
      改动：
      {changes.map(({ key, ...one }) => `${RETURN_FIGURES[key].label} ${one.before}→${one.after}`).join('；')}
    </p>
  )
}
