import type { ReactNode } from 'react'

type SectionProps = { id: string; title: string; note?: ReactNode; aside?: ReactNode; children: ReactNode }

/** 一节：细线分开，不套框。id 供页内跳转与标题关联。 */
export function Section({ id, title, note, aside, children }: SectionProps) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="border-t border-line pt-4 pb-8">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={`${id}-title`} className="text-lg">
          {title}
        </h2>
        {aside}
      </div>
      {note ? <p className="mb-3 text-sm text-muted">{note}</p> : null}
      {children}
    </section>
  )
}
