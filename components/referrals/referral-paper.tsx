import { SealPlace, Sheet, SheetTitle, TearLine } from '#components/pieces/paper'
import { fullDayText } from '#components/ui/date-text'

type ReferralPaperProps = {
  department: string
  county: string
  from: string
  matter: string
  caseNumber: string
  childName: string
  gender: string
  birthOn: string
  school: string
  residence: string
  askedOn: string
  dueOn: string | null
}

/** 转办单：上半送部门，下半是部门盖章退回的回执。不印证件号、电话与住址门牌。 */
export function ReferralPaper(props: ReferralPaperProps) {
  const { department, from, matter, caseNumber, askedOn, dueOn } = props
  return (
    <Sheet label="控辍保学转办单">
      <SheetTitle>控辍保学转办单</SheetTitle>
      <p>
        {props.county}
        {department}：
      </p>
      <p className="indent-8 leading-8">
        现有适龄儿童少年{props.childName}（{props.gender}，{fullDayText(props.birthOn)}出生，
        {props.school ? `${props.school}，` : ''}
        {props.residence ? `常住${props.residence}，` : ''}
        个案编号 {caseNumber}）未能正常接受义务教育。根据职责分工，请你单位办理：
      </p>
      <p className="indent-8 leading-8 whitespace-pre-line">{matter}</p>
      {dueOn ? <p className="indent-8 leading-8">请于{fullDayText(dueOn)}前将办理结果函告我单位。</p> : null}
      <SealPlace unit={from} on={askedOn} />
      <TearLine serial={caseNumber} />
      <SheetTitle>回　执</SheetTitle>
      <p>{from}：</p>
      <p className="indent-8 leading-8">
        个案编号 {caseNumber} 的转办单已于　　　年　　月　　日收到。办理结果：□ 已办理　□ 部分办理　□
        不符合条件，说明：
      </p>
      <p className="min-h-16 border-b border-line-strong" />
      <SealPlace unit={department} />
    </Sheet>
  )
}
