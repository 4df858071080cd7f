import { clauseText } from '#components/cases/clause-text'
import { type IndicatorLine, indicatorName, lineText } from '#lib/rules/figures/control-line'

/** 「小学年辍学率低于1%（……）」，逐条连成一句。 */
export function linesText(lines: readonly IndicatorLine[]): string {
  return lines
    .map((line) => `${indicatorName(line)}${lineText(line)}（${clauseText(line.clause)}）`)
    .join('、')
}

/** 市州自己的文件定的线，一条一行，各带条款。 */
export function LineList({ lines }: { lines: readonly IndicatorLine[] }) {
  return (
    <ul className="border-t border-line-strong">
      {lines.map((line) => (
        <li
          key={`${line.indicator} ${line.fromYear}`}
          className="flex flex-wrap gap-x-4 border-b border-line bg-surface px-4 py-2"
        >
          <span className="font-semibold">
            {indicatorName(line)}
            {lineText(line)}
          </span>
          <span className="text-muted">
            {clauseText(line.clause)}，{line.fromYear}年起
          </span>
        </li>
      ))}
    </ul>
  )
}
