// npm run bench:morning [-- --quick]：早上八点。一万名教师，六成在十分钟里打开点名页并报送；随后每秒二百次报送，五分钟。
// 机器跟不上就照实说跟到哪里；结果一行 JSON。
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from '#lib/commands/root'
import { actionBody, builtAction, callAction, pathOfPage } from '#tests/action-call'
import { percentile } from './measure.ts'
import { openSessions } from './sessions.ts'
import { type Seat, type Size, SMALL, seatsOf, WHOLE } from './stage-county.ts'
import { stageProduct } from './staged-product.ts'

const quick = process.argv.includes('--quick')
const TEACHERS = quick ? 40 : 10_000
const SHARE = 0.6
const ARRIVE_SECONDS = quick ? 5 : 600
const RATE = quick ? 10 : 200
const STEADY_SECONDS = quick ? 5 : 300
/** 逐级加快，找 p95 不过半秒守得住的最高一级：从每秒几次起、每级加几次、每级几秒。 */
const CLIMB = quick ? { from: 5, by: 5, upTo: 10, seconds: 2 } : { from: 25, by: 25, upTo: 200, seconds: 10 }
const HELD_P95_MS = 500
// 每班三十人也一样是一次报送：教师要多，学生不必多。
const SIZE: Size = quick ? SMALL : { ...WHOLE, pupilsPerClass: 30, days: 20 }
const CODES = Array.from({ length: quick ? 1 : 9 }, (_, at) => String(990_001 + at))

const staged = await stageProduct(CODES, SIZE)
const { client, product, setting } = staged
const { id: actionId, page } = builtAction(ROOT, 'submitRollCallAction')

type Teacher = { readonly seat: Seat; readonly cookie: string }
type Phase = {
  readonly wanted: number
  readonly done: number
  readonly failed: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly perSecond: number
}

async function timed(took: number[], work: () => Promise<boolean>): Promise<boolean> {
  const from = performance.now()
  const ok = await work().catch(() => false)
  took.push(performance.now() - from)
  return ok
}

const path = ({ seat }: Teacher) => pathOfPage(page, { classId: seat.unitId })

/** 答复办成了的提交键：每一个都要在库里。 */
const acknowledged = new Set<string>()

async function submit(teacher: Teacher, day: string): Promise<boolean> {
  const submissionKey = randomUUID()
  const input = {
    submissionKey,
    classId: teacher.seat.unitId,
    day,
    exceptions: [],
    allPresent: true,
  }
  const { cookie } = teacher
  const reply = await callAction({
    origin: product.origin,
    path: path(teacher),
    actionId,
    body: actionBody(input),
    cookie,
  })
  const ok = reply.answer?.ok === true
  if (ok) acknowledged.add(submissionKey)
  return ok
}

async function open(teacher: Teacher): Promise<boolean> {
  const answer = await fetch(product.origin + path(teacher), {
    headers: { cookie: teacher.cookie },
    redirect: 'manual',
  })
  await answer.arrayBuffer()
  return answer.status === 200
}

/** 按钟点发，不等前一个答复：来的人不会因为系统慢就少来。 */
async function arrive(
  count: number,
  seconds: number,
  one: (turn: number) => Promise<boolean>,
): Promise<Phase> {
  const took: number[] = []
  const waiting: Promise<unknown>[] = []
  let failed = 0
  const began = performance.now()
  for (let turn = 0; turn < count; turn += 1) {
    const due = began + (turn / count) * seconds * 1_000
    const early = due - performance.now()
    if (early > 0) await sleep(early)
    waiting.push(
      timed(took, () => one(turn)).then((ok) => {
        if (!ok) failed += 1
      }),
    )
  }
  await Promise.all(waiting)
  const lasted = (performance.now() - began) / 1_000
  took.sort((a, b) => a - b)
  return {
    wanted: count,
    done: count - failed,
    failed,
    p50: percentile(took, 0.5),
    p95: percentile(took, 0.95),
    p99: percentile(took, 0.99),
    perSecond: Math.round(((count - failed) / lasted) * 10) / 10,
  }
}

type Step = { readonly rate: number; readonly p95: number; readonly failed: number; readonly held: boolean }

/** 一级一级加快，守不住就停；每级用没有报过的班与日。 */
async function climb(teachers: readonly Teacher[], day: string): Promise<readonly Step[]> {
  const steps: Step[] = []
  let used = 0
  for (let rate = CLIMB.from; rate <= CLIMB.upTo; rate += CLIMB.by) {
    const count = rate * CLIMB.seconds
    if (used + count > teachers.length) break
    const first = used
    used += count
    const { p95, failed } = await arrive(count, CLIMB.seconds, (turn) =>
      submit(teachers[first + turn] as Teacher, day),
    )
    const held = failed === 0 && p95 <= HELD_P95_MS
    steps.push({ rate, p95, failed, held })
    if (!held) break
  }
  return steps
}

const dayBack = (back: number) =>
  new Date(Date.now() + 8 * 3_600_000 - back * 86_400_000).toISOString().slice(0, 10)

try {
  await client.query(
    `insert into app.calendar_day (tenant_id, id, purpose, day, kind, why, source, recorded_at)
     select t.id, gen_random_uuid(), 'school', current_date - back, 'on', '测速', '测速', now() from app.tenant t, generate_series(-1, 8) back where t.code = any ($1)`,
    [CODES],
  )
  const teachers: Teacher[] = []
  for (const code of CODES) {
    const seats = await seatsOf(client, code, 'teacher')
    const cookies = await openSessions(client, seats, 'teacher', setting)
    teachers.push(...seats.map((seat, at) => ({ seat, cookie: cookies[at] ?? '' })))
  }
  teachers.length = Math.min(teachers.length, TEACHERS)
  const early = Math.floor(teachers.length * SHARE)
  const morning = await arrive(early, ARRIVE_SECONDS, async (turn) => {
    const teacher = teachers[turn] as Teacher
    return (await open(teacher)) && submit(teacher, dayBack(0))
  })
  const steps = await climb(teachers, dayBack(7))
  const highestHeld = steps.findLast(({ held }) => held)?.rate ?? 0
  const steady = await arrive(RATE * STEADY_SECONDS, STEADY_SECONDS, (turn) =>
    submit(
      teachers[turn % teachers.length] as Teacher,
      dayBack(1 + (Math.floor(turn / teachers.length) % 6)),
    ),
  )
  const { rows } = await client.query<{ key: string }>(
    `select r.submission_key as key from app.roll_call r join app.tenant t on t.id = r.tenant_id where t.code = any ($1) and r.day > current_date - 10`,
    [CODES],
  )
  // 迟到的同班同日会被告知已经报过，那是拒绝不是丢失；答复办成的，逐个键都要在库里。
  const kept = new Set(rows.map(({ key }) => key))
  const lost = [...acknowledged].filter((key) => !kept.has(key)).length
  process.stdout.write(
    `${JSON.stringify({ id: 'morning', teachers: teachers.length, morning, steps, highestHeld, steady, acknowledged: acknowledged.size, lost, quick })}\n`,
  )
  process.exitCode = lost === 0 && morning.done > 0 && steady.done > 0 ? 0 : 1
} finally {
  await staged.end()
}
