import type { Database, Tx } from '#lib/data/database'
import type { FieldKeys } from '#lib/data/sensitive'
import { openCaseOf } from '#lib/data/transfers/child-to-transfer'
import { deliverLetter, letterOf, markCarried } from '#lib/data/transfers/cross-county'
import { relieveAnswer } from '#lib/data/transfers/transfer-clocks'
import {
  type FoundTransfer,
  findTransfer,
  stepTransfer,
  type TransferSummary,
} from '#lib/data/transfers/transfers'
import { findCountyUnit } from '#lib/data/units'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Clockwork } from '#lib/rules/people/actor'
import { transferStep } from '#lib/rules/placements/transfer'
import { noteTransfer, startTransferClocks } from './act-on-transfer.ts'
import { leaveRoll } from './leave-roll.ts'
import { takeOverCase } from './take-over-case.ts'

type Carrying = Deps & { readonly keys: FieldKeys }

/** 对方县的时钟；名录上没有的是程序错误。 */
async function peerOf(db: Database, code: string | null): Promise<Clockwork> {
  const peer = code ? await db.reference.tenant.findUnique({ where: { code } }) : null
  if (!peer) throw new Error(`no county ${code} to carry a transfer to`)
  return { kind: 'clock', tenantId: peer.id }
}

/**
 * 教育局同意转出之后，材料送到对方县（J25-15）：以对方县时钟的身份写进一行，密文当场换钥；
 * 两县各一个事务、各记一件事。先写对方、后记送到：中途断了再来，对方仍只有一行。
 */
export async function carryOut(deps: Carrying, clock: Clockwork, transferId: string): Promise<boolean> {
  const at = instant(deps.clock.now().getTime())
  const own = await deps.db.reference.tenant.findUniqueOrThrow({ where: { id: clock.tenantId } })
  const found = await deps.db.asActor(clock, async (tx) => {
    const transfer = await findTransfer(tx, clock, transferId)
    return transfer?.state === 'sent' && transfer.carriedAt === null
      ? { transfer, letter: await letterOf(tx, clock, transfer, own) }
      : null
  })
  if (!found) return false
  const peer = await peerOf(deps.db, found.transfer.peerCode)
  await deps.db.asActor(peer, async (tx) => {
    if (!(await deliverLetter(tx, peer, deps.keys, clock.tenantId, found.letter))) return
    const county = await findCountyUnit(tx, peer)
    await startTransferClocks(tx, peer, 'transfer_arrived', {
      at,
      schoolId: null,
      owed: () => ({ subjectId: transferId, schoolId: null, ownerUnitId: county.id }),
    })
    await appendEvent(tx, peer, {
      verb: 'receive_transfer',
      subjectKind: 'transfer',
      subjectId: transferId,
      facts: { peer: own.code },
    })
  })
  return deps.db.asActor(clock, async (tx) => {
    if (!(await markCarried(tx, clock, transferId))) return false
    await appendEvent(tx, clock, {
      verb: 'carry_transfer',
      subjectKind: 'transfer',
      subjectId: transferId,
      schoolId: found.transfer.fromSchoolId,
      classId: found.transfer.fromClassId,
      facts: { peer: found.transfer.peerCode },
    })
    return true
  })
}

/**
 * 把对方的答复带回转出一方：接收了的，旧名册止于对方起始的前一日，案随学籍转出；不予接收的，写明理由。
 * 先办转出方、后记带回：中途断了再来，转出方已经办过的不再办。
 */
