import type { Metadata } from 'next'
import { z } from 'zod'
import { PrintBar } from '#components/cases/print-bar'
import { Annex1 } from '#components/pieces/annex-1'
import { PrintedHead } from '#components/pieces/printed-head'
import { currentSitting } from '#lib/auth/current-sitting'
import { requireActor } from '#lib/auth/require-actor'
import { listNeverEnrolled } from '#lib/data/enrolment/list-never-enrolled'
import { maskedField } from '#lib/data/masked-fields'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { CASE_STATE_LABEL, isCaseState } from '#lib/rules/cases/case-states'
import { gradeDue } from '#lib/rules/enrolment/school-entry'
import { DROPOUT_REASON_LABEL, genderText, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { CHILD_CATEGORIES, isChildCategory } from '#lib/rules/people/child-categories'
import { placedLabel } from '#lib/rules/placements/placement-terms'
import { gradeName } from '#lib/rules/rolls/class-names'
import { codeText } from '#lib/schemas/cases/coded'
import { deps } from '#lib/server/deps'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '附件1 情况登记表' }

export default async function Annex1Page({ searchParams }: PageProps<'/never-enrolled/print'>) {
  const actor = await requireActor('village', 'township', 'township_leader', 'bureau', 'officer', 'principal')
  const { village } = await searchParams
  const villageId = z.uuid().safeParse(village).data
  const { db, clock, keys } = deps()
  const found = await db.asActor(actor, (tx) => listNeverEnrolled(tx, actor, { villageId }))
  const today = dayOf(instant(clock.now().getTime()))
  // 一张表一个乡镇；乡镇、村只有一个。
  const towns = [...new Set(found.map(({ township }) => township?.name ?? ''))]
  const county = (await currentSitting())?.tenantName ?? ''
  const rowsOf = (town: string) =>
    found
      .filter(({ township }) => (township?.name ?? '') === town)
      .map(({ child, ...row }) => ({
        id: row.id,
        village: row.village?.name ?? '',
        childName: child.name,
        gender: genderText(child.gender),
        birthOn: child.birthOn,
        idNumber: maskedField(keys, actor.tenantId, 'id_number', child.idCipher) || '未取得户籍',
        household: child.householdTownship?.name ?? child.householdCode ?? '',
        head: child.surveyEntries[0]?.household.head ?? '',
        guardian: child.guardians[0]?.name ?? '',
        relation: child.guardians[0]?.relation ?? '',
        phone: maskedField(keys, actor.tenantId, 'guardian_phone', child.guardians[0]?.phoneCipher ?? null),
        categories: child.childCategorys
          .flatMap(({ category }) => (isChildCategory(category) ? [CHILD_CATEGORIES[category].label] : []))
          .join('、'),
        school: row.school?.name ?? '',
        grade: gradeName(gradeDue(row.sinceOn, today)),
        reason: row.reason ? codeText(DROPOUT_REASON_LABEL, row.reason) : '',
        whereabouts: row.whereabouts ? codeText(WHEREABOUTS_LABEL, row.whereabouts) : '',
        visits: row.visits,
        result: resultText(row.state, child.status),
        responsible: row.responsible?.name ?? '',
        remarks: row.note,
      }))
  return (
    <>
      <PrintBar title="附件1 情况登记表" back="/never-enrolled" backText="返回未入学" />
      {(towns.length === 0 ? [''] : towns).map((town) => (
        <Annex1 key={town} county={county} township={town} filledOn={today} rows={rowsOf(town)} />
      ))}
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}

/** 处理结果：限期销号的写是缓学还是送教，其余照个案的状态。 */
function resultText(state: string, status: string): string {
  return placedLabel(state, status) ?? (isCaseState(state) ? CASE_STATE_LABEL[state] : '')
}
