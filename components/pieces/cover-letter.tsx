import { Blank, SealPlace, Sheet, SheetHead, SheetTitle, TearLine } from './paper.tsx'

type CoverLetterProps = {
  to: string
  address: string
  divisionCode: string
  school: string
  /** 附的是哪种报告。 */
  title: string
  bureau: string
  serial?: string
  on?: string
}

/** 寄往县外的报送函：信上不写孩子的姓名与情形，只写附件编号；下半是对方寄回的回执。 */
export function CoverLetter({
  to,
  address,
  divisionCode,
  school,
  title,
  bureau,
  serial,
  on,
}: CoverLetterProps) {
  return (
    <Sheet label="报送函">
      <SheetHead serial={serial} />
      <SheetTitle>关于报送《{title}》的函</SheetTitle>
      <p>{to}：</p>
      <p className="indent-8 leading-8">
        现将《{title}》（编号 {serial ?? '　　　　'}）一份送上。该生户籍在你处（区划代码 {divisionCode}
        ）。请依《中华人民共和国义务教育法》第十三条组织、督促其入学，并将收到情况与办理结果函告我校。本报告已同时报
        {bureau}。
      </p>
      <p className="indent-8 leading-8">
        寄送地址：
        <Blank value={address} wide />
      </p>
      <SealPlace unit={school} on={on} />
      <TearLine serial={serial} />
      <SheetTitle>回　执</SheetTitle>
      <p>{school}：</p>
      <p className="indent-8 leading-8">
        编号 {serial ?? '　　　　'} 的报告已于　　　年　　月　　日收到。处理意见：□ 接收办理　□ 退回，理由：
      </p>
      <p className="min-h-16 border-b border-line-strong" />
      <SealPlace unit="收件单位" />
    </Sheet>
  )
}
