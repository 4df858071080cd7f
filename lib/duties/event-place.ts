import type { Official } from '#lib/rules/people/actor'

/**
 * 一件关于儿童的事记在谁的账上：随案的带案、校、班；没有个案时，村、乡镇记的不带校与班，
 * 那不是他们的可及范围（attachments 迁移的 write_of_towns）。
 */
export function eventPlace(
  actor: Official,
  about: {
    readonly caseId: string | null
    readonly classId: string | null
    readonly schoolId: string | null
  },
) {
  const ofTowns = actor.role === 'village' || actor.role === 'township' || actor.role === 'township_leader'
  const { caseId, classId, schoolId } = about
  return ofTowns && caseId === null ? { caseId } : { caseId, classId, schoolId }
}

/** 不关本范围内任何儿童的事（临时查看），记在办的人自己的账上：那个孩子的班、校不是他的可及范围。 */
export function ownPlace(actor: Official) {
  const [unit] = actor.unitIds
  switch (actor.role) {
    case 'teacher':
      return { classId: unit ?? null }
    case 'officer':
    case 'principal':
    case 'inspector':
      return { schoolId: unit ?? null }
    default:
      return {}
  }
}
