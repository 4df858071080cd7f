/** 一个比率：分子、分母和算法一起走；分母为零没有比率，不是百分之零。 */
export type Rate = {
  readonly numerator: number
  readonly denominator: number
  /** 百分数，未四舍五入；分母为零或为负为 null。 */
  readonly percent: number | null
  readonly formula: string
  readonly clause: string
}

/**
 * 年辍学率（学籍口径）：学年内认定辍学且截止时仍未复学的人数 ÷ 学年初在校生数（不含休学）。
 * 学年内已复学的不在分子，另报累计人次。
 */
export function dropoutRate(counts: { readonly stillOut: number; readonly enrolledAtStart: number }): Rate {
  return rate(
    counts.stillOut,
    counts.enrolledAtStart,
    '年辍学率＝本学年认定辍学且截止时仍未复学的学生数÷学年初（9月1日）在校生数（不含休学）×100%',
    'NA-8.4',
  )
}

/**
 * 巩固率（按入学年级届）：截止时在籍人数 ÷（招生数＋转入－已接收的转出－死亡），封顶 100%。
 */
export function retentionRate(cohort: {
  readonly admitted: number
  readonly transferredIn: number
  readonly transferredOut: number
  readonly deceased: number
  readonly enrolledNow: number
}): Rate {
  const base = cohort.admitted + cohort.transferredIn - cohort.transferredOut - cohort.deceased
  const uncapped = rate(
    cohort.enrolledNow,
    base,
    '巩固率＝截止时该届在籍学生数÷（招生数＋转入－已接收的转出－死亡）×100%，封顶100%',
    'DDK-2.2',
  )
  return { ...uncapped, percent: uncapped.percent === null ? null : Math.min(uncapped.percent, 100) }
}

/** 今日点名报送率：已报送的班级数 ÷ 今日应点名的班级数；今日不上课的班不在分母。 */
export function submissionRate(counts: { readonly submitted: number; readonly due: number }): Rate {
  return rate(
    counts.submitted,
    counts.due,
    '报送率＝今日已报送点名的班级数÷今日应点名的班级数×100%',
    'LX-2.2.1',
  )
}

/** 按期率：期内已届满或已办结的时限中，按期办结的占比；尚在走的、只作提醒的不计。 */
export function onTimeShare(counts: { readonly metOnTime: number; readonly settled: number }): Rate {
  return rate(
    counts.metOnTime,
    counts.settled,
    '按期率＝按期办结的时限数÷（已办结＋已届满未办）的时限数×100%',
    'DT-3.4.3',
  )
}

/** 当日出勤率：到校（含迟到）人数 ÷ 应到人数；只算已点名的班。 */
export function attendanceRate(counts: { readonly present: number; readonly expected: number }): Rate {
  return rate(
    counts.present,
    counts.expected,
    '出勤率＝到校人数（含迟到）÷已点名班级应到人数×100%',
    'LX-2.2.1',
  )
}

/** 控制线：比较方式随线走。「以下」按严格小于（LX-1.4），「以上」含本数（DDK-2.2）。 */
export type ControlLine = {
  readonly percent: number
  readonly comparator: '<' | '<=' | '>='
  readonly clause: string
}

export type LineVerdict = 'kept' | 'crossed' | 'unknown'

/** 比率守没守住控制线；用未四舍五入的分子分母相比，没有比率的不判。 */
export function keepsLine(rate: Rate, line: ControlLine): LineVerdict {
  if (rate.percent === null) return 'unknown'
  const kept =
    line.comparator === '<'
      ? rate.percent < line.percent
      : line.comparator === '<='
        ? rate.percent <= line.percent
        : rate.percent >= line.percent
  return kept ? 'kept' : 'crossed'
}

/** 显示用：两位小数；没有比率的写横线。 */
export function percentText(rate: Rate): string {
  return rate.percent === null ? '—' : `${rate.percent.toFixed(2)}%`
}

function rate(numerator: number, denominator: number, formula: string, clause: string): Rate {
  const percent = denominator > 0 ? (numerator * 100) / denominator : null
  return { numerator, denominator, percent, formula, clause }
}
