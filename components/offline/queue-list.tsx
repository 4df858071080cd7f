import { Button } from '#components/ui/button'
import { momentText } from '#components/ui/date-text'
import { Empty } from '#components/ui/empty'
import { StateTag, type Tone } from '#components/ui/state-tag'
import { type EntryState, mayEdit } from '#lib/rules/offline/outbox'
import { type Entry, entryId, nameOf } from './outbox-entry.ts'

const STATE: Readonly<Record<EntryState, { tone: Tone; word: string }>> = {
  unsent: { tone: 'due', word: '等待上传' },
  unanswered: { tone: 'due', word: '没有回音，将原样重送' },
  refused: { tone: 'late', word: '没有办成' },
}

/** 待上传的，各带自己的处境与没有办成的原因。 */
export function QueueList({
  entries,
  onOpen,
}: {
  entries: readonly Entry[]
  onOpen: (entry: Entry) => void
}) {
  if (entries.length === 0) return <Empty>没有待上传的。</Empty>
  return (
    <ul aria-label="待上传" className="border-t border-line-strong">
      {entries.map((entry) => (
        <li key={entryId(entry)} className="flex flex-col gap-2 border-b border-line bg-surface px-4 py-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <div className="min-w-0">
              <p className="font-semibold">
                {nameOf(entry)}，{entry.kind === 'visit' ? '入户记录' : '点名'}
              </p>
              <p className="text-sm text-muted">
                {momentText(entry.savedAt)}存，{momentText(entry.until)}自动抹去
              </p>
            </div>
            <StateTag tone={STATE[entry.state].tone}>{STATE[entry.state].word}</StateTag>
          </div>
          {entry.text ? <p className="text-late">{entry.text}</p> : null}
          {mayEdit(entry.state) ? (
            <p>
              <Button aria-label={`打开${nameOf(entry)}的这一份`} onClick={() => onOpen(entry)}>
                {entry.state === 'refused' ? '打开，核对后再送' : '打开修改'}
              </Button>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
