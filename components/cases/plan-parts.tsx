type Plan = { readonly persuasion: string; readonly care: string; readonly support: string }

const PARTS = [
  ['persuasion', '劝返'],
  ['care', '关爱'],
  ['support', '帮扶'],
] as const

/** 一版计划的三部分。 */
export function PlanParts({ plan, stamp }: { plan: Plan; stamp?: string }) {
  return (
    <div>
      {stamp ? <p className="mb-2 text-sm text-muted">{stamp}</p> : null}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {PARTS.map(([part, label]) => (
          <div key={part} className="contents">
            <dt className="font-medium">{label}</dt>
            <dd className="whitespace-pre-line">{plan[part]}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
