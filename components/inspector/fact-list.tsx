import { factLines } from '#lib/rules/ledger/fact-text'

/** 一条事件的内容，逐项；改动写明由什么改成什么。 */
export function FactList({ payload }: { payload: string }) {
  const lines = factLines(payload)
  if (lines.length === 0) return <>没有附带内容</>
  return (
    <ul className="flex flex-col">
      {lines.map(({ label, from, to }) => (
        <li key={label} className="break-all">
          <span className="text-muted">{label} </span>
          {from === null ? (
            to
          ) : (
            <>
              <del className="text-muted">{from}</del> → <strong>{to}</strong>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
