import { fullDayText } from '#components/ui/date-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { governmentName } from '#lib/rules/people/government-name'
import { ContinuationSheet } from './continuation-sheet.tsx'
import { fitText } from './fit-text.ts'
import { FormCell, FormGrid, FormHead } from './form-grid.tsx'
import { type PaperMarks, SealPlace, Sheet, SheetFoot, SheetHead, SheetTitle } from './paper.tsx'
import type { ReportFacts } from './report-paper.tsx'

const TITLE = '辍学、流失学生登记册'
const ROOM = 80

/** 临夏的报告：登记造册上报乡镇政府和教育行政部门（LX-2.1.3），连同学校负责人与家长、与村的两条联系。 */
export function RosterReport({ facts, marks }: { facts: Partial<ReportFacts>; marks: PaperMarks }) {
  const reason = fitText(facts.reason ?? '', ROOM)
  const contacts = (facts.contacts ?? []).join('\n')
  const told = fitText(contacts, ROOM * 3)
  const overflow = [
    { label: '辍学原因', text: reason.overflow },
    { label: '学校负责人与家长、村委会联系情况', text: told.overflow },
  ].flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]))
  const to = facts.township ? governmentName(facts.township) : '　　　　　　乡（镇）人民政府'
  return (
    <>
      <Sheet label={TITLE}>
        <SheetHead {...marks} />
        <SheetTitle>{TITLE}</SheetTitle>
        <p className="mb-4">
          {to}、{facts.bureau ?? '县（市）教育行政部门'}：
        </p>
        <ScrollRegion label="登记册">
          <FormGrid label="登记册">
            <thead>
              <tr>
                {['序号', '学生姓名', '年级班', '未到校自', '原因', '去向', '家长', '村'].map((head) => (
                  <th
                    key={head}
                    scope="col"
                    className="border border-line-strong px-2 py-2 text-center font-normal text-balance"
                  >
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <FormCell>{facts.childName ? '1' : ''}</FormCell>
                <FormCell>{facts.childName}</FormCell>
                <FormCell>{facts.grade ? `${facts.grade}年(${facts.classNo})班` : ''}</FormCell>
                <FormCell>{facts.absentSinceOn ? fullDayText(facts.absentSinceOn) : ''}</FormCell>
                <FormCell>{reason.inForm}</FormCell>
                <FormCell>{facts.whereabouts}</FormCell>
                <FormCell>
                  {facts.guardianName}
                  <br />
                  {facts.phone}
                </FormCell>
                <FormCell>{facts.village}</FormCell>
              </tr>
              <tr>
                <FormHead columns={2}>学校负责人与家长、村委会联系情况</FormHead>
                <FormCell columns={6}>{told.inForm || '\n\n'}</FormCell>
              </tr>
            </tbody>
          </FormGrid>
        </ScrollRegion>
        <p className="mt-6 indent-8 leading-8">经我校做工作仍未返校，现登记造册上报，我校积极配合劝返。</p>
        <SealPlace unit={facts.school ?? '学校'} on={facts.signedOn} />
        <SheetFoot {...marks} />
      </Sheet>
      <ContinuationSheet title={TITLE} serial={marks.serial} parts={overflow} />
    </>
  )
}
