import { fullDayText } from '#components/ui/date-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { FormCell, FormGrid, FormHead } from './form-grid.tsx'
import { SealPlace, Sheet, SheetHead, SheetTitle, TearLine } from './paper.tsx'

export type TransferLetterProps = {
  /** 抬头：接收一方。 */
  to: string
  /** 落款：出函一方。 */
  from: string
  address: string
  serial: string
  childName: string
  gender: string
  birthOn: string
  school: string
  className: string
  wanted: string
  guardian: string
  reason: string
  on?: string
  /** 另送的密封文件的密码；没有封过的不印。 */
  passphrase?: string
}

/** 学籍转接联系函：上半送对方，下半是对方寄回的接收函。信上没有证件号、学籍号、电话、住址。 */
export function TransferLetter(props: TransferLetterProps) {
  const { to, from, address, serial, childName, gender, birthOn, school, className, wanted, on, passphrase } =
    props
  return (
    <Sheet label="学籍转接联系函">
      <SheetHead serial={serial} />
      <SheetTitle>学籍转接联系函</SheetTitle>
      <p>{to}：</p>
      <p className="indent-8 leading-8">
        经监护人申请，下列学生拟转入你处就读。请依《中小学生学籍管理办法》第十五条，在 10
        个工作日内答复是否接收；不予接收的，请说明理由。接收之前，该生学籍仍在原学校，由原学校负责。
      </p>
      <div className="mt-4" />
      <ScrollRegion label="拟转入的学生">
        <FormGrid label="拟转入的学生">
          <tbody>
            <tr>
              <FormHead>姓名</FormHead>
              <FormCell>{childName}</FormCell>
              <FormHead>性别、出生日期</FormHead>
              <FormCell>
                {gender} {fullDayText(birthOn)}
              </FormCell>
            </tr>
            <tr>
              <FormHead>现学校、班级</FormHead>
              <FormCell>
                {school} {className}
              </FormCell>
              <FormHead>拟转入学校</FormHead>
              <FormCell>{wanted}</FormCell>
            </tr>
            <tr>
              <FormHead>申请人</FormHead>
              <FormCell>{props.guardian}</FormCell>
              <FormHead>转学理由</FormHead>
              <FormCell>{props.reason}</FormCell>
            </tr>
          </tbody>
        </FormGrid>
      </ScrollRegion>
      {address ? <p className="mt-4 indent-8 leading-8">寄送地址：{address}</p> : null}
      {passphrase ? (
        <p className="mt-4 indent-8 leading-8">
          身份证件号码、学籍号、监护人电话在另送的密封文件里，用随附的打开工具打开，打开后所见的回执码请写在接收函上。密码：
          <strong className="block text-center indent-0 break-keep">{passphrase}</strong>
        </p>
      ) : null}
      <SealPlace unit={from} on={on} />
      <TearLine serial={serial} />
      <SheetTitle>接　收　函</SheetTitle>
      <p>{from}：</p>
      <p className="indent-8 leading-8">
        编号 {serial} 的联系函收悉。该生：□
        同意接收，编入　　　　　　　　　　学校　　　年级　　　班，自　　　　年　　月　　日起 □
        不予接收，理由：
      </p>
      <p className="min-h-12 border-b border-line-strong" />
      {passphrase ? <p className="mt-2">回执码：＿＿＿＿－＿＿＿＿</p> : null}
      <SealPlace unit="接收单位" />
    </Sheet>
  )
}
