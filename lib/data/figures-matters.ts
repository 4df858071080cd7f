import type { Prisma } from '#lib/generated/prisma/client'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { caseReach } from './reach.ts'

/** 等教育局拿主意的三种事：申请销号、研判是否认定辍学、乡镇逾期未签收转来督办。 */
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
            { strikeOffs: { some: { stage: 'requested' } } },
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
  /** 乡镇已经核实。 */
  readonly checked: boolean
}

const ROW = {
  id: true,
  number: true,
  state: true,
  schoolFailure: true,
  child: { select: { name: true } },
  school: { select: { name: true } },
  class: { select: { name: true } },
  township: { select: { name: true } },
  strikeOffs: {
    orderBy: [{ round: 'desc' }, { recordedAt: 'desc' }],
    select: { round: true, stage: true, recordedAt: true },
  },
  deadlines: {
    where: { duty: 'township_receipt', status: 'moved' },
    orderBy: { dueAt: 'desc' },
    take: 1,
    select: { dueAt: true },
  },
} as const satisfies Prisma.DropoutCaseSelect

function matterOf(row: Prisma.DropoutCaseGetPayload<{ select: typeof ROW }>): Matter[] {
  const { strikeOffs, deadlines, child, ...kase } = row
  const about = { ...kase, childName: child.name }
  const round = strikeOffs.filter((one) => one.round === strikeOffs[0]?.round)
  const did = (stage: string) => round.find((one) => one.stage === stage)
  const asked = did('requested')
  if (asked && !did('refused') && !did('decided')) {
    return [
      { ...about, kind: 'strike_off', at: stamp(asked.recordedAt), checked: did('checked') !== undefined },
    ]
  }
  const [receipt] = deadlines
  if (row.state === 'township' && receipt) {
    return [{ ...about, kind: 'moved_receipt', at: stamp(receipt.dueAt), checked: false }]
  }
  if (['ordered', 'noticed', 'justice'].includes(row.state)) {
    return [{ ...about, kind: 'confirm_dropout', at: null, checked: false }]
  }
  return []
}

function stamp(date: Date): Instant {
  return instant(date.getTime())
}
