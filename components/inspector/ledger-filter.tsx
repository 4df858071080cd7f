import { Button } from '#components/ui/button'
import { LinkButton } from '#components/ui/link-button'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { LEDGER_VERBS, ledgerVerbLabel } from '#lib/rules/ledger-verbs'
import { APART_CHOICES, type LedgerPageFilter } from '#lib/schemas/ledger/ledger-query'

type LedgerFilterProps = {
  schools: readonly { readonly id: string; readonly name: string }[]
  filter: LedgerPageFilter
  today: string
}

/** 台账的筛选；写进地址，不用脚本也能筛。班级与人从行里按下去筛。 */
export function LedgerFilter({ schools, filter, today }: LedgerFilterProps) {
  const inSchool = schools.some(({ id }) => id === filter.unitId)
  return (
    <form
      action="/ledger"
      className="grid gap-4 pb-4 sm:grid-cols-2 lg:grid-cols-4 lg:items-end print:hidden"
    >
      {filter.personId ? <input type="hidden" name="person" value={filter.personId} /> : null}
      {filter.unitId && !inSchool ? <input type="hidden" name="unit" value={filter.unitId} /> : null}
      {inSchool || !filter.unitId ? (
        <Select
          id="unit"
          name="unit"
          label="学校"
          defaultValue={filter.unitId ?? ''}
          empty="全部学校"
          options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <Select
        id="verb"
        name="verb"
        label="事项"
        defaultValue={filter.verb ?? ''}
        empty="全部事项"
        options={LEDGER_VERBS.map((verb) => ({ value: verb, label: ledgerVerbLabel(verb) }))}
      />
      <TextInput
        id="from"
        name="from"
        type="date"
        label="记录日自"
        max={today}
        defaultValue={filter.from ?? ''}
      />
      <TextInput id="to" name="to" type="date" label="记录日至" max={today} defaultValue={filter.to ?? ''} />
      <TextInput
        id="case"
        name="case"
        label="个案编号"
        maxLength={40}
        defaultValue={filter.caseNumber ?? ''}
      />
      <Select
        id="apart"
        name="apart"
        label="发生到记录"
        defaultValue={filter.apart ? String(filter.apart) : ''}
        empty="不论相隔"
        options={APART_CHOICES.map((days) => ({ value: String(days), label: `相隔 ${days} 天以上` }))}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          筛选
        </Button>
        <LinkButton href="/ledger">清除</LinkButton>
      </div>
    </form>
  )
}
