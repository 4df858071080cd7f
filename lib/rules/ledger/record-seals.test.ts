import { expect, test } from 'vitest'
import { checkSeals, type RecordSeal } from './record-seals.ts'

const seal = (id: string, fromAt: string, untilAt: string): RecordSeal => ({
  ...{ id, fromAt, untilAt, rows: 1, parts: [], digest: `digest of ${id}` },
})
const FIRST = seal('a', '0', '1')
const SECOND = seal('b', '1', '2')
const EVENTS = [FIRST, SECOND].map(({ id, digest }) => ({ sealId: id, digest }))
const kinds = (...given: Parameters<typeof checkSeals>) => checkSeals(...given).map(({ kind }) => kind)

test('一段接着一段、都入过账、一字不差：没有不符', () => {
  expect(checkSeals([FIRST, SECOND], EVENTS)).toEqual([])
})

test('少了一段，多了一段，改了一段，两段之间空着，各说各的', () => {
  expect(kinds([FIRST], EVENTS)).toEqual(['missing'])
  expect(kinds([FIRST, SECOND], EVENTS.slice(0, 1))).toEqual(['unrecorded'])
  expect(kinds([FIRST, { ...SECOND, digest: 'another' }], EVENTS)).toEqual(['altered'])
  expect(kinds([FIRST, { ...SECOND, fromAt: '1.5' }], EVENTS)).toEqual(['gap'])
})
