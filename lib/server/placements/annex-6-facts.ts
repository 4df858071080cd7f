import { genderText } from '#lib/rules/labels'
import 'server-only'
import { maskedField } from '#lib/data/masked-fields'
import { childOnPaper } from '#lib/data/placements/child-on-paper'
import { dayOf } from '#lib/rules/calendar/instant'
import { decidingStages, OPINION_STAGES, type OpinionStage } from '#lib/rules/placements/application'
import { PLACEMENTS } from '#lib/rules/placements/placement-terms'
import { deps } from '#lib/server/deps'
import type { LoadedApplication } from './load-application.ts'

/** 附件6 的内容（DT-A6，原表缺失，按重建稿）：证件号、电话、住址印掩码；各栏意见没写的留空待手写。 */
export async function annex6Facts(loaded: LoadedApplication) {
  const { actor, application, asked, rule, tenantName } = loaded
  const { db, keys } = deps()
  const child = await db.asActor(actor, (tx) => childOnPaper(tx, actor, application.childId))
  const of = (field: 'id_number' | 'address' | 'guardian_phone', sealed: Uint8Array | null | undefined) =>
    maskedField(keys, actor.tenantId, field, sealed ?? null)
  const stages: readonly OpinionStage[] = [...asked, ...decidingStages(rule)]
  return {
    county: tenantName,
    kind: PLACEMENTS[application.kind].label,
    childName: child.name,
    gender: genderText(child.gender),
    birthMonth: `${child.birthOn.slice(0, 4)}年${Number(child.birthOn.slice(5, 7))}月`,
    idNumber: of('id_number', child.idCipher) || '未取得',
    shouldEnrolOn: `${shouldEnrolYear(child.birthOn)}年9月`,
    address: of('address', child.addressCipher),
    guardian: `${application.applicantName}（${application.applicantRelation}）`,
    phone: of('guardian_phone', child.guardianPhone),
    condition: application.condition,
    hospital: application.hospital,
    fromOn: application.fromOn,
    untilOn: application.untilOn,
    appliedOn: dayOf(application.recordedAt),
    opinions: stages.map((stage) => {
      const given = application.opinions.find((one) => one.stage === stage)
      return {
        head: OPINION_STAGES[stage].label,
        words: given ? `${given.decision === 'agree' ? '同意。' : '不同意。'}${given.words}` : '',
        by: given?.by ?? '',
        on: given ? dayOf(given.at) : '',
      }
    }),
  }
}

// 当年 8 月 31 日前满六周岁，当年 9 月入学（L1-11）。
function shouldEnrolYear(birthOn: string): number {
  const year = Number(birthOn.slice(0, 4)) + 6
  return birthOn.slice(5) <= '08-31' ? year : year + 1
}
