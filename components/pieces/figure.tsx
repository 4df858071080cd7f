import { AppLink } from '#components/ui/app-link'
import { Icon } from '#components/ui/icon'
import type { Tone } from '#components/ui/state-tag'

export type FigureProps = {
  /** 是什么：今日点名报送率。 */
  label: string
  /** 已经排好版的数：98.4、12、—。 */
  value: string
  unit?: string
  /** 数的是什么：37/38 个班。 */
  of: string
  change?: { text: string; tone: Tone }
  /** 应守住的线，以及守住没有。 */
  line?: { text: string; kept: boolean }
  /** 打开构成这个数的那些行。 */
  href?: string
  formula: { text: string; numerator: string; denominator: string; clause?: string; excluded?: string }
}

const CHANGE: Readonly<Record<Tone, string>> = {
  plain: 'text-muted',
  normal: 'text-normal',
  due: 'text-due',
  late: 'text-late',
  closed: 'text-closed',
}

/** 一个数：是什么、多少、几分之几、变化、控制线；按下见行，ⓘ 见公式与分母。 */
export function Figure({ label, value, unit, of, change, line, href, formula }: FigureProps) {
  const number = (
    <>
      <span className="text-xl font-semibold">{value}</span>
      {unit ? <span className="ml-1 text-base">{unit}</span> : null}
    </>
  )
  return (
    <div
      className={`flex min-w-0 flex-col border-t-4 bg-surface px-4 py-3 ${line && !line.kept ? 'border-late' : 'border-line-strong'}`}
    >
      <p className="text-sm font-medium">{label}</p>
      <p>
        {href ? (
          <AppLink
            href={href}
            aria-label={`${label} ${value}${unit ?? ''}，${of}，查看明细`}
            className="text-accent underline decoration-1 underline-offset-4 hover:decoration-2"
          >
            {number}
          </AppLink>
        ) : (
          number
        )}
      </p>
      <p className="text-sm text-muted">{of}</p>
      {change ? <p className={`text-sm ${CHANGE[change.tone]}`}>{change.text}</p> : null}
      {line ? (
        <p className={`text-sm ${line.kept ? 'text-normal' : 'font-semibold text-late'}`}>
          {line.kept ? '✓ ' : '！'}
          {line.text}
        </p>
      ) : null}
      <details className="group mt-auto pt-1 text-sm print:hidden">
        <summary className="inline-flex min-h-11 list-none items-center gap-1 text-muted hover:text-ink lg:min-h-6">
          <Icon name="info" className="size-4" />
          怎么算的<span className="sr-only">：{label}</span>
        </summary>
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 border-l-2 border-line pl-3">
          <dt className="text-muted">公式</dt>
          <dd>{formula.text}</dd>
          <dt className="text-muted">分子</dt>
          <dd>{formula.numerator}</dd>
          <dt className="text-muted">分母</dt>
          <dd>{formula.denominator}</dd>
          {formula.excluded ? (
            <>
              <dt className="text-muted">不计</dt>
              <dd>{formula.excluded}</dd>
            </>
          ) : null}
          {formula.clause ? (
            <>
              <dt className="text-muted">依据</dt>
              <dd>{formula.clause}</dd>
            </>
          ) : null}
        </dl>
      </details>
    </div>
  )
}
