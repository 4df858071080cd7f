import { type Rate, type RateWords, rateOf } from './rate.ts'

export const DAILY_WORDS = {
  submission: {
    label: '今日点名报送率',
    definition: '今日应当点名的班级中已经报送的比例；全员到校也要报送。',
    numerator: '今日已报送点名的班级数',
    denominator: '今日应点名的班级数',
    excluded: '今日不上课的班级',
    clause: 'LX-2.2.1',
  },
  attendance: {
    label: '当日出勤率',
    definition: '已点名的班级中到校学生的比例。',
    numerator: '到校（含迟到）人数',
    denominator: '已点名班级的应到人数',
    excluded: '没有报送点名的班级',
    clause: 'LX-2.2.1',
  },
} as const satisfies Record<string, RateWords>

/** 今日点名报送率：已报送的班级数 ÷ 今日应点名的班级数。 */
export function submissionRate(counts: { readonly submitted: number; readonly due: number }): Rate {
  return rateOf(DAILY_WORDS.submission, counts.submitted, counts.due)
}

/** 当日出勤率：到校（含迟到）人数 ÷ 应到人数。 */
export function attendanceRate(counts: { readonly present: number; readonly expected: number }): Rate {
  return rateOf(DAILY_WORDS.attendance, counts.present, counts.expected)
}
