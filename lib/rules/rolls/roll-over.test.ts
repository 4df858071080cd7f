import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { classCode, className } from './class-names.ts'
import { type OldClass, obstacles, planPromotion, rollOverYear, takesOn } from './roll-over.ts'

const klass = (gradeNo: number, classNo: number, more: Partial<OldClass> = {}): OldClass => ({
  classId: `${gradeNo}-${classNo}`,
  name: className(gradeNo, classNo),
  gradeNo,
  classNo,
  pupils: 40,
  unfinished: 0,
  lastCalledOn: null,
  ...more,
})
const said = (grades: readonly OldClass[], newClasses = 1) =>
  planPromotion({ classes: grades, newClasses }).map((line) => {
    if (line.kind === 'entrants') return `新生 ${className(line.gradeNo, line.classNo)}`
    const { name } = line.from
    return line.kind === 'promoted'
      ? `${name}→${className(line.gradeNo, line.classNo)}`
      : `${name}毕业，没读完的随${line.stays?.name ?? '无处'}`
  })

test.each([
  [
    '完全小学：六年级毕业，一年级招新',
    [klass(1, 1), klass(5, 2), klass(6, 2)],
    ['一年(1)班→二年(1)班', '五年(2)班→六年(2)班', '六年(2)班毕业，没读完的随五年(2)班', '新生 一年(1)班'],
  ],
  [
    '九年一贯：六年级升七年级，九年级毕业',
    [klass(6, 1), klass(7, 1), klass(8, 1), klass(9, 1)],
    [
      '六年(1)班→七年(1)班',
      '七年(1)班→八年(1)班',
      '八年(1)班→九年(1)班',
      '九年(1)班毕业，没读完的随八年(1)班',
      '新生 一年(1)班',
    ],
  ],
  [
    '初中：七年级招新',
    [klass(7, 1), klass(9, 1)],
    ['七年(1)班→八年(1)班', '九年(1)班毕业，没读完的随无处', '新生 七年(1)班'],
  ],
  ['新办的小学还只到二年级：升出一个新年级', [klass(2, 1)], ['二年(1)班→三年(1)班', '新生 一年(1)班']],
] as const)('%s', (_what, classes, lines) => {
  expect(said(classes)).toEqual(lines)
})

test.each([
  ['2026-06-30', 2026],
  ['2026-08-25', 2026],
  ['2026-09-10', 2026],
  ['2026-11-26', 2027],
])('%s 看的是 %i 年秋季', (day, year) => {
  expect(rollOverYear(plainDate(day))).toBe(year)
})

test('新班自 9 月 1 日起；开学后补办的，自旧班最后一次点名的次日', () => {
  expect(takesOn(2026, [klass(1, 1)])).toBe('2026-09-01')
  expect(takesOn(2026, [klass(1, 1, { lastCalledOn: plainDate('2026-09-03') })])).toBe('2026-09-04')
})

const ground = {
  today: plainDate('2026-08-25'),
  year: 2026,
  lastSchoolDay: null,
  done: false,
  toSchool: new Map([['6-1', 'x']]),
}

test.each([
  ['万事俱备', {}, [klass(5, 1), klass(6, 1)], []],
  [
    '六月里还早',
    { today: plainDate('2026-06-20'), lastSchoolDay: plainDate('2026-07-03') },
    [klass(5, 1)],
    ['too_early'],
  ],
  [
    '放假之前不办',
    { today: plainDate('2026-07-01'), lastSchoolDay: plainDate('2026-07-03') },
    [klass(5, 1)],
    ['term_running'],
  ],
  ['办过了不再办', { done: true }, [klass(5, 1)], ['already_done']],
  ['没有班', {}, [], ['no_classes']],
  ['名单没有说好交给谁', {}, [klass(5, 1), klass(6, 2)], ['no_junior_school']],
  [
    '全班都没读完的不用交名单，但要有班接',
    {},
    [klass(6, 2, { pupils: 1, unfinished: 1 })],
    ['nowhere_to_stay'],
  ],
  ['初中毕业不交名单', {}, [klass(8, 1), klass(9, 1)], []],
] as const)('%s', (_what, more, classes, codes) => {
  const lines = planPromotion({ classes, newClasses: 1 })
  expect(obstacles(lines, { ...ground, ...more }).map(({ code }) => code)).toEqual(codes)
})

test('班的代码：校码、年级、班次', () => {
  expect(classCode('3135000001', 3, 2)).toBe('31350000010302')
})
