import type { ReactNode } from 'react'
import { ContinuationSheet } from './continuation-sheet.tsx'
import { fitText } from './fit-text.ts'
import {
  Blank,
  CountersignPlace,
  type PaperMarks,
  SealPlace,
  Sheet,
  SheetFoot,
  SheetHead,
  SheetTitle,
  TearLine,
} from './paper.tsx'

export type Annex5Facts = {
  /** 抬头：大田县均溪镇（后接「人民政府」）。 */
  township: string
  grade: string
  classNo: string
  childName: string
  /** 「因其……，疑似辍学」里的事由。 */
  reason: string
  village: string
  guardianName: string
  /** 掩码；有权的人在打印前按事由查看，显示的六十秒里打印出来是真值。 */
  phone: ReactNode
  /** 存根留在学校，只印掩码。 */
  stubPhone?: string
  school: string
  signedOn?: string
}

/** 「因其……」一格大约放得下的字数。 */
const ROOM = 60

/** 附件5 疑似辍学学生报告单：一式两联，存根与正本同号。原表不含身份证号，不得添加（DT-3.4.3）。 */
export function Annex5({ facts, marks }: { facts: Partial<Annex5Facts>; marks: PaperMarks }) {
  const { inForm, overflow } = fitText(facts.reason ?? '', ROOM)
  const slip = { ...facts, reason: inForm }
  return (
    <>
      <Sheet label="疑似辍学学生报告单">
        <p className="text-sm">附件 5</p>
        <SheetHead {...marks} />
        <ReportSlip
          facts={{ ...slip, phone: facts.stubPhone ?? facts.phone }}
          marks={marks}
          title="疑似辍学学生报告单（存根）"
        />
        <TearLine serial={marks.serial} />
        <SheetHead serial={marks.serial} />
        <ReportSlip facts={slip} marks={marks} title="疑似辍学学生报告单" />
        <SheetFoot {...marks} />
      </Sheet>
      <ContinuationSheet
        title="疑似辍学学生报告单"
        serial={marks.serial}
        parts={overflow === null ? [] : [{ label: '事由', text: overflow }]}
      />
    </>
  )
}

type SlipProps = { facts: Partial<Annex5Facts>; marks: PaperMarks; title: string }

function ReportSlip({ facts, marks, title }: SlipProps) {
  return (
    <div className="leading-8">
      <SheetTitle>{title}</SheetTitle>
      <p>
        <Blank value={facts.township} wide />
        {facts.township?.endsWith('街道') ? '办事处' : '人民政府'}：
      </p>
      <p className="indent-8">
        兹有我校
        <Blank value={facts.grade} />年<Blank value={facts.classNo} />
        班学生
        <Blank value={facts.childName} wide />
        ，因其
        <Blank value={facts.reason} wide />
        ，疑似辍学。该生系
        <Blank value={facts.village} wide />
        村人，家长姓名：
        <Blank value={facts.guardianName} wide />
        ，联系电话：
        <Blank value={facts.phone} wide />
        。请求组织人员劝返为盼。
      </p>
      <p className="indent-8">此致！</p>
      <CountersignPlace countersign={marks.countersign} />
      <SealPlace unit={facts.school ?? '学校'} on={facts.signedOn} />
    </div>
  )
}