export async function carryBack(deps: Carrying, clock: Clockwork, transferId: string): Promise<boolean> {
  const at = instant(deps.clock.now().getTime())
  const today = dayOf(at)
  const answered = await deps.db.asActor(clock, (tx) => findTransfer(tx, clock, transferId))
  if (!answered || answered.carriedAt !== null) return false
  const peer = await peerOf(deps.db, answered.peerCode)
  const late = answered.state === 'moved' ? await lateCase(deps, peer, answered) : null
  const { childId } = answered
  if (late && childId)
    await deps.db.asActor(clock, (tx) => takeOverCase(tx, clock, answered, { childId, kase: late, at }))
  await deps.db.asActor(peer, async (tx) => {
    const sent = await findTransfer(tx, peer, transferId)
    if (!sent || (sent.state !== 'sent' && sent.state !== 'recalled')) return
    const act = answered.state === 'moved' ? 'accept' : 'refuse'
    const step = transferStep(sent.route, sent.state, act, 'clock')
    if (!step) throw new Error(`transfer ${transferId} cannot take its answer`)
    const reason = answered.steps.findLast(({ act: done }) => done === 'refuse' || done === 'reject')?.reason
    if (!(await stepTransfer(tx, peer, sent, step, reason ? { reason } : {})))
      throw new Error('a transfer moved while its answer came')
    await noteTransfer(tx, peer, sent, step)
    const accepted = await findTransfer(tx, peer, transferId)
    // 就在这一刻又立了案的，整个退回，下一轮带着它再来。
    const left = act === 'accept' && sent.childId ? await uncarried(tx, peer, sent.childId, answered) : null
    if (left && left.number !== late?.number) throw new Error('a case was opened while its pupil was leaving')
    if (act === 'accept' && accepted && answered.fromOn)
      await leaveRoll(tx, peer, accepted, { today, fromOn: answered.fromOn })
  })
  return deps.db.asActor(clock, (tx) => markCarried(tx, clock, transferId))
}

/** 送信之后转出方才立的案：信里没有它，不先在接收方接住，离册就把它了结在没有人接的地方。 */
function lateCase(deps: Carrying, peer: Clockwork, answered: FoundTransfer) {
  return deps.db.asActor(peer, async (tx) => {
    const sent = await findTransfer(tx, peer, answered.id)
    return sent?.childId && sent.state !== 'moved' ? uncarried(tx, peer, sent.childId, answered) : null
  })
}

/** 转出方此刻未结、来信里没有写的案；没有为 null。 */
async function uncarried(
  tx: Tx,
  peer: Clockwork,
  childId: string,
  { summary }: FoundTransfer,
): Promise<TransferSummary['kase']> {
  const kase = await openCaseOf(tx, peer, childId)
  return kase && kase.number !== summary.kase?.number ? kase : null
}

/** 向对方收回：对方还没有接收的，两边都记收回；已经接收、已经答复的收不回，等答复带回来。 */
export async function recallFromCounty(
  deps: Carrying,
  clock: Clockwork,
  transferId: string,
): Promise<boolean> {
  const own = await deps.db.asActor(clock, (tx) => findTransfer(tx, clock, transferId))
  if (own?.state !== 'recalled') return false
  const reason = own.steps.at(-1)?.reason ?? '转出方收回'
  const peer = await peerOf(deps.db, own.peerCode)
  const free = await deps.db.asActor(peer, async (tx) => {
    const there = await findTransfer(tx, peer, transferId)
    if (!there || there.state === 'withdrawn') return true
    const step = transferStep(there.route, there.state, 'recall', 'clock')
    if (!step || !(await stepTransfer(tx, peer, there, step, { reason }))) return false
    await relieveAnswer(tx, peer, transferId, '对方已收回')
    await noteTransfer(tx, peer, there, step)
    return true
  })
  return free ? deps.db.asActor(clock, (tx) => withdraw(tx, clock, own, reason)) : false
}

async function withdraw(
  tx: Parameters<Parameters<Database['asActor']>[1]>[0],
  clock: Clockwork,
  own: FoundTransfer,
  reason: string,
): Promise<boolean> {
  const step = transferStep(own.route, own.state, 'recall', 'clock')
  if (!step || !(await stepTransfer(tx, clock, own, step, { reason }))) return false
  await noteTransfer(tx, clock, own, step)
  return true
}
