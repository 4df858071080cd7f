import { expect, test } from 'vitest'
import { plainDate } from '#lib/rules/calendar/plain-date'
import { type CasePersonRow, helpersNow, spansOf } from './case-people.ts'

const on = (day: string) => plainDate(`2026-${day}`)
const lin = { id: 'lin', name: '林某' }
const chen = { id: 'chen', name: '陈某' }

function row(more: Partial<CasePersonRow>): CasePersonRow {
  return { part: 'responsible', act: 'named', named: lin, onDay: on('09-10'), reason: null, ...more }
}

test('换了责任人，前一个到换的那天为止，理由写在后一个上', () => {
  const rows = [row({}), row({ named: chen, onDay: on('10-12'), reason: '林某调离' })]
  expect(spansOf(rows)).toEqual([
    { part: 'responsible', person: lin, fromOn: '2026-09-10', toOn: '2026-10-12', why: null },
    { part: 'responsible', person: chen, fromOn: '2026-10-12', toOn: null, why: '林某调离' },
  ])
})

test('协助人可以有几个，解除一个不动另一个，也不动责任人；解除之后还能再来', () => {
  const rows = [
    row({}),
    row({ part: 'helper', named: lin }),
    row({ part: 'helper', named: chen }),
    row({ part: 'helper', act: 'released', named: lin, onDay: on('09-20'), reason: '改任' }),
  ]
  expect(helpersNow(rows).map(({ person }) => person.id)).toEqual(['chen'])
  expect(spansOf(rows).find(({ part }) => part === 'responsible')?.toOn).toBeNull()
  const again = [...rows, row({ part: 'helper', named: lin, onDay: on('11-01') })]
  expect(helpersNow(again).map(({ person }) => person.id)).toEqual(['chen', 'lin'])
})
