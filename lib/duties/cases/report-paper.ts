import type { FoundCase } from '#lib/data/cases/find-case'
import type { Recipient } from '#lib/data/reports'
import type { Annex5Source } from '#lib/papers/annex-5-source'
import { DROPOUT_REASON_LABEL, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { governmentName } from '#lib/rules/people/government-name'
import { townshipFor } from '#lib/rules/policy/township-basis'
import { codeText } from '#lib/schemas/cases/coded'
import { awaySince } from './case-papers.ts'
import type { CasePolicy } from './case-policy.ts'

type Town = { readonly id: string; readonly name: string; readonly hasGovernment: boolean }
export type ReportTown = {
  readonly town: Town | null
  /** 户籍在县外的区划代码：要另送县外收件单位。 */
  readonly outside: string | null
  readonly from: string
}

/** 县外收件单位由校长写明：系统送不到的地方，名称与地址要写在信封上。 */
export type Outside = { readonly name: string; readonly address: string }

const FROM = { school: '来自学校所在地', residence: '来自常住地登记', household: '来自户籍登记' } as const

/**
 * 报哪个乡镇由档案定（C-04）：学校所在、常住、户籍。户籍在县外的，县外单位为收件人，
 * 县内由常住地镇街承接（L1-13，ADR 0021）：报告寄在路上的几天，孩子在眼前没人管，不是文件的意思。
 */
export function reportTown(kase: FoundCase, policy: CasePolicy): ReportTown {
  const { child } = kase
  const basis = policy.profile.townshipBasis.value
  const residence = child.township ?? kase.township
  const town = townshipFor<Town>(basis, {
    school: kase.school?.township ?? residence,
    residence,
    household: child.householdTownship,
  })
  if (basis === 'household' && !town)
    return { town: residence, outside: child.householdCode, from: FROM.residence }
  return { town, outside: null, from: FROM[basis] }
}

/**
 * 收件人取并集：乡镇（没有政府的不能作收件人）与县教育局抄送件（L2-28，关不掉）；
 * 户籍在县外的列县外收件单位，写明了名称地址才列得上。
 */
export function reportRecipients(
  kase: FoundCase,
  policy: CasePolicy,
  given: Outside | null = null,
): readonly Recipient[] {
  const { town, outside } = reportTown(kase, policy)
  const recipients: Recipient[] = []
  if (town?.hasGovernment)
    recipients.push({ kind: 'township', unitId: town.id, name: governmentName(town.name) })
  if (outside && given)
    recipients.push({
      kind: 'external',
      unitId: null,
      name: given.name,
      divisionCode: outside,
      ...(given.address ? { address: given.address } : {}),
    })
  const { name, copy } = policy.profile.bureau.value
  recipients.push({
    kind: 'bureau',
    unitId: kase.school?.parentId ?? null,
    name: copy ? `${name}（抄送）` : name,
  })
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
    absentSinceOn: awaySince(kase),
    whereabouts: kase.whereabouts ? codeText(WHEREABOUTS_LABEL, kase.whereabouts) : null,
  }
}

const GRADES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

function gradeText(gradeNo: number): string {
  return GRADES[gradeNo] ?? String(gradeNo)
}
