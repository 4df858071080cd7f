import { CaseLine } from '#components/pieces/case-line'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { DayStrip } from '#components/pieces/day-strip'
import { Section } from '#components/ui/section'
import { Badge, StateTag } from '#components/ui/state-tag'
import { CASE_STATES } from '#lib/rules/cases/case-states'
import { HISTORY } from './sample-case.ts'
import { CLOCKS, TODAY } from './sample-clocks.ts'

/** 样张：状态、日条、案线。 */
export function ClocksPart() {
  return (
    <>
      <Section id="states" title="状态" note="四种颜色处处同义，总与文字同现。">
        <p className="mb-4 flex flex-wrap gap-2">
          <StateTag tone="normal">正常</StateTag>
          <StateTag tone="due">临期</StateTag>
          <StateTag tone="late">逾期</StateTag>
          <StateTag tone="closed">已结</StateTag>
          <StateTag tone="plain">暂停</StateTag>
          <Badge>待签收</Badge>
        </p>
        <ul className="flex flex-wrap gap-2">
          {CASE_STATES.map((state) => (
            <li key={state}>
              <CaseStateTag state={state} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="strips" title="日条" note="为什么是这一天：从哪天起、计了哪些天、跳过哪些天及缘由。">
        <ul className="grid gap-x-8 gap-y-8 lg:grid-cols-2">
          {CLOCKS.map(({ id, title, clock }) => (
            <li key={id} className="flex flex-col gap-3">
              <h3 className="border-b border-line pb-1 text-base">{title}</h3>
              <DayStrip {...clock} />
              <p>
                <span className="mr-3 text-sm text-muted">表格里</span>
                <DayStrip size="small" {...clock} />
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="case-line" title="案线">
        <CaseLine items={HISTORY} today={TODAY} label="个案经过" />
        <div className="mt-4">
          <CaseLine items={[]} today={TODAY} label="没有经过的个案" />
        </div>
      </Section>
    </>
  )
}
