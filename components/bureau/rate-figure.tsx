import { clauseText } from '#components/cases/clause-text'
import { Figure, type FigureProps } from '#components/pieces/figure'
import { formulaText, percentText, type Rate } from '#lib/rules/figures/rate'

type RateFigureProps = Pick<FigureProps, 'change' | 'line' | 'href'> & {
  rate: Rate
  /** 数的量词：人、件、项、个班。 */
  unit: string
  /** 缺省用比率自己的名字。 */
  label?: string
}

/** 一个比率：名字、百分数、几分之几、公式与分母、不计什么，都从比率自己的说法里来。 */
export function RateFigure({ rate, unit, label, ...rest }: RateFigureProps) {
  const { words, numerator, denominator, percent } = rate
  return (
    <Figure
      label={label ?? words.label}
      value={percentText(rate).replace('%', '')}
      {...(percent === null ? {} : { unit: '%' })}
      of={denominator > 0 ? `${numerator}/${denominator}${unit}` : '还没有可以计算的'}
      formula={rateFormula(rate, unit)}
      {...rest}
    />
  )
}

/** ⓘ 里的话。 */
export function rateFormula({ words, numerator, denominator }: Rate, unit: string): FigureProps['formula'] {
  return {
    text: `${words.definition}${formulaText(words)}`,
    numerator: `${words.numerator}，${numerator}${unit}`,
    denominator: `${words.denominator}，${denominator}${unit}`,
    excluded: words.reading ? `${words.excluded}。${words.reading}` : words.excluded,
    clause: clauseText(words.clause),
  }
}
