import type { ReactNode } from 'react'
import { fullDayText } from '#components/ui/date-text'

/** 一份文书在纸面之外的身份：编号、链上短码、会签、签收。 */
export type PaperMarks = {
  /** 文书编号：均溪小疑辍〔2026〕7号。未签发时没有。 */
  serial?: string | undefined
  /** 文书摘要的前八位：7F3A-91C2；与链头短码不同，链头印在纸末。 */
  ledgerCode?: string | undefined
  /** 会签栏（大渡口：责任督学签字）。 */
  countersign?: { label: string; name?: string; on?: string; late?: boolean; missing?: boolean } | undefined
  /** 电子签收，原表无回执栏，印在页脚。 */
  receipt?: { by: string; at: string } | undefined
  /** 草稿、系统按已知情况起草等，印在页眉。 */
  standing?: string | undefined
  /** 包保责任链，印在纸脚；本地没有包保制的没有。 */
  chain?: string | undefined
}

/** A4 纸：屏上按比例显示成纸，打印时就是这张纸。栏多的表横着放。 */
export function Sheet({ label, wide, children }: { label: string; wide?: boolean; children: ReactNode }) {
  const shape = wide ? 'landscape-sheet min-h-[42rem] max-w-[72rem]' : 'min-h-[60rem] max-w-[50rem]'
  return (
    <article
      aria-label={label}
      className={`sheet mx-auto flex w-full flex-col border border-line px-6 py-8 text-base shadow-over sm:px-16 sm:py-12 print:min-h-0 print:max-w-none print:border-0 print:p-0 print:shadow-none not-first:print:break-before-page ${shape}`}
    >
      {children}
    </article>
  )
}

/** 页眉：草稿字样居左，编号居右。 */
export function SheetHead({ serial, standing }: PaperMarks) {
  return (
    <p className="flex min-h-6 justify-between gap-4 text-sm">
      <strong>{standing}</strong>
      <span>编号：{serial ?? '（签发时编号）'}</span>
    </p>
  )
}

/** 文书标题。 */
export function SheetTitle({ children }: { children: ReactNode }) {
  return <h3 className="my-6 text-center font-heading-paper text-lg font-bold tracking-wider">{children}</h3>
}

/** 空格：有值写值，没有值留一段横线给人手写。 */
export function Blank({ value, wide = false }: { value?: ReactNode; wide?: boolean }) {
  const line = 'mx-1 border-b border-line-strong px-1'
  if (value !== undefined && value !== '')
    return <span className={`${line} box-decoration-clone`}>{value}</span>
  return <span className={`${line} inline-block indent-0 ${wide ? 'min-w-28' : 'min-w-12'}`}>&nbsp;</span>
}

/** 落款：单位、盖章处、日期。 */
export function SealPlace({ unit, on }: { unit: string; on?: string | undefined }) {
  return (
    <div className="mt-8 flex justify-end">
      <div className="relative flex min-w-56 flex-col items-center gap-2 py-4 text-center">
        <span
          aria-hidden="true"
          className="absolute -top-4 size-28 rounded-full border border-dashed border-line print:border-line"
        />
        <span>{unit}（盖章）</span>
        <span>{on === undefined ? '20　　年　　月　　日' : fullDayText(on)}</span>
      </div>
    </div>
  )
}

/** 会签处。 */
export function CountersignPlace({ countersign }: Pick<PaperMarks, 'countersign'>) {
  if (countersign === undefined) return null
  return (
    <p className="mt-4">
      {countersign.label}：
      <Blank value={countersign.name} wide />
      <span className="ml-6">
        {countersign.on === undefined ? '　　年　　月　　日' : fullDayText(countersign.on)}
      </span>
      {countersign.late ? <strong className="ml-4 text-late">迟签</strong> : null}
      {countersign.missing ? <strong className="ml-4 text-late">未会签，报告不完备</strong> : null}
    </p>
  )
}

/** 页脚：文书摘要与电子签收，供核验。 */
export function SheetFoot({ ledgerCode, receipt, chain }: PaperMarks) {
  if (ledgerCode === undefined && receipt === undefined && !chain) return null
  return (
    <div className="mt-auto border-t border-line pt-2 text-xs">
      {chain ? <p>包保责任：{chain}</p> : null}
      <p className="flex flex-wrap justify-between gap-x-6">
        <span>{receipt === undefined ? '' : `电子签收：${receipt.by}，${receipt.at}`}</span>
        <span>{ledgerCode === undefined ? '' : `文书摘要 ${ledgerCode}`}</span>
      </p>
    </div>
  )
}

/** 骑缝撕线，存根与正本之间；编号骑缝同号。 */
export function TearLine({ serial }: Pick<PaperMarks, 'serial'>) {
  return (
    <div className="my-8 flex items-center gap-3 text-sm">
      <span className="flex-1 border-t border-dashed border-line-strong" />
      <span>骑缝编号 {serial ?? '　　　　　　'}</span>
      <span className="flex-1 border-t border-dashed border-line-strong" />
    </div>
  )
}
