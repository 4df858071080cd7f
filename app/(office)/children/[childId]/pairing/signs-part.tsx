import { StepPanel } from '#components/cases/step-panel'
import { EndSign, NoteSign } from '#components/children/sign-forms'
import { monthDayText } from '#components/ui/date-text'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import type { ChildSign } from '#lib/data/children/early-signs'
import { newId } from '#lib/data/ids'
import { SIGN_LABEL } from '#lib/rules/people/early-signs'
import { codeText } from '#lib/schemas/cases/coded'
import { endSignAction, noteSignAction } from './actions.ts'

type SignsPartProps = { childId: string; signs: readonly ChildSign[]; writes: boolean; today: string }

/** 这名学生的苗头：看出什么、了结没有（DDK-4.7.3，NA-4.4）。 */
export function SignsPart({ childId, signs, writes, today }: SignsPartProps) {
  const open = signs.filter(({ endedOn }) => endedOn === null)
  return (
    <Section id="signs" title={`苗头 ${open.length}样`} note="只在本校、督学与县教育局看得到；村与乡镇不看。">
      <div className="flex flex-col gap-4">
        {signs.length === 0 ? <p className="text-muted">没有记过苗头。</p> : null}
        <ul className="flex flex-col gap-3">
          {signs.map((one) => (
            <li key={one.id}>
              <p className="flex flex-wrap items-center gap-x-3 font-semibold">
                {codeText(SIGN_LABEL, one.sign)}
                <StateTag tone={one.endedOn ? 'closed' : 'due'}>
                  {one.endedOn ? `${monthDayText(one.endedOn, today)}了结` : '还没有了结'}
                </StateTag>
                <span className="text-sm font-normal text-muted">
                  {monthDayText(one.noticedOn, today)}，{one.by}
                </span>
              </p>
              <p className="whitespace-pre-line">{one.note}</p>
              {one.endedWhy ? <p className="text-sm text-muted">了结：{one.endedWhy}</p> : null}
            </li>
          ))}
        </ul>
        {writes ? (
          <StepPanel title="记一样苗头" clause="">
            <NoteSign about={{ submissionKey: newId(), childId }} today={today} act={noteSignAction} />
          </StepPanel>
        ) : null}
        {writes && open.length > 0 ? (
          <StepPanel title="了结一样" clause="">
            <EndSign
              about={{ submissionKey: newId(), childId }}
              today={today}
              act={endSignAction}
              options={open.map(({ id, sign }) => ({ value: id, label: codeText(SIGN_LABEL, sign) }))}
            />
          </StepPanel>
        ) : null}
      </div>
    </Section>
  )
}
