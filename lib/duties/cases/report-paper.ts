import type { FoundCase } from '#lib/data/cases/find-case'
import type { Recipient } from '#lib/data/reports'
import type { Annex5Source } from '#lib/papers/annex-5-source'
import { DROPOUT_REASON_LABEL } from '#lib/rules/labels'
import { townshipFor } from '#lib/rules/policy/township-basis'
import { codeText } from '#lib/schemas/cases/coded'
import type { CasePolicy } from './case-policy.ts'

type Town = { readonly id: string; readonly name: string; readonly hasGovernment: boolean }
export type ReportTown = {
  readonly town: Town | null
  readonly outside: string | null
  readonly from: string
}

const FROM = { school: '来自学校所在地', residence: '来自常住地登记', household: '来自户籍登记' } as const

/** 报哪个乡镇由档案定（C-04）：学校所在、常住、户籍；户籍在县外的，记下外县代码，由县教育局转送。 */
export function reportTown(kase: FoundCase, policy: CasePolicy): ReportTown {
  const { child } = kase
  const basis = policy.profile.townshipBasis.value
  const residence = child.township ?? kase.township
  const town = townshipFor<Town>(basis, {
    school: kase.school?.township ?? residence,
    residence,
    household: child.householdTownship,
  })
  const outside = basis === 'household' && !town ? child.householdCode : null
  return { town, outside, from: FROM[basis] }
}

/**
 * 收件人取并集：乡镇（没有政府的不能作收件人）与县教育局抄送件（L2-28，关不掉）；户籍在外的列外部收件。
 */
export function reportRecipients(kase: FoundCase, policy: CasePolicy): readonly Recipient[] {
  const { town, outside } = reportTown(kase, policy)
  const recipients: Recipient[] = []
  if (town?.hasGovernment)
    recipients.push({ kind: 'township', unitId: town.id, name: `${town.name}人民政府` })
  if (!town && outside)
    recipients.push({ kind: 'external', unitId: null, name: `户籍地乡镇（区划代码 ${outside}）人民政府` })
  recipients.push({ kind: 'bureau', unitId: kase.school?.parentId ?? null, name: '县教育局（抄送）' })
  return recipients
}

/** 起草报告单所据的事实，译成纸上的字。 */
export function annex5Source(kase: FoundCase, policy: CasePolicy): Annex5Source {
  const { town, from } = reportTown(kase, policy)
  const guardian = kase.child.guardians[0]
  return {
    township: town?.name ?? null,
    townshipFrom: from,
    school: kase.school?.name ?? null,
    grade: kase.class?.gradeNo != null ? gradeText(kase.class.gradeNo) : null,
    classNo: kase.class?.classNo != null ? String(kase.class.classNo) : null,
    childName: kase.child.name,
    persuasions: kase.persuasions.map((one) => ({
      ordinal: one.ordinal,
      reason: codeText(DROPOUT_REASON_LABEL, one.truancyReason),
    })),
    contactReason: kase.reason ? codeText(DROPOUT_REASON_LABEL, kase.reason) : null,
    village: kase.child.village?.name ?? kase.village?.name ?? null,
    guardianName: guardian?.name ?? null,
    absentSinceOn: kase.absentSinceOn,
  }
}

const GRADES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

function gradeText(gradeNo: number): string {
  return GRADES[gradeNo] ?? String(gradeNo)
}
