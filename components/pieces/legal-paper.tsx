import { fullDayText } from '#components/ui/date-text'
import {
  Blank,
  type PaperMarks,
  SealPlace,
  Sheet,
  SheetFoot,
  SheetHead,
  SheetTitle,
  TearLine,
} from './paper.tsx'

export type LegalPaperFacts = {
  title: string
  /** 责令、通知书写给监护人；提请函写给司法部门。 */
  referral: boolean
  addressee: string
  relation: string
  childName: string
  gender: string
  school: string
  className: string
  /** 缺勤自，或应入学而未入学。 */
  since: string
  neverEnrolled: boolean
  content: string
  /** 《义务教育法》第58条、田政办规〔2023〕8号 4.2.5。 */
  articles: string
  term: string
  issuer: string
  /** 代录的机关；自己签发的为空。 */
  enteredBy?: string
  issuedOn?: string
}

/** 责令限期改正通知书、通知书、提请函：一式两联，存根与正本同号；期限自送达起（L1-58）。 */
export function LegalPaper({ facts, marks }: { facts: LegalPaperFacts; marks: PaperMarks }) {
  return (
    <Sheet label={facts.title}>
      <SheetHead {...marks} />
      <Counterfoil facts={facts} />
      <TearLine serial={marks.serial} />
      <SheetHead serial={marks.serial} />
      <SheetTitle>{facts.title}</SheetTitle>
      <div className="leading-8">
        <p>
          <Blank value={facts.addressee} wide />
          {facts.referral ? '' : `（学生${facts.relation}）`}：
        </p>
        <p className="indent-8">{facts.referral ? referralFacts(facts) : guardianFacts(facts)}</p>
        <p className="indent-8 whitespace-pre-line">{facts.content}</p>
        <p className="indent-8">{facts.referral ? referralAsk(facts) : guardianOrder(facts)}</p>
        {facts.referral ? null : (
          <p className="indent-8">
            逾期仍不改正的，将依法由有关部门处理。如有困难或者对本通知书有异议，可以向签发机关说明、申辩。
          </p>
        )}
        <SealPlace unit={facts.issuer} on={facts.issuedOn} />
      </div>
      <SheetFoot {...marks} />
    </Sheet>
  )
}

function Counterfoil({ facts }: { facts: LegalPaperFacts }) {
  return (
    <div className="leading-8">
      <SheetTitle>{facts.title}（存根）</SheetTitle>
      <p>
        受送达人：
        <Blank value={facts.addressee} wide />
        学生：
        <Blank value={facts.childName} wide />
        学校班级：
        <Blank value={`${facts.school}${facts.className}`} wide />
      </p>
      <p>
        期限：
        <Blank value={facts.term} wide />
        签发：
        <Blank value={facts.issuedOn === undefined ? '' : fullDayText(facts.issuedOn)} wide />
        经办人：
        <Blank wide />
      </p>
      {facts.enteredBy ? (
        <p>
          {facts.issuer}没有人在任，本件由{facts.enteredBy}代录。
        </p>
      ) : null}
    </div>
  )
}

function whatHappened({ since, neverEnrolled, childName, gender, school, className }: LegalPaperFacts) {
  const who = `${childName}（${gender}）`
  return neverEnrolled
    ? `${who}已满入学年龄，至今没有入学`
    : `${who}系${school}${className}学生，自${fullDayText(since)}起无正当理由未到校`
}

function guardianFacts(facts: LegalPaperFacts): string {
  return `你的被监护人${whatHappened(facts)}，没有完成义务教育。`
}

function referralFacts(facts: LegalPaperFacts): string {
  return `学生${whatHappened(facts)}，监护人${facts.relation}经批评教育、责令限期改正，期满仍不改正。`
}

function guardianOrder({ articles, term, neverEnrolled }: LegalPaperFacts): string {
  return `依据${articles}，责令你${term}送被监护人${neverEnrolled ? '入学' : '返校'}就读，完成义务教育。`
}

function referralAsk({ articles }: LegalPaperFacts): string {
  return `依据${articles}，提请发放相关司法文书，敦促监护人履行法定义务。随函附：批评教育记录、文书及送达回证、入户劝返记录。`
}
