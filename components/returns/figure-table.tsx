import { Table } from '#components/ui/table'
import {
  RETURN_FIGURE_KEYS,
  RETURN_FIGURES,
  type ReturnFigure,
  type ReturnFigures,
} from '#lib/rules/returns/return-figures'

type FigureTableProps = {
  caption: string
  figures: ReturnFigures
  /** 与之对照的另一组数：上一版，或照今天的台账重数。 */
  beside?: { readonly head: string; readonly figures: ReturnFigures }
}

/** 报表的数，一行一项；有对照的，不同的写明。 */
export function FigureTable({ caption, figures, beside }: FigureTableProps) {
  return (
    <Table
      caption={caption}
      stacked={false}
      columns={[
        { key: 'what', head: '项目', cell: (key: ReturnFigure) => RETURN_FIGURES[key].label },
        { key: 'group', head: '归在', desktopOnly: true, cell: (key) => RETURN_FIGURES[key].group },
        {
          key: 'value',
          head: '数',
          numeric: true,
          cell: (key) => `${figures[key]}${RETURN_FIGURES[key].unit}`,
        },
        ...(beside
          ? [
              {
                key: 'beside',
                head: beside.head,
                numeric: true,
                cell: (key: ReturnFigure) =>
                  beside.figures[key] === figures[key]
                    ? '相同'
                    : `${beside.figures[key]}${RETURN_FIGURES[key].unit}`,
              },
            ]
          : []),
      ]}
      rows={RETURN_FIGURE_KEYS}
      rowKey={(key) => key}
      empty="没有数。"
    />
  )
}
