import { describe, expect, test } from 'vitest'
import type { Instant } from '#lib/rules/calendar/instant'
import { unwrap } from '#tests/unwrap'
import type { CaseEvent } from './case-fold.ts'
import { dutiesThatRunOn, fold, openingOf } from './case-fold.ts'
import { stepOf } from './case-steps.ts'

/** 假想的分钟数写成可比较的时刻；本文件不看钟。 */
const at = (minute: number) => `2026-${String(minute).padStart(9, '0')}` as Instant

describe('逐件', () => {
  const opened: CaseEvent = {
    kind: 'opened',
    line: 'truancy',
    opens: [{ duty: 'persuasion', dueAt: at(100) }],
  }
  const persuaded = (minute: number, due: number): CaseEvent => ({
    kind: 'step',
    verb: 'record_persuasion',
    hand: 'teacher',
    at: at(minute),
    opens: [{ duty: 'written_report', dueAt: at(due) }],
  })

  test('第二次劝返不重新起算书面报告', () => {
    const kase = unwrap(fold([opened, persuaded(10, 500), persuaded(400, 900)]))
    expect(kase.running).toEqual([{ duty: 'written_report', dueAt: at(500) }])
  })

  test('在劝返中再记劝返，时钟什么也不起算；书面报告未在走的才起算', () => {
    const step = stepOf('persuading', 'record_persuasion')
    if (step === null) throw new Error('步骤表缺劝返')
    const reporting = [{ duty: 'written_report', dueAt: at(500) }] as const
    expect(openingOf(step, 'truancy', reporting)).toEqual({ starts: null, fallback: null })
    const persuading = [{ duty: 'persuasion', dueAt: at(500) }] as const
    expect(openingOf(step, 'truancy', persuading)).toEqual({
      starts: 'first_persuasion',
      fallback: 'persuasion',
    })
  })

  test('提醒先到期也不是下一时限；报送之后提醒停下；当天报告不归个案步骤管', () => {
    const kase = unwrap(
      fold([
        {
          kind: 'opened',
          line: 'truancy',
          opens: [
            { duty: 'persuasion', dueAt: at(100) },
            { duty: 'written_report_warning', dueAt: at(50) },
          ],
        },
      ]),
    )
    expect(kase.next?.duty).toBe('persuasion')
    const persuade = stepOf('alert', 'record_persuasion')
    const report = stepOf('persuading', 'report_to_township')
    if (persuade === null || report === null) throw new Error('步骤表缺劝返或报送')
    const ofTheDay = { duty: 'same_day_report', dueAt: at(60) } as const
    const running = [...kase.running, ofTheDay]
    expect(dutiesThatRunOn(running, persuade, 'persuading').map(({ duty }) => duty)).toEqual([
      'written_report_warning',
      'same_day_report',
    ])
    expect(dutiesThatRunOn(running, report, 'reported')).toEqual([ofTheDay])
  })

  test('认定辍学不给正在走的入户期限松绑', () => {
    const step = stepOf('township', 'confirm_dropout')
    if (step === null) throw new Error('步骤表缺认定')
    const visiting = [{ duty: 'township_visit', dueAt: at(500) }] as const
    expect(openingOf(step, 'truancy', visiting)).toEqual({ starts: null, fallback: null })
    expect(dutiesThatRunOn(visiting, step, 'confirmed_dropout')).toEqual(visiting)
  })

  test('逾期才办的，办成之后仍记逾期', () => {
    const kase = unwrap(fold([opened, persuaded(101, 500)]))
    expect(kase.failures).toEqual([{ duty: 'persuasion', dueAt: at(100), notedAt: at(101) }])
    expect(unwrap(fold([opened, persuaded(100, 500)])).failures).toEqual([])
  })

  test('已届满的时限，日历重算也不改判', () => {
    const late: CaseEvent = { kind: 'recomputed', at: at(101), duty: 'persuasion', dueAt: at(999) }
    expect(unwrap(fold([opened, late])).next).toEqual({ duty: 'persuasion', dueAt: at(100) })
    expect(unwrap(fold([opened, { ...late, at: at(100) }])).next).toEqual({
      duty: 'persuasion',
      dueAt: at(999),
    })
  })

  test('没有立案的事件、表里没有的步骤、不该办的人，都重放不出个案', () => {
    expect(fold([]).ok).toBe(false)
    expect(fold([persuaded(1, 2)]).ok).toBe(false)
    expect(
      fold([opened, { kind: 'step', verb: 'receive_report', hand: 'township', at: at(1), opens: [] }]).ok,
    ).toBe(false)
    expect(
      fold([opened, { kind: 'step', verb: 'record_persuasion', hand: 'village', at: at(1), opens: [] }]).ok,
    ).toBe(false)
  })

  test('未结而没有下一时限是程序错误', () => {
    expect(() => fold([{ kind: 'opened', line: 'truancy', opens: [] }])).toThrow('没有下一时限')
  })
})
