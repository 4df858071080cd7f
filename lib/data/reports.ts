import { createHash } from 'node:crypto'
import type { Clockwork, Official } from '#lib/rules/people/actor'
import type { FoundCase } from './cases/find-case.ts'
import type { Tx } from './database.ts'
import { newId } from './ids.ts'
import { nextSerial } from './serials.ts'

export type Recipient = {
  readonly kind: 'township' | 'bureau' | 'external'
  readonly unitId: string | null
  readonly name: string
  /** 县外收件单位才有。 */
  readonly divisionCode?: string
  readonly address?: string
}

type Body = Readonly<Record<string, string>>

/** 此刻可改的草稿；最近一份已签发而被退回的，下一轮还没有。 */
export function openDraft(kase: FoundCase) {
  return kase.reports.find((one) => one.signedAt === null) ?? null
}

/** 存草稿：没有就起一份，有就改那一份。给出报告 id。 */
export async function saveDraft(tx: Tx, actor: Official, kase: FoundCase, body: Body): Promise<string> {
  const draft = openDraft(kase)
  if (draft) {
    await tx.writtenReport.updateMany({
      where: { tenantId: actor.tenantId, id: draft.id, caseId: kase.id, signedAt: null },
      data: { body },
    })
    return draft.id
  }
  const id = newId()
  await tx.writtenReport.createMany({
    data: {
      tenantId: actor.tenantId,
      id,
      caseId: kase.id,
      schoolId: schoolOf(kase),
      round: kase.reports.length + 1,
      body,
      draftedByClock: false,
      draftedAt: new Date(),
    },
  })
  return id
}

/**
 * 逾期移交时由时钟起草：已有学校草稿的用学校的，没有的以已知的事实起一份；写明收件人。没有编号，等校长补签。
 */
export async function draftByClock(
  tx: Tx,
  clock: Clockwork,
  kase: FoundCase,
  paper: { readonly body: Body; readonly recipients: readonly Recipient[] },
): Promise<void> {
  const draft = openDraft(kase)
  const reportId = draft?.id ?? newId()
  if (draft) {
    await tx.writtenReport.updateMany({
      where: { tenantId: clock.tenantId, id: draft.id, signedAt: null },
      data: { draftedByClock: true },
    })
  } else {
    await tx.writtenReport.createMany({
      data: {
        tenantId: clock.tenantId,
        id: reportId,
        caseId: kase.id,
        schoolId: schoolOf(kase),
        round: kase.reports.length + 1,
        body: paper.body,
        draftedByClock: true,
        draftedAt: new Date(),
      },
    })
  }
  await tx.reportRecipient.createMany({
    data: paper.recipients.map((one) => ({ tenantId: clock.tenantId, id: newId(), reportId, ...one })),
  })
}

export type Signed = {
  readonly reportId: string
  /** 县外收件单位的那一行；没有则为 null。 */
  readonly externalId: string | null
  readonly year: number
  readonly serial: number
  readonly digest: string
}

/** 签发：取号、定稿、算摘要、写收件人。编号每校每年连续；摘要覆盖编号、内容与收件人。 */
export async function signReport(
  tx: Tx,
  actor: Official,
  kase: FoundCase,
  paper: { readonly body: Body; readonly year: number; readonly recipients: readonly Recipient[] },
): Promise<Signed> {
  const schoolId = schoolOf(kase)
  const reportId = await saveDraft(tx, actor, kase, paper.body)
  const serial = await nextSerial(tx, actor.tenantId, { schoolId, series: 'report', year: paper.year })
  const digest = reportDigest({ ...paper, serial })
  const { count } = await tx.writtenReport.updateMany({
    where: { tenantId: actor.tenantId, id: reportId, signedAt: null },
    data: {
      body: paper.body,
      year: paper.year,
      serial,
      digest,
      signedById: actor.personId,
      signedAppointmentId: actor.appointmentId,
      signedAt: new Date(),
    },
  })
  if (count !== 1) throw new Error('a report was signed while its case stood still')
  const named = openDraft(kase)?.recipients ?? []
  const missing = paper.recipients
    .filter((one) => !named.some((known) => known.kind === one.kind))
    .map((one) => ({ tenantId: actor.tenantId, id: newId(), reportId, ...one }))
  if (missing.length > 0) await tx.reportRecipient.createMany({ data: missing })
  const externalId = missing.find(({ kind }) => kind === 'external')?.id ?? null
  return { reportId, externalId, year: paper.year, serial, digest }
}

/** 一份报告的摘要（SHA-256）：同样的内容在哪里算都一样。 */
export function reportDigest(paper: {
  readonly body: Body
  readonly year: number
  readonly serial: number
  readonly recipients: readonly Recipient[]
}): string {
  const body = Object.entries(paper.body).sort(([a], [b]) => (a < b ? -1 : 1))
  // 县外收件单位的代码与地址同在摘要里；县内的摘要与从前一样算。
  const to = paper.recipients.map(({ kind, unitId, name, divisionCode, address }) =>
    divisionCode === undefined ? [kind, unitId, name] : [kind, unitId, name, divisionCode, address ?? ''],
  )
  return createHash('sha256')
    .update(JSON.stringify([paper.year, paper.serial, body, to]))
    .digest('hex')
}

/** 签收、退回并说明，或县教育局知悉抄送件。 */
export async function insertReceipt(
  tx: Tx,
  actor: Official,
  recipientId: string,
  receipt: { readonly decision: 'received' | 'sent_back' | 'noted'; readonly reason: string | null },
): Promise<void> {
  await tx.reportReceipt.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      recipientId,
      ...receipt,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

/** 责任督学会签。 */
export async function insertCountersignature(tx: Tx, actor: Official, reportId: string): Promise<void> {
  await tx.countersignature.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      reportId,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

function schoolOf(kase: FoundCase): string {
  if (!kase.schoolId) throw new Error('a case without a school has no written report')
  return kase.schoolId
}
