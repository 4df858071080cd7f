import type { Prisma } from '#lib/generated/prisma/client'
import type { Actor } from '#lib/rules/people/actor'
import { REFERRAL_READERS } from '#lib/rules/referrals/departments'
import {
  bureauReach,
  classroomReach,
  closedInView,
  NOTHING,
  type Standing,
  schoolDeskReach,
  standing,
  viaCase,
  viaChild,
} from './reach.ts'

/** 毕业的名单：交出的小学、接收的初中两边都看得到这一行。 */
export function leaverReach(actor: Actor): Prisma.SchoolLeaverWhereInput {
  const { as, units } = standing(actor)
  const { tenantId } = actor
  if (as === 'bureau' || as === 'clock') return { tenantId }
  return as === 'officer' || as === 'principal' || as === 'inspector'
    ? { tenantId, OR: [{ fromSchoolId: { in: units } }, { toSchoolId: { in: units } }] }
    : { tenantId, ...NOTHING }
}

/** 移交单：双方乡镇看得到，与看不看得到个案无关；学校一侧按班、按校。 */
export function handOverReach(actor: Actor): Prisma.HandOverWhereInput {
  const { as, units } = standing(actor)
  const tenantId = actor.tenantId
  if (as === 'township' || as === 'township_leader')
    return { tenantId, OR: [{ fromUnitId: { in: units } }, { toUnitId: { in: units } }] }
  return classroomReach(actor)
}

/** 转学：转出、接收两校各看得到自己的一份，乡镇、村随儿童；外县送来的，安排到学校之前只有教育局。 */
export function transferReach(actor: Actor): Prisma.TransferWhereInput {
  const { as, units } = standing(actor)
  const tenantId = actor.tenantId
  switch (as) {
    case 'teacher':
      return { tenantId, OR: [{ fromClassId: { in: units } }, { toClassId: { in: units } }] }
    case 'officer':
    case 'principal':
    case 'inspector':
      return { tenantId, OR: [{ fromSchoolId: { in: units } }, { toSchoolId: { in: units } }] }
    case 'village':
    case 'township':
    case 'township_leader':
      return viaChild(actor)
    default:
      return bureauReach(actor)
  }
}

/** 转办单：转的两家与责任督学，案须在可及范围之内；写着家境与病情。 */
export function referralReach(actor: Actor): Prisma.DepartmentReferralWhereInput {
  const readers: readonly Standing[] = [...REFERRAL_READERS, 'clock']
  return readers.includes(standing(actor).as)
    ? closedInView(actor, viaCase(actor))
    : { tenantId: actor.tenantId, ...NOTHING }
}

/** 按期上报：学校、督学按校，教育局全县；文件要求同时报乡镇的，乡镇看报到自己的（LX-2.1.3）。 */
export function returnReach(actor: Actor): Prisma.PeriodReturnWhereInput {
  const { as, units } = standing(actor)
  if (as === 'township' || as === 'township_leader')
    return { tenantId: actor.tenantId, townshipId: { in: units } }
  return schoolDeskReach(actor)
}

/** 责任书：县教育局全看，乡镇只看自己的（NA-2.2）。 */
export function pledgeReach(actor: Actor) {
  const { as, units } = standing(actor)
  const { tenantId } = actor
  return as === 'bureau' || as === 'clock' ? { tenantId } : { tenantId, townshipId: { in: units } }
}
