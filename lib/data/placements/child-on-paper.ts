import type { Tx } from '#lib/data/database'
import { dayFromColumn } from '#lib/data/days'
import { childReach } from '#lib/data/reach'
import type { Official } from '#lib/rules/people/actor'

/** 印在申请表、记录表上的孩子；密文仍是密文。 */
export async function childOnPaper(tx: Tx, actor: Official, childId: string) {
  const { guardians, birthOn, ...child } = await tx.child.findFirstOrThrow({
    where: { AND: [childReach(actor), { id: childId }] },
    select: {
      name: true,
      gender: true,
      birthOn: true,
      idCipher: true,
      addressCipher: true,
      village: { select: { name: true } },
      township: { select: { name: true } },
      school: { select: { name: true } },
      guardians: {
        orderBy: { main: 'desc' },
        take: 1,
        select: { name: true, relation: true, phoneCipher: true },
      },
    },
  })
  return {
    ...child,
    birthOn: dayFromColumn(birthOn),
    guardian: guardians[0] ? `${guardians[0].name}（${guardians[0].relation}）` : '',
    guardianPhone: guardians[0]?.phoneCipher ?? null,
  }
}
