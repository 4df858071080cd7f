import { randomUUID } from 'node:crypto'
import { actionBody, builtAction } from '#tests/action-call'
import { chance, SEED, tell, times } from '#tests/prove/figure'
import { inputOf } from '#tests/walls/every-input'
import { belongingsOf } from './belongings.ts'
import { handiwork, productOrigin, ROOT } from './product.ts'
import { expect, test } from './sign-in.ts'

/** 各种样子的表单都在里面：日期、代码、数组、长文、上传的编号。 */
const ACTIONS = [
  'recordPersuasionAction',
  'recordLeaveAction',
  'submitRollCallAction',
  'recordTownshipVisitAction',
  'reportLeadAction',
  'registerChildAction',
] as const

const GARBAGE: readonly unknown[] = [
  null,
  true,
  -0,
  1e308,
  '9'.repeat(5_000),
  '\u0000',
  '\ud800',
  '𠮷'.repeat(2_000),
  '$F1',
  '$K9',
  '$@0',
  '$undefined',
  '$D2026-99-99',
  `$n${'7'.repeat(3_000)}`,
  [],
  [[[[[[[[]]]]]]]],
  Object.fromEntries([['then', 1]]),
  { __proto__: null, constructor: { prototype: { admin: true } } },
  Array.from({ length: 2_000 }, () => 'x'),
  "1' OR '1'='1",
  '../../etc/passwd',
  '<script>',
]

const TYPES = [
  'text/plain;charset=UTF-8',
  'application/json',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  '',
] as const

/** 官员写的；后台这时候自己立案的不算。 */
async function written() {
  const { dropout_case: _byClock, ...byHand } = await handiwork()
  return byHand
}

// 每一份都坏在提交键上，或坏得更早：没有一份写得进去。
test('乱填、乱截、乱套的提交：不崩、不挂、没有没说法的 5xx，一行不写（T40）', async ({
  cookieOf,
  schoolDay,
}) => {
  test.setTimeout(3_600_000)
  const random = chance(SEED)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const own = await belongingsOf('persuading', '均溪励志')
  const cookies = [await cookieOf('datian.officer'), await cookieOf('datian.village'), '']
  const ids = new Map(ACTIONS.map((name) => [name, builtAction(ROOT, name).id]))
  const before = await written()
  const told = { requests: 0, refused: 0, slowestMs: 0 }
  const wrong: string[] = []
  const total = times(300, 10_000)

  function spoilt(name: string): string {
    const input: Record<string, unknown> = { ...inputOf(name, own, schoolDay), submissionKey: 'x' }
    const keys = Object.keys(input)
    for (let at = 0; at < 1 + random() * 4; at += 1) input[pick(keys)] = pick(GARBAGE)
    if (random() < 0.2) input[`extra${randomUUID()}`] = pick(GARBAGE)
    const whole = random() < 0.5 ? actionBody(input) : JSON.stringify([input])
    const fate = random()
    if (fate < 0.15) return whole.slice(0, Math.floor(random() * whole.length))
    if (fate < 0.25) return whole.replaceAll('"', pick(['', "'", '""', '\\"']))
    if (fate < 0.35) return `${'['.repeat(Math.floor(random() * 3_000))}${whole}`
    return whole
  }

  /** 一份写法对、内容乱的表单：编号对不上，引用指向没有的，值是乱的。 */
  function form(text: string): FormData {
    const made = new FormData()
    for (let at = 0; at < 1 + random() * 3; at += 1)
      made.append(
        pick(['0', '1', '_1_login', '1_$ACTION_ID_x', '$ACTION_REF_1', 'x']),
        pick([text, '[]', '["$K1"]', '["$F2"]', '{{', JSON.stringify(pick(GARBAGE))]),
      )
    return made
  }

  async function one(): Promise<void> {
    const name = pick(ACTIONS)
    const text = spoilt(name)
    const inForm = random() < 0.15
    const body = inForm ? form(text) : text
    const type = inForm ? '' : random() < 0.7 ? TYPES[0] : pick(TYPES)
    const path = pick(['/today', `/cases/${own.caseId}/persuasion`, '/leaves/new', '/sign-in'])
    const id = random() < 0.9 ? (ids.get(name) ?? '') : pick(['', '0'.repeat(42), 'x'.repeat(5_000)])
    const began = performance.now()
    const answer = await fetch(productOrigin() + path, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
      headers: {
        origin: productOrigin(),
        accept: 'text/x-component',
        cookie: pick(cookies),
        'next-action': id,
        ...(type ? { 'content-type': type } : {}),
      },
      body,
    })
    const reply = await answer.text()
    told.requests += 1
    told.slowestMs = Math.max(told.slowestMs, Math.round(performance.now() - began))
    if (answer.status >= 400) told.refused += 1
    // 5xx 只许是有说法的那一种：一句中文加一个编号，没有内情。
    const said = answer.status < 500 || /没有办理|编号/.test(reply)
    if (!said || /at .+\(.+:\d+:\d+\)|prisma|postgres/i.test(reply))
      wrong.push(
        `${name} ${answer.status} ${path} ${type} ${body instanceof FormData ? JSON.stringify([...body.keys()]) : ''}: ${text.slice(0, 200)} → ${reply.slice(0, 200)}`,
      )
  }

  let left = total
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      while (left > 0) {
        left -= 1
        await one()
      }
    }),
  )
  expect({ seed: SEED, wrong: wrong.slice(0, 5) }).toEqual({ seed: SEED, wrong: [] })
  expect((await fetch(`${productOrigin()}/api/health`)).status).toBe(200)
  expect((await fetch(`${productOrigin()}/sign-in`)).status).toBe(200)
  expect(await written()).toEqual(before)
  tell('T40', { ...told, seed: SEED })
})
