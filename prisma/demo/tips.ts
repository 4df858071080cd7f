import { encryptField, type FieldKeys } from '#lib/data/sensitive'
import { epochMs, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import type { TipChannel, TipOutcome } from '#lib/rules/tips/tips'
import type { Chance } from './chance.ts'
import type { County } from './county.ts'
import { atMinute, record } from './journal.ts'
import { bytes, type Sheet } from './rows.ts'

/** 虚构的号码：零字打头的局号不会有人用。 */
const LINE = { phone: '000-00000912', hours: '工作日 8:30—17:30' }

type Told = {
  readonly daysAgo: number
  readonly channel: TipChannel
  readonly said: string
  readonly teller: string | null
  readonly steps: readonly { readonly after: number; readonly done: string; readonly outcome: TipOutcome }[]
}

const TOLD: readonly Told[] = [
  {
    ...{ daysAgo: 34, channel: 'phone', teller: null },
    said: '反映学校把没有到校的学生也点成到校。',
    steps: [
      { after: 1, done: '调了近两周的点名，与门卫登记对过。', outcome: 'pending' },
      {
        after: 4,
        done: '到校逐班核对，点名与到校人数相符，反映的两名学生当天请了病假。',
        outcome: 'unfounded',
      },
    ],
  },
  {
    ...{ daysAgo: 9, channel: 'visit', teller: '某村民（虚构），愿意回访' },
    said: '反映邻居家的孩子开学以来一直在店里帮工，学校没有人来问。',
    steps: [{ after: 2, done: '已请学校与镇街核对名册，等入户结果。', outcome: 'pending' }],
  },
  {
    ...{ daysAgo: 2, channel: 'letter', teller: null },
    said: '来信反映学期报表里的辍学人数比实际少。',
    steps: [],
  },
]

/** 几件举报，有结论的、在查的、还没有办的；文件要求公布电话的，电话一行。 */
export function addTips(
  sheet: Sheet,
  chance: Chance,
  county: County,
  given: {
    readonly profile: PolicyProfile
    readonly keys: FieldKeys
    readonly today: PlainDate
    readonly now: Instant
  },
): void {
  const { profile, keys, today, now } = given
  const by = county.bureau
  const who = { person_id: by.personId, appointment_id: by.appointmentId }
  if (profile.hotline.value) {
    const at = atMinute(addDays(today, -40), 9 * 60)
    const id = chance.id(epochMs(at))
    sheet.add('tip_line', { id, ...LINE, ...who, recorded_at: at })
    record(sheet, chance, {
      ...{ verb: 'set_tip_line', subjectKind: 'tip_line', subjectId: id },
      by,
      at,
      facts: {},
    })
  }
  TOLD.forEach(({ daysAgo, channel, said, teller, steps }, index) => {
    const [serial, receivedOn] = [index + 1, addDays(today, -daysAgo)]
    const at = atMinute(receivedOn, 10 * 60 + chance.below(90))
    const id = chance.id(epochMs(at))
    const school = county.schools[(index * 2) % county.schools.length]
    sheet.add('tip', {
      ...{ id, number: serial, received_on: receivedOn, channel, unit_id: school?.id ?? null, said },
      teller_cipher: teller ? bytes(encryptField(keys, sheet.tenantId, 'tip_teller', teller)) : null,
      ...who,
      recorded_at: at,
    })
    const about = { subjectKind: 'tip', subjectId: id, by }
    record(sheet, chance, {
      verb: 'record_tip',
      ...about,
      at,
      happenedOn: receivedOn,
      facts: { serial, channel },
    })
    steps.forEach(({ after, done, outcome }, step) => {
      const doneOn = addDays(receivedOn, after)
      const doneAt = atMinute(doneOn, 15 * 60 + chance.below(90))
      if (doneAt >= now) return
      const ordinal = step + 1
      sheet.add('tip_follow_up', {
        ...{ id: chance.id(epochMs(doneAt)), tip_id: id, ordinal, done_on: doneOn, done, outcome, ...who },
        recorded_at: doneAt,
      })
      record(sheet, chance, {
        ...{ verb: 'follow_tip', ...about, at: doneAt, happenedOn: doneOn },
        facts: { serial, ordinal, outcome },
      })
    })
  })
}
