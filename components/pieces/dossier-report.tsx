import { fullDayText } from '#components/ui/date-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { governmentName } from '#lib/rules/people/government-name'
import { ContinuationSheet } from './continuation-sheet.tsx'
import { fitText } from './fit-text.ts'
import { FormCell, FormGrid, FormHead } from './form-grid.tsx'
import {
  CountersignPlace,
  type PaperMarks,
  SealPlace,
  Sheet,
  SheetFoot,
  SheetHead,
  SheetTitle,
} from './paper.tsx'
import type { ReportFacts } from './report-paper.tsx'

const TITLE = '辍学学生报告（档案）'
/** 一格大约放得下的字数。 */
const ROOM = 120

/** 大渡口的报告：姓名、辍学时间、原因、去向四项（DDK-5.2.3），责任督学同时签字（DDK-4.5.2）。 */
export function DossierReport({ facts, marks }: { facts: Partial<ReportFacts>; marks: PaperMarks }) {
  const reason = fitText(facts.reason ?? '', ROOM)
  const whereabouts = fitText(facts.whereabouts ?? '', ROOM)
  const overflow = [
    { label: '辍学原因', text: reason.overflow },
    { label: '辍学后去向', text: whereabouts.overflow },
  ].flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]))
  const to = facts.township ? governmentName(facts.township) : '　　　　　　镇（街道）'
  return (
    <>
      <Sheet label={TITLE}>
        <SheetHead {...marks} />
        <SheetTitle>{TITLE}</SheetTitle>
        <p className="mb-4">
          {to}、{facts.bureau ?? '区教委'}：
        </p>
        <ScrollRegion label="辍学学生四项">
          <FormGrid label="辍学学生四项">
            <colgroup>
              <col className="w-[18%]" />
              <col className="w-[32%]" />
              <col className="w-[18%]" />
              <col className="w-[32%]" />
            </colgroup>
            <tbody>
              <tr>
                <FormHead>学校</FormHead>
                <FormCell>{facts.school}</FormCell>
                <FormHead>年级班</FormHead>
                <FormCell>{facts.grade ? `${facts.grade}年(${facts.classNo})班` : ''}</FormCell>
              </tr>
              <tr>
                <FormHead>学生姓名</FormHead>
                <FormCell>{facts.childName}</FormCell>
                <FormHead>辍学时间</FormHead>
                <FormCell>
                  {facts.absentSinceOn ? `自${fullDayText(facts.absentSinceOn)}起未到校` : ''}
                </FormCell>
              </tr>
              <tr>
                <FormHead>家长姓名</FormHead>
                <FormCell>{facts.guardianName}</FormCell>
                <FormHead>联系电话</FormHead>
                <FormCell>{facts.phone}</FormCell>
              </tr>
              <tr>
                <FormHead>所在社区（村）</FormHead>
                <FormCell columns={3}>{facts.village}</FormCell>
              </tr>
              <tr>
                <FormHead>辍学原因</FormHead>
                <FormCell columns={3}>{reason.inForm || '\n\n\n\u00a0'}</FormCell>
              </tr>
              <tr>
                <FormHead>辍学后去向</FormHead>
                <FormCell columns={3}>{whereabouts.inForm || '\n\n\u00a0'}</FormCell>
              </tr>
            </tbody>
          </FormGrid>
        </ScrollRegion>
        <p className="mt-6 indent-8 leading-8">
          该生{facts.hoursAway ? `连续${facts.hoursAway}小时` : ''}
          未到校，又未履行请假手续，现依实施方案“辍学报告制”立即报告。请组织劝返，并将情况告知我校。
        </p>
        <CountersignPlace countersign={marks.countersign ?? { label: '责任督学签字' }} />
        <SealPlace unit={facts.school ?? '学校'} on={facts.signedOn} />
        <SheetFoot {...marks} />
      </Sheet>
      <ContinuationSheet title={TITLE} serial={marks.serial} parts={overflow} />
    </>
  )
}
