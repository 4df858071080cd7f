import { expect, test } from 'vitest'
import { pathInSvg, strokesToSvg } from './signature-strokes.ts'

test('两笔画成两段，一点也看得见，存下再读出是同一条路径', () => {
  const svg = strokesToSvg([
    [
      [10, 20],
      [30, 40],
    ],
    [[50, 60]],
  ])
  expect(pathInSvg(svg)).toBe('M10 20L30 40M50 60L51 60')
})

test('不是自己画的，认不出', () => {
  expect(pathInSvg('<svg><path d="M0 0 url(x)"/></svg>')).toBe('')
  expect(pathInSvg('<script>')).toBe('')
})
