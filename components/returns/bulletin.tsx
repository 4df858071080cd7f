import { SealPlace, Sheet, SheetTitle } from '#components/pieces/paper'
import { TipLineText } from '#components/tips/tip-line-text'
import { fullDayText } from '#components/ui/date-text'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { cellText, SMALL, suppressed } from '#lib/rules/figures/suppress'
import { PUBLIC_FIGURES } from '#lib/rules/returns/public-figures'
import { RETURN_FIGURES, type ReturnFigures } from '#lib/rules/returns/return-figures'
import type { ReturnKind } from '#lib/rules/returns/return-kinds'
import { periodText } from '#lib/rules/returns/return-periods'

type BulletinProps = {
  county: string
  bureau: string
  period: { readonly kind: ReturnKind; readonly fromOn: PlainDate }
  schools: number
  awaited: number
  figures: ReturnFigures
  today: string
  /** 县教育局登记的举报电话（DDK-4.9.1）；没有登记的不印。 */
  tipLine: { readonly phone: string; readonly hours: string } | null
}

/** 一张公开的纸（NA-7.9）：全县合计，认得出人的小数写「＜5」，没有学校、没有姓名。 */
export function Bulletin({
  county,
  bureau,
  period,
  schools,
  awaited,
  figures,
  today,
  tipLine,
}: BulletinProps) {
  return (
    <Sheet label="公开数字">
      <SheetTitle>
        {county}义务教育控辍保学情况（{periodText(period)}）
      </SheetTitle>
      <table className="w-full border-collapse">
        <caption className="pb-2 text-left text-sm">
          据{schools}所学校经教育行政部门收下的报表合计
          {awaited > 0 ? `，另有${awaited}所尚未收下，不在内` : ''}。
        </caption>
        <tbody>
          {PUBLIC_FIGURES.map((key) => (
            <tr key={key}>
              <th scope="row" className="border border-line-strong px-3 py-2 text-left font-normal">
                {RETURN_FIGURES[key].label}
              </th>
              <td className="border border-line-strong px-3 py-2 text-right">
                {cellText(suppressed(figures[key]))}
                {RETURN_FIGURES[key].unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-4 text-sm">
        不足{SMALL}的数只写“＜{SMALL}”，以免认出是谁。数出自{fullDayText(today)}之前收下的报表。
        发现适龄儿童没有上学、学校隐瞒不报的，请向{bureau}举报。
      </p>
      <TipLineText line={tipLine} />
      <SealPlace unit={bureau} />
    </Sheet>
  )
}
