import { Annex5, type Annex5Facts } from './annex-5.tsx'
import { DossierReport } from './dossier-report.tsx'
import type { PaperMarks } from './paper.tsx'
import { RosterReport } from './roster-report.tsx'

export type ReportFormCode = 'annex_5' | 'roster' | 'dossier'

/** 书面报告的内容；三种纸用得到的都在，空着的留白给人手写。 */
export type ReportFacts = Annex5Facts & {
  absentSinceOn: string
  whereabouts: string
  /** 教育行政部门怎样称呼：县教育局、区教委。 */
  bureau: string
  /** 档案按小时立案、而报告时已满的小时数；没满、或按日立案的没有。 */
  hoursAway: number | null
  /** 校长与家长、与村的联系，一方一句（登记册）。 */
  contacts: readonly string[]
}

export const REPORT_TITLE: Readonly<Record<ReportFormCode, string>> = {
  annex_5: '疑似辍学学生报告单',
  roster: '辍学、流失学生登记册',
  dossier: '辍学学生报告（档案）',
}

type ReportPaperProps = { form: ReportFormCode; facts: Partial<ReportFacts>; marks: PaperMarks }

/** 书面报告的纸由档案定：附件5、登记册、档案。三种都是一张 A4，写不下的另起续页。 */
export function ReportPaper({ form, facts, marks }: ReportPaperProps) {
  if (form === 'roster') return <RosterReport facts={facts} marks={marks} />
  if (form === 'dossier') return <DossierReport facts={facts} marks={marks} />
  return <Annex5 facts={facts} marks={marks} />
}
