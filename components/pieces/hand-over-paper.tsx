import { fullDayText } from '#components/ui/date-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { governmentName } from '#lib/rules/people/government-name'
import { FormCell, FormGrid, FormHead } from './form-grid.tsx'
import { SealPlace, Sheet, SheetHead, SheetTitle } from './paper.tsx'

type HandOverPaperProps = {
  from: string
  to: string
  childName: string
  school: string
  className: string
  number: string
  state: string
  absentSinceOn: string
  reason: string
  on: string
}

/** 个案移交单：接收方凭它决定接收还是退回。不写证件号、电话。 */
export function HandOverPaper(props: HandOverPaperProps) {
  const { from, to, childName, school, className, number, state, absentSinceOn, reason, on } = props
  return (
    <Sheet label="个案移交单">
      <SheetHead serial={number} />
      <SheetTitle>个案移交单</SheetTitle>
      <p className="mb-4">{governmentName(to)}：</p>
      <ScrollRegion label="移交的个案">
        <FormGrid label="移交的个案">
          <tbody>
            <tr>
              <FormHead>学生姓名</FormHead>
              <FormCell>{childName}</FormCell>
              <FormHead>学校、班级</FormHead>
              <FormCell>{[school, className].filter(Boolean).join(' ')}</FormCell>
            </tr>
            <tr>
              <FormHead>现在办到</FormHead>
              <FormCell>{state}</FormCell>
              <FormHead>未到校自</FormHead>
              <FormCell>{fullDayText(absentSinceOn)}</FormCell>
            </tr>
            <tr>
              <FormHead>移交理由、现住何处</FormHead>
              <FormCell columns={3}>{reason}</FormCell>
            </tr>
          </tbody>
        </FormGrid>
      </ScrollRegion>
      <p className="mt-6 indent-8 leading-8">请接收办理，或退回并说明。答复之前，本案仍由移交方办理。</p>
      <SealPlace unit={governmentName(from)} on={on} />
    </Sheet>
  )
}
