import { Figure } from '#components/pieces/figure'
import type { Attendance } from '#lib/rules/attendance/school-attendance'

type TownshipFiguresProps = {
  whole: Attendance
  schools: number
  /** 今天上课的班。 */
  open: number
  clause: string
}

/** 乡镇工作台的在校情况（DDK-4.4.1）：四个数，按下是数出它的那几所学校；没有姓名。 */
export function TownshipFigures({ whole, schools, open, clause }: TownshipFiguresProps) {
  const called = open - whole.silent.length
  const excused = whole.sick + whole.personal
  return (
    <div className="grid grid-cols-2 gap-3 pb-6 lg:grid-cols-4">
      <Figure
        label="今日到校"
        value={called === 0 ? '—' : String(whole.present)}
        {...(called === 0 ? {} : { unit: '人' })}
        of={open === 0 ? '今天不上课' : `应到${whole.enrolled}人，${called}/${open}个班已点名`}
        href="/attendance"
        formula={{
          text: '已点名的班实到人数；迟到的算到校，更正以后一次为准',
          numerator: `${whole.present}人`,
          denominator: `已点名的班应到，${whole.enrolled}人；${schools}所学校在册${whole.onRoll}人`,
          excluded: '还没有点名的班',
          clause,
        }}
      />
      <Figure
        label="今日无故缺勤"
        value={String(whole.unexcused)}
        unit="人"
        of="已点名的班中"
        href="/attendance?rows=unexcused"
        formula={{
          text: '今天点名记为无故缺勤的人数',
          numerator: `${whole.unexcused}人`,
          denominator: '不适用',
          excluded: '病假、事假、迟到；更正前的点名',
        }}
      />
      <Figure
        label="今日请假"
        value={String(excused)}
        unit="人"
        of={`病假${whole.sick}，事假${whole.personal}`}
        href="/attendance?rows=excused"
        formula={{ text: '今天点名记为病假、事假的人数', numerator: `${excused}人`, denominator: '不适用' }}
      />
      <Figure
        label="还没有点名"
        value={String(whole.silent.length)}
        unit="个班"
        of={open === 0 ? '今天不上课' : `今天上课的${open}个班中`}
        href="/attendance?rows=silent"
        formula={{
          text: '今天上课而还没有报送点名的班',
          numerator: `${whole.silent.length}个`,
          denominator: `今天上课的班，${open}个`,
          excluded: '今天不上课的班',
        }}
      />
    </div>
  )
}
