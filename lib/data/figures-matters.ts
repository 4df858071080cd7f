import type { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { lastRelapseOf } from '#lib/rules/cases/standing-steps'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { caseReach } from './reach.ts'

/** 没有期限、要人拿主意的三种事：申请销号、研判是否认定辍学、乡镇逾期未签收转来督办。 */
export type MatterKind = 'strike_off' | 'confirm_dropout' | 'moved_receipt'

/** 等教育局拿主意的个案，先立案的在前；没有期限，但都看得见。一条语句（另加关联）。 */
export async function listMatters(tx: Tx, actor: Official, now: Instant): Promise<readonly Matter[]> {
  const rows = await tx.dropoutCase.findMany({
    where: {
      AND: [
        caseReach(actor),
        { closedAt: null },
        {
          OR: [
            ASKED,
            { state: 'justice', line: 'truancy' },
            {
              state: 'ordered',
              line: 'truancy',
              deadlines: { some: { duty: 'order_expiry', dueAt: { lt: new Date(now) } } },
            },
            // 通知书的限期过了还没有回来：末一级已经用过，轮到教育局研判（DT-4.2.5，LX-2.1.4）。
            {
              state: 'noticed',
              line: 'truancy',
              deadlines: { some: { duty: 'return_by', dueAt: { lt: new Date(now) } } },
            },
            { state: 'township', deadlines: { some: { duty: 'township_receipt', status: 'moved' } } },
          ],
        },
      ],
    },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    select: ROW,
  })
  return rows.flatMap(matterOf)
}

/** 等本乡镇核实的销号申请，先立案的在前：申请了、还没有核实也没有退回的（LX-3.2.3）。一条语句（另加关联）。 */
export async function listToCheck(tx: Tx, actor: Official): Promise<readonly Matter[]> {
  const rows = await tx.dropoutCase.findMany({
    where: { AND: [caseReach(actor), { closedAt: null, townshipSince: { not: null } }, ASKED] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    select: ROW,
  })
  return rows.flatMap(matterOf).filter(({ kind, stage }) => kind === 'strike_off' && stage === 'to_check')
}

const ASKED = { strikeOffs: { some: { stage: 'requested' } } } as const satisfies Prisma.DropoutCaseWhereInput

export type Matter = {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly schoolFailure: string | null
  readonly childName: string
  readonly school: { readonly name: string } | null
  readonly class: { readonly name: string } | null
  readonly township: { readonly name: string } | null
  readonly kind: MatterKind
  /** 申请的时刻，或乡镇本应签收的时刻；研判认定没有。 */
  readonly at: Instant | null
  /** 销号申请等谁：等乡镇核实，还是等县里决定；其余的事都是等县里的。 */
  readonly stage: 'to_check' | 'to_decide'
  /** 乡镇已经核实。 */
  readonly checked: boolean
}

const ROW = {
  id: true,
  number: true,
  state: true,
  schoolFailure: true,
  townshipSince: true,
  child: { select: { name: true } },
  school: { select: { name: true } },
  class: { select: { name: true } },
  township: { select: { name: true } },
  strikeOffs: {
    orderBy: [{ round: 'desc' }, { recordedAt: 'desc' }],
    select: { round: true, stage: true, recordedAt: true },
  },
  caseSteps: {
    where: { verb: { in: ['relapse', 'withdraw_relapse'] } },
    orderBy: { ordinal: 'asc' },
    select: { verb: true, recordedAt: true },
  },
  deadlines: {
    where: { duty: 'township_receipt', status: 'moved' },
    orderBy: { dueAt: 'desc' },
    take: 1,
    select: { dueAt: true },
  },
} as const satisfies Prisma.DropoutCaseSelect

function matterOf(row: Prisma.DropoutCaseGetPayload<{ select: typeof ROW }>): Matter[] {
  const { strikeOffs, caseSteps, deadlines, child, townshipSince, ...kase } = row
  const about = { ...kase, childName: child.name, stage: 'to_decide' as const, checked: false }
  const round = strikeOffs.filter((one) => one.round === strikeOffs[0]?.round)
  const did = (stage: string) => round.find((one) => one.stage === stage)
  const asked = did('requested')
  // 申请之后又辍学的，申请不再作数（`openRequest` 同一条规则）。
  const since = lastRelapseOf(caseSteps)?.recordedAt
  if (asked && !(since && asked.recordedAt < since) && !did('refused') && !did('decided')) {
    const checked = did('checked') !== undefined
    const stage = checked || townshipSince === null ? 'to_decide' : 'to_check'
    return [{ ...about, kind: 'strike_off', at: stamp(asked.recordedAt), stage, checked }]
  }
  const [receipt] = deadlines
  if (row.state === 'township' && receipt) {
    return [{ ...about, kind: 'moved_receipt', at: stamp(receipt.dueAt) }]
  }
  if (['ordered', 'noticed', 'justice'].includes(row.state)) {
    return [{ ...about, kind: 'confirm_dropout', at: null }]
  }
  return []
}

function stamp(date: Date): Instant {
  return instant(date.getTime())
}
