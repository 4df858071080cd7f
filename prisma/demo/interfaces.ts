import { createHash } from 'node:crypto'
import { epochMs, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { InterfaceKind } from '#lib/rules/interfaces/client'
import type { Chance } from './chance.ts'
import type { County } from './county.ts'
import { atMinute, record } from './journal.ts'
import { bytes, type Sheet } from './rows.ts'

type Given = {
  readonly name: string
  readonly purpose: string
  readonly kinds: readonly InterfaceKind[]
  readonly daysAgo: number
  readonly revokedAfter: number | null
}

const GIVEN: readonly Given[] = [
  {
    ...{ name: '三明市教育局调度平台（示范）', purpose: '全市控辍保学月调度，只要全县数字。' },
    ...{ kinds: ['figures'], daysAgo: 30, revokedAfter: null },
  },
  {
    ...{ name: '县政务数据共享平台（示范）', purpose: '多部门协作试点，试点已结束。' },
    ...{ kinds: ['cases', 'events'], daysAgo: 50, revokedAfter: 20 },
  },
]

/** 两个对接的系统：一个在读，一个已收回。口令没有人知道，读取是造的。 */
export function addInterfaces(
  sheet: Sheet,
  chance: Chance,
  county: County,
  { today, now }: { readonly today: PlainDate; readonly now: Instant },
): void {
  const by = county.bureau
  for (const { name, purpose, kinds, daysAgo, revokedAfter } of GIVEN) {
    const on = addDays(today, -daysAgo)
    const at = atMinute(on, 9 * 60 + chance.below(60))
    const id = chance.id(epochMs(at))
    const revokedAt = revokedAfter === null ? null : atMinute(addDays(on, revokedAfter), 16 * 60)
    const expiresOn = addDays(on, 180)
    sheet.add('interface_client', {
      ...{ id, name, purpose, kinds, token_digest: bytes(createHash('sha256').update(id).digest()) },
      ...{ expires_on: expiresOn, person_id: by.personId, appointment_id: by.appointmentId },
      ...{ recorded_at: at, revoked_at: revokedAt },
    })
    const about = { subjectKind: 'interface_client', subjectId: id, by }
    record(sheet, chance, {
      ...{ verb: 'register_interface', ...about, at },
      facts: { expiresOn, kinds, push: false },
    })
    if (revokedAt) record(sheet, chance, { verb: 'revoke_interface', ...about, at: revokedAt, facts: {} })
    for (let ago = Math.min(daysAgo - 1, 6); ago >= 0; ago -= 1) {
      const readAt = atMinute(addDays(today, -ago), 7 * 60 + 30)
      if (revokedAt || readAt >= now) continue
      sheet.add('interface_read', {
        ...{ id: chance.id(epochMs(readAt)), client_id: id, kind: kinds[0] },
        ...{ person_id: by.personId, recorded_at: readAt },
      })
    }
  }
}
