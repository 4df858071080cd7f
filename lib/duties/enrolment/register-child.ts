import { loadCalendars } from '#lib/data/calendars'
import { insertCategory } from '#lib/data/children/categories'
import { insertDoorCheck } from '#lib/data/children/child-checks'
import { isTaken } from '#lib/data/contention'
import { openNeverEnrolledCase } from '#lib/data/enrolment/open-never-enrolled'
import {
  findHouseholdTownship,
  findLookalikes,
  findRegisterPlace,
  insertChild,
  insertGuardian,
} from '#lib/data/enrolment/register'
import { getPolicy } from '#lib/data/policies'
import { blindIndex, blindTails, encryptField, type FieldKeys, type SensitiveKind } from '#lib/data/sensitive'
import { once } from '#lib/data/submissions'
import { findHousehold } from '#lib/data/survey/survey-households'
import { insertSurveyChild } from '#lib/data/survey/write-survey'
import type { Deps } from '#lib/duties/deps'
import { eventPlace } from '#lib/duties/event-place'
import { appendEvent } from '#lib/ledger/append'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { isDueAhead, shouldEnrolOn } from '#lib/rules/enrolment/school-entry'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import { parsePhone } from '#lib/rules/people/phone'
import type { RegisterChildForm } from '#lib/schemas/enrolment/register-child'
import { visitOwed } from './visit-owed.ts'

export const MAY_REGISTER: readonly string[] = ['village', 'township', 'township_leader', 'bureau']

/** 还没到入学时候的先登记，没有案。 */
export type Registered = { readonly childId: string; readonly caseId: string | null }

/**
 * 摸排到一个任何名册上都没有的孩子（DT-3.1.1，DT-3.3.1，DT-A1）：登记、立未入学的案、入户时限起算。
 * 证件可以没有；证件号相同的不登第二次，同名同生日的先请辨认，不自动合并。
 * 今年（十月起明年）秋季才应入学的，登记在应入学名单上，不立案（L1-11）；更小的不登。
 */
export async function registerChild(
  deps: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: RegisterChildForm,
): Promise<Outcome<Registered>> {
  try {
    return await write(deps, actor, input)
  } catch (error) {
    // 号码在可及范围之外已经登记过：只说已登记，不说是谁、在哪里。
    if (input.idKind === 'resident_id' && isTaken(error, 'id_index'))
      return refuse({ code: 'known_elsewhere' })
    throw error
  }
}

