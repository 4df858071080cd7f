import { type DutyItem, DutyRow } from '#components/pieces/duty-row'

/** 等别人办的：学校一级往往很长，收起来，点开看。 */
export function WaitingList({ items }: { items: readonly DutyItem[] }) {
  if (items.length === 0) return null
  return (
    <details className="mt-6">
      <summary className="flex min-h-11 items-center gap-2 font-medium text-accent hover:bg-accent-soft">
        等待他人 {items.length} 件，点开查看
      </summary>
      <ul className="border-t border-line-strong">
        {items.map((item) => (
          <DutyRow key={item.id} item={item} />
        ))}
      </ul>
    </details>
  )
}
