import type { KeyObject } from 'node:crypto'
import { appendFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { listLeadsToOpen } from '#lib/data/leads/leads'
import { listOverdue, type OverdueMark } from '#lib/data/overdue'
import { listStandingPlacements } from '#lib/data/placements/placements'
import type { Moment } from '#lib/data/record-seals'
import { listExpiredPlacements, listObserved } from '#lib/data/watched-cases'
import { passObservation } from '#lib/duties/cases/pass-observation'
import { breakDeadline } from '#lib/duties/clock/break-deadline'
import { endExpiredPlacements } from '#lib/duties/clock/end-placement'
import { endSchoolings } from '#lib/duties/clock/end-schoolings'
import { expirePlacement } from '#lib/duties/clock/expire-placement'
import { findAgain, listFoundAgain } from '#lib/duties/clock/find-again'
import { forgetNumbers } from '#lib/duties/clock/forget-numbers'
import { gatherCounties } from '#lib/duties/clock/gather-counties'
import { openNotArrived } from '#lib/duties/clock/open-not-arrived'
import { listReady, openOnSignal } from '#lib/duties/clock/open-on-signal'
import { openPeriodReturns } from '#lib/duties/clock/open-period-returns'
import { recomputeDeadlines } from '#lib/duties/clock/recompute-deadlines'
import { remind } from '#lib/duties/clock/remind'
import { remindPledges } from '#lib/duties/clock/remind-pledges'
import { watchRenewals } from '#lib/duties/clock/renewals'
import { watchHomeTeaching } from '#lib/duties/clock/watch-home-teaching'
import type { Deps } from '#lib/duties/deps'
import { type Pushing, pushEvents } from '#lib/duties/interfaces/push-events'
import { openFromLead } from '#lib/duties/leads/open-from-lead'
import { sealLedger } from '#lib/ledger/seal'
import { momentToSeal, sealRecords } from '#lib/ledger/seal-records'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { shortCode } from '#lib/rules/ledger/encoding'
import type { Clockwork } from '#lib/rules/people/actor'
import { deliver } from './deliver.ts'
import type { Sender } from './sender.ts'

/** 后台办事所需：时钟与数据库，封存的钥匙，链头副本与消息文件放哪里。 */
export type Rounds = Deps & {
  readonly sealingKey: KeyObject
  readonly headsFolder: string
  /** 上一轮记下的时刻，逐租户：这一轮把原始记录封到那里。 */
  readonly moments: Map<string, Moment>
  /** 站外渠道；没有接的用 inAppOnly。 */
  readonly sender: Sender
  /** 推送所需：解密钥的钥，写明的来源，怎样送。 */
  readonly pushing: Omit<Pushing, keyof Deps>
  readonly onFault: (what: string, error: unknown) => void
}

export type RoundName =
  | 'signals'
  | 'overdue'
  | 'observation'
  | 'recompute'
  | 'recompute_all'
  | 'remind'
  | 'seal'
  | 'seal_records'
  | 'deliver'
  | 'push'
  | 'gather'
  | 'returns'

const PAGE = 500

/** 对每个租户做一遍；一个租户、一条时限出错，不耽误别的。给出办成的件数。 */
async function everyTenant(
  rounds: Rounds,
  name: RoundName,
  work: (clock: Clockwork) => Promise<number>,
): Promise<number> {
  const tenants = await rounds.db.reference.tenant.findMany({
    select: { id: true },
    orderBy: { code: 'asc' },
  })
  let count = 0
  for (const { id } of tenants) {
    try {
      count += await work({ kind: 'clock', tenantId: id })
    } catch (error) {
      rounds.onFault(name, error)
    }
  }
  return count
}

async function countDone(
  rounds: Rounds,
  name: RoundName,
  ids: readonly string[],
  work: (id: string) => Promise<boolean>,
): Promise<number> {
  let count = 0
  for (const id of ids) {
    try {
      if (await work(id)) count += 1
    } catch (error) {
      rounds.onFault(name, error)
    }
  }
  return count
}

/** 到点未办的，最早的先办；办出来的下一时限若也已到点，接着办，直到没有。 */
async function overdue(rounds: Rounds, clock: Clockwork): Promise<number> {
  let count = 0
  // 一轮里一条只试一次：出了错的留给下一轮，不跟着每一遍重试。
  const tried = new Set<string>()
  for (;;) {
    const now = rounds.clock.now()
    let broken = 0
    // 翻到底：排在前面的五百条都出了错，后面的照办。
    for (let after: OverdueMark | null = null; ; ) {
      const page: readonly OverdueMark[] = await rounds.db.asActor(clock, (tx) =>
        listOverdue(tx, clock, now, { limit: PAGE, after }),
      )
      const ids = page.map(({ id }) => id).filter((id) => !tried.has(id))
      for (const id of ids) tried.add(id)
      broken += await countDone(rounds, 'overdue', ids, (id) => breakDeadline(rounds, clock, id))
      const last = page.at(-1)
      // 翻不动了（同一毫秒里的比一页还多）也停：试过的不再试，留给下一轮。
      if (!last || page.length < PAGE || last.id === after?.id) break
      after = last
    }
    count += broken
    // 一条也没办成：没有了，或都在别的后台手里，或都出了错；留给下一轮。
    if (broken === 0) return count
  }
}

/** 小时数已满的立案（DDK-4.4.2），线索核实属实的立案（DT-3.3.1）；一人一案，立过的下一轮不再出现。 */
async function signals(rounds: Rounds, clock: Clockwork): Promise<number> {
  const ready = await listReady(rounds, clock)
  const opened = await countDone(rounds, 'signals', ready, (id) => openOnSignal(rounds, clock, id))
  const again = await listFoundAgain(rounds, clock)
  const found = await countDone(rounds, 'signals', again, (id) => findAgain(rounds, clock, id))
  const leads = await rounds.db.asActor(clock, (tx) => listLeadsToOpen(tx, clock))
  return opened + found + (await countDone(rounds, 'signals', leads, (id) => openFromLead(rounds, clock, id)))
}

async function observation(rounds: Rounds, clock: Clockwork): Promise<number> {
  const today = dayOf(instant(rounds.clock.now().getTime()))
  const watched = await rounds.db.asActor(clock, (tx) => listObserved(tx, clock))
  const expired = await rounds.db.asActor(clock, (tx) => listExpiredPlacements(tx, clock, today))
  const passed = await countDone(
    rounds,
    'observation',
    watched,
    async (id) => (await passObservation(rounds, clock, id)).ok,
  )
  const back = await countDone(rounds, 'observation', expired, (id) => expirePlacement(rounds, clock, id))
  const taught = await rounds.db.asActor(clock, (tx) =>
    listStandingPlacements(tx, clock, { kind: 'home_teaching' }),
  )
  const lapsed = await countDone(
    rounds,
    'observation',
    taught.map(({ id }) => id),
    (id) => watchHomeTeaching(rounds, clock, id),
  )
  const ended = (await endExpiredPlacements(rounds, clock)) + (await watchRenewals(rounds, clock))
  const arranged = await endSchoolings(rounds, clock)
  const forgotten = await forgetNumbers(rounds, clock)
  return passed + back + lapsed + ended + arranged + forgotten + (await openNotArrived(rounds, clock))
}

/** 封存，并把链头另存一份到数据库之外。 */
async function seal(rounds: Rounds, clock: Clockwork): Promise<number> {
  const head = await sealLedger(rounds.db, clock, rounds.sealingKey)
  if (!head) return 0
  await mkdir(rounds.headsFolder, { recursive: true })
  const line = { ...head, code: shortCode(head) }
  await appendFile(path.join(rounds.headsFolder, `${clock.tenantId}.jsonl`), `${JSON.stringify(line)}\n`)
  return 1
}

/** 先封到上一轮记下的时刻，再记这一轮的。 */
async function sealOriginals(rounds: Rounds, clock: Clockwork): Promise<number> {
  const moment = rounds.moments.get(clock.tenantId)
  const rows = moment ? await sealRecords(rounds.db, clock, moment) : 0
  rounds.moments.set(clock.tenantId, await momentToSeal(rounds.db, clock))
  return rows
}

const WORK: Readonly<Record<RoundName, (rounds: Rounds, clock: Clockwork) => Promise<number>>> = {
  signals,
  overdue,
  observation,
  recompute: (rounds, clock) => recomputeDeadlines(rounds, clock, 'doubtful'),
  recompute_all: (rounds, clock) => recomputeDeadlines(rounds, clock, 'all'),
  remind: async (rounds, clock) => (await remind(rounds, clock)) + (await remindPledges(rounds, clock)),
  seal,
  seal_records: sealOriginals,
  deliver,
  push: (rounds, clock) => pushEvents({ ...rounds.pushing, db: rounds.db, clock: rounds.clock }, clock),
  gather: gatherCounties,
  returns: openPeriodReturns,
}

/** 停机之后补办的次序：先立案，时限才有得走；先核观察期，免得到期那天已满的被记顺延；先重算，免得按旧日历判逾期。 */
export const CATCH_UP: readonly RoundName[] = [
  'signals',
  'recompute_all',
  'returns',
  'observation',
  'overdue',
  'remind',
  'deliver',
  'push',
  'seal_records',
  'seal',
  'gather',
]

/** 做一轮。可以反复做，可以几个后台同时做。 */
export function doRound(rounds: Rounds, name: RoundName): Promise<number> {
  return everyTenant(rounds, name, (clock) => WORK[name](rounds, clock))
}
