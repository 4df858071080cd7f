import type { Metadata } from 'next'
import { clauseText } from '#components/cases/clause-text'
import { Figure } from '#components/pieces/figure'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { listLedger } from '#lib/data/rolls/list-ledger'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import type { Role } from '#lib/rules/people/roles'
import {
  LEDGER_CLAUSE,
  LEDGER_LABEL,
  LEDGER_SLUG,
  LEDGERS,
  type Ledger,
} from '#lib/rules/rolls/three-ledgers'
import { deps } from '#lib/server/deps'
import { requireLedgerReader } from '#lib/server/rolls/load-ledger'

const IMPORTERS: readonly Role[] = ['bureau', 'officer', 'principal']

export const metadata: Metadata = { title: '三本台账' }

const COUNTED: Readonly<Record<Ledger, string>> = {
  school_age: '登记在册的适龄儿童少年，逐人一行',
  suspected: '无故缺勤已立案、还没有认定辍学、也没有销号的；返校观察中的仍在账上',
  dropout: '县教育局已认定辍学、还没有销号的；返校观察中的仍在账上',
}

/** 三本台账的入口：各一个数，按下见行。 */
export default async function LedgersPage() {
  const actor = await requireLedgerReader()
  const { db, clock, keys } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const counts = await db.asActor(actor, async (tx) => {
    const found: Record<Ledger, number> = { school_age: 0, suspected: 0, dropout: 0 }
    for (const ledger of LEDGERS) {
      found[ledger] = (
        await listLedger(tx, actor, keys, { ledger, filter: { on: today }, today, page: 1 })
      ).total
    }
    return found
  })
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="三本台账"
        crumbs={[{ label: desk.label, href: desk.path }]}
        actions={
          <>
            {actor.role === 'village' ? null : <LinkButton href="/quality">信息不一致</LinkButton>}
            {IMPORTERS.includes(actor.role) ? <LinkButton href="/imports">导入名册</LinkButton> : null}
            {actor.role === 'bureau' ? <LinkButton href="/comparison">人籍比对</LinkButton> : null}
          </>
        }
        lead="不另建账：都从同一份记录推出来，可以照今天，也可以照过去任何一天。"
      />
      <div className="grid gap-3 sm:grid-cols-3">
        {LEDGERS.map((ledger) => (
          <Figure
            key={ledger}
            label={LEDGER_LABEL[ledger]}
            value={String(counts[ledger])}
            unit={ledger === 'school_age' ? '人' : '件'}
            of="在您管理范围内，截至今天"
            href={`/ledgers/${LEDGER_SLUG[ledger]}`}
            formula={{
              text: COUNTED[ledger],
              numerator: `${counts[ledger]}`,
              denominator: '不适用',
              clause: clauseText(LEDGER_CLAUSE),
            }}
          />
        ))}
      </div>
    </>
  )
}
