import { Button } from '#components/ui/button'
import { TextInput } from '#components/ui/text-input'

/** 按纸上的短码查；写进地址，不用脚本也能查。 */
export function CodeForm({ code }: { code: string }) {
  return (
    <form
      action="/ledger/heads"
      className="grid max-w-2xl gap-4 pb-4 sm:grid-cols-[1fr_auto] sm:items-end print:hidden"
    >
      <TextInput
        id="code"
        name="code"
        label="纸上的短码"
        hint="如 12408-7F3A91C2E04B5D66"
        required
        maxLength={90}
        autoComplete="off"
        defaultValue={code}
      />
      <Button type="submit" variant="primary">
        查这一条
      </Button>
    </form>
  )
}
