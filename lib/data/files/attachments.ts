import type { Tx } from '#lib/data/database'
import { newId } from '#lib/data/ids'
import { caseReach, childReach, closedInView } from '#lib/data/reach'
import type { Prisma } from '#lib/generated/prisma/client'
import { type AttachmentKind, RESTRICTED_KINDS, RESTRICTED_READERS } from '#lib/rules/files/attachment-kinds'
import type { Actor, Official } from '#lib/rules/people/actor'

/** 附件：随案或随儿童；限阅的种类只有审批的人与上传者（F35）。数据库策略另说一遍（attachments 迁移）。 */
export function attachmentReach(actor: Actor): Prisma.AttachmentWhereInput {
  const { tenantId } = actor
  const decides = actor.kind === 'official' && RESTRICTED_READERS.some((role) => role === actor.role)
  const open = { kind: { notIn: [...RESTRICTED_KINDS] } }
  const mine = actor.kind === 'official' ? [open, { personId: actor.personId }] : [open]
  return closedInView(actor, {
    tenantId,
    AND: [
      { OR: [{ caseId: null, child: childReach(actor) }, { case: caseReach(actor) }] },
      ...(decides ? [] : [{ OR: mine }]),
    ],
  })
}

const LISTED = {
  id: true,
  kind: true,
  mediaType: true,
  bytes: true,
  digest: true,
  childId: true,
  caseId: true,
  recordedAt: true,
  person: { select: { name: true } },
} as const satisfies Prisma.AttachmentSelect

/** 一个儿童名下、此人看得到的附件，新的在前。 */
export function listAttachments(tx: Tx, actor: Official, childId: string) {
  return tx.attachment.findMany({
    where: { AND: [attachmentReach(actor), { childId }] },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: LISTED,
  })
}

/** 可及的一份，连同存放处；没有或够不着都是 null。 */
export function findAttachment(tx: Tx, actor: Official, attachmentId: string) {
  return tx.attachment.findFirst({
    where: { AND: [attachmentReach(actor), { id: attachmentId }] },
    select: { ...LISTED, place: true },
  })
}

/** 某儿童名下、某几种之一、本人可见的一份凭据是否在。 */
export async function hasAttachment(
  tx: Tx,
  actor: Official,
  asked: {
    readonly id: string
    readonly childId: string
    readonly kinds: readonly AttachmentKind[]
    /** 给了个案的，须是随这件个案存的。 */
    readonly caseId?: string
  },
): Promise<boolean> {
  const { id, childId, kinds, caseId } = asked
  const found = await tx.attachment.findFirst({
    where: {
      AND: [attachmentReach(actor), { id, childId, kind: { in: [...kinds] }, ...(caseId ? { caseId } : {}) }],
    },
    select: { id: true },
  })
  return found !== null
}

/** 附件关于谁：可及的儿童；给了个案的，须是他的案。没有是 null。 */
export async function findAttachmentSubject(
  tx: Tx,
  actor: Official,
  asked: { readonly childId: string; readonly caseId?: string | undefined },
): Promise<{ classId: string | null; schoolId: string | null } | null> {
  if (asked.caseId) {
    return tx.dropoutCase.findFirst({
      where: { AND: [caseReach(actor), { id: asked.caseId, childId: asked.childId }] },
      select: { classId: true, schoolId: true },
    })
  }
  return tx.child.findFirst({
    where: { AND: [childReach(actor), { id: asked.childId }] },
    select: { classId: true, schoolId: true },
  })
}

/** 存好了的一张图在表里的各列：编号、种类、大小、摘要、存放处。 */
export type ImageRow = {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  /** 存下的内容（整理之后、加密之前）的 SHA-256。 */
  readonly digest: Uint8Array<ArrayBuffer>
  readonly place: string
}

/** 写下一份附件的身份。 */
export async function insertAttachment(
  tx: Tx,
  actor: Official,
  row: ImageRow & {
    readonly childId: string
    readonly caseId: string | null
    readonly kind: AttachmentKind
  },
): Promise<void> {
  await tx.attachment.createMany({
    data: {
      ...row,
      tenantId: actor.tenantId,
      personId: actor.personId,
      appointmentId: actor.appointmentId,
      recordedAt: new Date(),
    },
  })
}

/** 打开过谁的附件，先记后给。 */
export async function logAttachmentRead(
  tx: Tx,
  actor: Official,
  seen: { readonly childId: string; readonly reason: string },
): Promise<void> {
  await tx.accessLog.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      childId: seen.childId,
      personId: actor.personId,
      role: actor.role,
      field: 'attachment',
      reason: seen.reason,
      recordedAt: new Date(),
    },
  })
}
