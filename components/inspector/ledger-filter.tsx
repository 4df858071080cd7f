import { Button } from '#components/ui/button'
import { LinkButton } from '#components/ui/link-button'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { LEDGER_VERBS, ledgerVerbLabel } from '#lib/rules/ledger-verbs'

type LedgerFilterProps = {
  schools: readonly { readonly id: string; readonly name: string }[]
  filter: { readonly schoolId?: string; readonly verb?: string; readonly day?: string }
  today: string
}

/** 台账的筛选；写进地址，不用脚本也能筛。 */
export function LedgerFilter({ schools, filter, today }: LedgerFilterProps) {
  return (
    <form
      action="/inspector"
      className="grid gap-4 pb-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_12rem_auto] lg:items-end print:hidden"
    >
      <Select
        id="school"
        name="school"
        label="学校"
        required={false}
        defaultValue={filter.schoolId ?? ''}
        empty="全部责任校"
        options={schools.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        id="verb"
        name="verb"
        label="事项"
        defaultValue={filter.verb ?? ''}
        empty="全部事项"
        options={LEDGER_VERBS.map((verb) => ({ value: verb, label: ledgerVerbLabel(verb) }))}
      />
      <TextInput id="day" name="day" type="date" label="记录日" max={today} defaultValue={filter.day ?? ''} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary">
          筛选
        </Button>
        <LinkButton href="/inspector#ledger">清除</LinkButton>
      </div>
    </form>
  )
}
