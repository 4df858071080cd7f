import 'server-only'
import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { requireActor } from '#lib/auth/require-actor'
import { findAbsenceFile, findCurrentAbsenceId } from '#lib/data/absence-file'
import { findOpenCaseId } from '#lib/data/absences'
import { newId } from '#lib/data/ids'
import { maskedField } from '#lib/data/masked-fields'
import { mayReveal } from '#lib/rules/people/may-reveal'
import { ROLES_OF_ABSENCE } from '#lib/rules/people/roles'
import { deps } from '#lib/server/deps'
import { now } from './load-desk.ts'

/** 一条缺勤的办理页；点名更正过的转到现行的一条。够不着与没有是同一个 404。 */
export const loadAbsence = cache(async (absenceId: string) => {
  const actor = await requireActor(...ROLES_OF_ABSENCE)
  if (!z.uuid().safeParse(absenceId).success) notFound()
  const { db, keys } = deps()
  const found = await db.asActor(actor, async (tx) => {
    const file = await findAbsenceFile(tx, actor, absenceId)
    if (!file) return null
    const currentId = await findCurrentAbsenceId(tx, actor, file)
    return { file, currentId, caseId: await findOpenCaseId(tx, actor, file.childId) }
  })
  if (!found) notFound()
  const { file, currentId, caseId } = found
  if (file.replaced && currentId !== null) redirect(`/absences/${currentId}` as Route)
  const { guardians, ...rest } = file
  return {
    ...rest,
    actor,
    /** 该生未结的个案；没有立案是 null。 */
    caseId,
    now: now(),
    guardians: guardians.map(({ id, name, relation, phoneCipher }) => ({
      guardianId: id,
      name,
      relation,
      mask: maskedField(keys, actor.tenantId, 'guardian_phone', phoneCipher),
    })),
    mayCall: mayReveal(actor.role, 'guardian_phone') !== null,
    contactKey: newId(),
    reportKey: newId(),
  }
})

export type LoadedAbsence = Awaited<ReturnType<typeof loadAbsence>>
