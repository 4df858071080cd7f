import { z } from 'zod'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { type CaseState, isCaseState } from '#lib/rules/cases/case-states'

type Filter = {
  readonly state?: CaseState
  readonly standing?: 'open' | 'closed'
  readonly late?: boolean
  readonly schoolId?: string
  readonly townshipId?: string
}

type Query = {
  readonly filter: Filter
  readonly after?: { readonly openedAt: Instant; readonly id: string }
}

const uuid = z.uuid()
const moment = z.iso.datetime({ precision: 3 })

/** 台账地址里的筛选；不成样子的一律当没写，不报错。 */
export function ledgerQuery(given: Readonly<Record<string, string | string[] | undefined>>): Query {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value : ''
  }
  const id = (name: string) => (uuid.safeParse(text(name)).success ? text(name) : null)
  const state = text('state')
  const standing = text('standing')
  const school = id('school')
  const township = id('township')
  const after = cursor(text('after'))
  return {
    filter: {
      ...(isCaseState(state) ? { state } : {}),
      ...(standing === 'open' || standing === 'closed' ? { standing } : {}),
      ...(text('late') === '1' ? { late: true } : {}),
      ...(school ? { schoolId: school } : {}),
      ...(township ? { townshipId: township } : {}),
    },
    ...(after ? { after } : {}),
  }
}

function cursor(text: string): { openedAt: Instant; id: string } | null {
  const [at = '', id = ''] = text.split('_')
  if (!moment.safeParse(at).success || !uuid.safeParse(id).success) return null
  return { openedAt: instant(at), id }
}
