import { type Instant, instant } from '#lib/rules/calendar/instant'
import { type ReportMatter, reportMatters } from '#lib/rules/cases/report-standing'
import type { Official } from '#lib/rules/people/actor'
import type { Tx } from './database.ts'
import { pinnedProfiles } from './policies.ts'
import { viaCase } from './reach.ts'

export type MatteringReport = {
  readonly id: string
  readonly caseId: string
  readonly childName: string
  readonly school: string
  readonly signedAt: Instant
  readonly matters: readonly ReportMatter[]
  /** 个案已销号；只有会签还欠着的才列。 */
  readonly closed: boolean
  /** 乡镇退回的理由。 */
  readonly reason: string | null
}

/** 先签发的在前：真有这么多，落下的也是刚签发的，不是压得最久的。 */
const AT_MOST = 2_000

/** 未结的都看；已销号的只看欠过会签而一直没签的（DDK-4.5.2）：报告不因销号就完备了。 */
const MATTERING = {
  OR: [
    { case: { closedAt: null } },
    { countersignatures: { none: {} }, case: { deadlines: { some: { duty: 'countersignature' } } } },
  ],
}

/** 可及的个案里，身上还有没了的事的报告，先签发的在前。姓名取签发时的快照。 */
export async function listReportMatters(tx: Tx, actor: Official): Promise<readonly MatteringReport[]> {
  const rows = await tx.writtenReport.findMany({
    where: { AND: [viaCase(actor), { signedAt: { not: null } }, MATTERING] },
    orderBy: { signedAt: 'asc' },
    take: AT_MOST,
    select: {
      id: true,
      round: true,
      body: true,
      signedAt: true,
      school: { select: { name: true } },
      case: {
        select: {
          id: true,
          closedAt: true,
          policyVersion: { select: { id: true, code: true, digest: true } },
          writtenReports: { where: { signedAt: { not: null } }, select: { round: true } },
        },
      },
      countersignatures: { select: { id: true } },
      reportRecipients: {
        select: {
          kind: true,
          reportReceipts: { select: { decision: true, reason: true } },
          paperDeliveries: { select: { id: true } },
          paperAnswers: { orderBy: { recordedAt: 'asc' }, select: { decision: true } },
        },
      },
    },
  })
  const profileOf = await pinnedProfiles(tx, actor, rows)
  return rows.flatMap((row): MatteringReport[] => {
    const closed = row.case.closedAt !== null
    const all = reportMatters({
      countersigns: profileOf(row).countersignature.value,
      countersigned: row.countersignatures.length > 0,
      reportedAgain: row.case.writtenReports.some(({ round }) => round > row.round),
      recipients: row.reportRecipients.map((one) => ({
        kind: one.kind,
        decision: one.reportReceipts[0]?.decision ?? null,
        deliveries: one.paperDeliveries.length,
        answers: one.paperAnswers.map(({ decision }) => decision),
      })),
    })
    const matters = closed ? all.filter((matter) => matter === 'uncountersigned') : all
    if (matters.length === 0 || !row.signedAt) return []
    const back = row.reportRecipients.flatMap(({ reportReceipts }) => reportReceipts)
    return [
      {
        id: row.id,
        caseId: row.case.id,
        childName: nameIn(row.body),
        school: row.school.name,
        signedAt: instant(row.signedAt.getTime()),
        matters,
        closed,
        reason: back.find(({ decision }) => decision === 'sent_back')?.reason ?? null,
      },
    ]
  })
}

function nameIn(body: unknown): string {
  const given = body as { childName?: unknown } | null
  return typeof given?.childName === 'string' ? given.childName : ''
}
