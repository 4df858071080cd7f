import { expect, test } from 'vitest'
import { createLog } from './log.ts'
import { scrub } from './scrub.ts'

// Invented numbers of the right shape.
const CANARIES = [
  '350425201301010015',
  '35042520130101001X',
  'G350425201301010015',
  '350425130101001',
  '13800005678',
  '138-0000-5678',
  '+86 13800005678',
  '0598-7222000',
]

function written(act: (log: ReturnType<typeof createLog>) => void): string {
  let all = ''
  act(
    createLog((line) => {
      all += line
    }),
  )
  return all
}

test.each(CANARIES)('%s never reaches the log', (canary) => {
  const error = Object.assign(new Error(`Invalid value ${canary} for phone`), {
    name: 'PrismaClientValidationError',
    code: 'P2002',
    meta: { modelName: 'Guardian', target: canary, clientVersion: canary },
    stack: `Error: ${canary}\n at x`,
  })
  const text = written((log) => {
    log.info(`电话${canary}未接`, { note: `号码${canary}号` })
    log.warn(canary)
    log.fault('保存失败', error, 'r-1')
    log.fault('保存失败', canary, canary)
  })
  expect(text).not.toContain(canary)
  expect(text.split('\n').filter(Boolean)).toHaveLength(4)
})

test('a fault keeps its name, code, model and request, and nothing else of the error', () => {
  const error = Object.assign(new Error('secret text'), { code: 'P2002', meta: { modelName: 'Child' } })
  const line = JSON.parse(written((log) => log.fault('保存失败', error, 'r-7')))
  expect(line).toMatchObject({
    error: 'Error',
    code: 'P2002',
    model: 'Child',
    requestId: 'r-7',
    msg: '保存失败',
  })
  expect(JSON.stringify(line)).not.toContain('secret')
})

test('row ids, days and instants stay readable', () => {
  const text = '0193a5b2-7c11-7def-8abc-112233445566 2026-09-30 2026-09-30T10:00:00.000Z 350425 350425001001'
  expect(scrub(text)).toBe(text)
})
