import { expect, test } from 'vitest'
import { attendanceBySchool, attendanceOf, type ClassAttendance, rowsBehind } from './school-attendance.ts'

const room = (schoolId: string, className: string, more: Partial<ClassAttendance>): ClassAttendance => ({
  ...{ schoolId, schoolName: `${schoolId}校`, schoolPhone: null, className, state: 'submitted', onRoll: 40 },
  ...{ enrolled: 40, present: 40, unexcused: 0, sick: 0, personal: 0, late: 0, ...more },
})

const CLASSES = [
  room('甲', '一(1)', { present: 37, unexcused: 1, sick: 2, late: 3 }),
  room('甲', '一(2)', { state: 'silent', enrolled: 0, present: 0 }),
  room('乙', '二(1)', { state: 'closed', enrolled: 0, present: 0 }),
  room('乙', '二(2)', { present: 39, personal: 1 }),
]

test('没有点名的班算在册，不算到也不算缺；停课的班不算没有点名', () => {
  expect(attendanceOf(CLASSES)).toEqual({
    ...{ classes: 4, silent: ['一(2)'], onRoll: 160, enrolled: 80, present: 76 },
    ...{ unexcused: 1, sick: 2, personal: 1, late: 3 },
  })
})

test('按学校各成一行；每个数打开的正是数出它的那几所', () => {
  const rows = attendanceBySchool(CLASSES)
  const names = (which: Parameters<typeof rowsBehind>[1]) =>
    rowsBehind(rows, which).map((row) => row.schoolName)
  expect(rows.map(({ enrolled, present }) => [enrolled, present])).toEqual([
    [40, 37],
    [40, 39],
  ])
  expect(names('all')).toEqual(['甲校', '乙校'])
  expect(names('silent')).toEqual(['甲校'])
  expect(names('unexcused')).toEqual(['甲校'])
  expect(names('excused')).toEqual(['甲校', '乙校'])
})
