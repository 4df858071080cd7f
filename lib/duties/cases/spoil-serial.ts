import { findCase } from '#lib/data/cases/find-case'
import { nextSerial } from '#lib/data/serials'
import { insertSpoiledSerial } from '#lib/data/spoiled-serials'
import { once } from '#lib/data/submissions'
import type { Deps } from '#lib/duties/deps'
import { appendEvent } from '#lib/ledger/append'
import { currentSerial } from '#lib/papers/suspected-dropout-report'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { SpoilSerialForm } from '#lib/schemas/cases/spoil-serial'

/**
 * 校长作废一个报告编号（F37）：纸写坏、打错、盖错的，旧号登记作废，同一份报告取新号重开。
 * 内容与摘要不变，收件人与时限不变；旧号不再用，登记册上两号都在，没有缺号。
 */
export async function spoilSerial(
  deps: Deps,
  actor: Official,
  input: SpoilSerialForm,
): Promise<Outcome<{ readonly serial: number }>> {
  if (actor.role !== 'principal') return refuse({ code: 'not_allowed' })
  return deps.db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'spoil_serial', input }, async () => {
      const kase = await findCase(tx, actor, input.caseId)
      const report = kase?.reports.find((one) => one.id === input.reportId)
      if (!kase?.schoolId || !report) return refuse({ code: 'not_found' })
      const old = currentSerial(report.serial, report.spoiled)
      if (old === null || report.year === null) return refuse({ code: 'not_on_ledger' })
      const { schoolId } = kase
      const { year } = report
      const serial = await nextSerial(tx, actor.tenantId, { schoolId, series: 'report', year })
      await insertSpoiledSerial(tx, actor, {
        schoolId,
        reportId: report.id,
        year,
        serial: old,
        reissuedSerial: serial,
        reason: input.reason,
      })
      await appendEvent(tx, actor, {
        verb: 'spoil_serial',
        subjectKind: 'written_report',
        subjectId: report.id,
        caseId: kase.id,
        classId: kase.classId,
        schoolId,
        facts: { year, spoiled: old, reissued: serial },
      })
      return done({ serial })
    }),
  )
}
