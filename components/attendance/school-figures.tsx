import { Figure } from '#components/pieces/figure'

type SchoolFiguresProps = {
  due: number
  submitted: number
  unexcused: number
  toReceive: number
  cases: number
  late: number
}

/** 学校工作台的几个数；按下就是构成它的那些行，在本页或在台账里。 */
export function SchoolFigures({ due, submitted, unexcused, toReceive, cases, late }: SchoolFiguresProps) {
  return (
    <div className="grid grid-cols-2 gap-3 pb-6 lg:grid-cols-4">
      <Figure
        label="今日点名报送率"
        value={due === 0 ? '—' : ((submitted / due) * 100).toFixed(1)}
        {...(due === 0 ? {} : { unit: '%' })}
        of={due === 0 ? '今天不上课' : `${submitted}/${due}个班`}
        href="#wall"
        formula={{
          text: '已报送的班 ÷ 今天上课的班',
          numerator: `今天已报送点名的班，${submitted}个`,
          denominator: `今天上课的班，${due}个`,
          excluded: '今天不上课的班',
          clause: 'LX-2.2.1',
        }}
      />
      <Figure
        label="今日无故缺勤"
        value={String(unexcused)}
        unit="人"
        of="已报送的班中"
        href="#unexcused"
        formula={{
          text: '今天点名记为无故缺勤的人数',
          numerator: `${unexcused}人`,
          denominator: '不适用',
          excluded: '病假、事假、迟到；更正前的点名',
        }}
      />
      <Figure
        label="待收悉的当天报告"
        value={String(toReceive)}
        unit="份"
        of="教师已报，学校未收悉"
        href="#receive"
        formula={{
          text: '没有收悉记录的当天报告份数',
          numerator: `${toReceive}份`,
          denominator: '不适用',
          clause: 'DT-3.4.2',
        }}
      />
      <Figure
        label="未结个案"
        value={String(cases)}
        unit="件"
        of={late === 0 ? '没有逾期' : `其中逾期${late}件`}
        href="/cases?standing=open"
        formula={{
          text: '没有销号的个案件数；逾期是有一个时限过了时点还没有办的；移送了上级而案还停在那一步的也算',
          numerator: `${cases}件`,
          denominator: '不适用',
        }}
      />
    </div>
  )
}