async function write(
  { db, clock, keys }: Deps & { readonly keys: FieldKeys },
  actor: Official,
  input: RegisterChildForm,
): Promise<Outcome<Registered>> {
  const at = instant(clock.now().getTime())
  const today = dayOf(at)
  const { tenantId } = actor
  const seal = (kind: SensitiveKind, plain: string) =>
    plain ? encryptField(keys, tenantId, kind, plain) : null
  const index = (kind: SensitiveKind, plain: string) =>
    plain ? blindIndex(keys, tenantId, kind, plain) : null
  const idNumber = input.idKind === 'resident_id' ? input.idNumber.replace(/\s/gu, '').toUpperCase() : ''
  const phone = parsePhone(input.phone)?.number ?? ''
  return db.asActor(actor, (tx) =>
    once(tx, actor, { key: input.submissionKey, verb: 'register_child', input }, async () => {
      if (!MAY_REGISTER.includes(actor.role)) return refuse({ code: 'not_allowed' })
      const place = await findRegisterPlace(tx, actor, input.villageId, input.schoolId)
      if (!place || !reaches(actor, place)) return refuse({ code: 'not_found' })
      const policy = await getPolicy(tx, actor, today)
      const entry = policy.profile.schoolEntry.value
      const sinceOn = shouldEnrolOn(entry, input.birthOn)
      const ahead = isDueAhead(entry, input.birthOn, today)
      if (input.birthOn > today || (sinceOn > today && !ahead))
        return refuse({
          code: 'invalid_input',
          fields: { birthOn: `还没到入学的时候（${sinceOn}入学），到前一年的十月再登记` },
        })
      const { reason, whereabouts } = input
      if (!ahead && (reason === '' || whereabouts === ''))
        return refuse({
          code: 'invalid_input',
          fields: {
            ...(reason === '' ? { reason: '请选择未入学原因' } : {}),
            ...(whereabouts === '' ? { whereabouts: '请选择现在在哪里' } : {}),
          },
        })
      const household = input.surveyHouseholdId && (await findHousehold(tx, actor, input.surveyHouseholdId))
      if (input.surveyHouseholdId && (!household || household.villageId !== place.village.id))
        return refuse({ code: 'not_found' })
      const idIndex = index('id_number', idNumber)
      const alike = await findLookalikes(tx, actor, { name: input.name, birthOn: input.birthOn, idIndex })
      const same = alike.find(({ sameId }) => sameId)
      if (same || (alike.length > 0 && !input.another))
        return refuse({
          code: 'looks_known',
          sure: same !== undefined,
          who: alike.map((one) => `${one.name}（${one.class?.name ?? one.village?.name ?? '本地'}）`),
        })
      const householdCode = householdOf(input, place.village.code)
      const childId = await insertChild(tx, actor, {
        name: input.name,
        gender: input.gender,
        birthOn: input.birthOn,
        idKind: input.idKind,
        idCipher: seal('id_number', idNumber),
        idIndex,
        ...tailsOf(keys, tenantId, idNumber),
        addressCipher: seal('address', input.address),
        addressIndex: index('address', input.address),
        householdCode,
        householdTownshipId: householdCode ? await findHouseholdTownship(tx, actor, householdCode) : null,
        townshipId: place.township.id,
        villageId: place.village.id,
        schoolId: place.school.id,
      })
      await insertDoorCheck(tx, actor, [childId], today)
      if (household)
        await insertSurveyChild(tx, actor, {
          ...{ householdId: household.id, childId, name: input.name, birthOn: input.birthOn },
        })
      await insertGuardian(tx, actor, {
        childId,
        name: input.guardianName,
        relation: input.relation,
        phoneCipher: seal('guardian_phone', phone),
        phoneIndex: index('guardian_phone', phone),
      })
      const marked =
        input.idKind === 'none'
          ? [...input.categories, 'no_household_registration' as const]
          : input.categories
      for (const category of new Set(marked))
        await insertCategory(tx, actor, { childId, category, fromOn: today })
      await appendEvent(tx, actor, {
        verb: 'register_child',
        subjectKind: 'child',
        subjectId: childId,
        ...eventPlace(actor, { caseId: null, classId: null, schoolId: place.school.id }),
        facts: { village: place.village.code, idKind: input.idKind, categories: [...marked] },
      })
      if (ahead) return done<Registered>({ childId, caseId: null })
      const calendars = await loadCalendars(tx, actor, { schoolId: place.school.id })
      const visit = visitOwed(policy, at, calendars)
      const { caseId } = await openNeverEnrolledCase(tx, actor, {
        childId,
        schoolId: place.school.id,
        village: place.village,
        township: place.township,
        policyVersionId: policy.versionId,
        clause: policy.profile.survey.clause,
        reason,
        whereabouts,
        sinceOn,
        foundOn: today,
        note: input.note,
        visit,
      })
      return done<Registered>({ childId, caseId })
    }),
  )
}

/** 户籍地代码；没有取得户籍的没有，说在常住地的照村，在别处的照所填。 */
function householdOf(
  { household, householdCode, idKind }: RegisterChildForm,
  village: string,
): string | null {
  if (household === 'here') return idKind === 'none' ? null : village
  return householdCode || null
}

/** 后四位、后六位的索引：凭尾号也查得到；没有号码的都空着。 */
function tailsOf(keys: FieldKeys, tenantId: string, idNumber: string) {
  const tails = idNumber ? blindTails(keys, tenantId, idNumber) : null
  return { idTail4Index: tails?.tail4 ?? null, idTail6Index: tails?.tail6 ?? null }
}

/** 村只登本村，乡镇只登辖下的村。 */
function reaches(
  actor: Official,
  {
    village,
    township,
  }: { readonly village: { readonly id: string }; readonly township: { readonly id: string } },
): boolean {
  if (actor.role === 'bureau') return true
  return actor.unitIds.includes(actor.role === 'village' ? village.id : township.id)
}
