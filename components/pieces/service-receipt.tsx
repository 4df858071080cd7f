import { fullDayText } from '#components/ui/date-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { FormCell, FormGrid, FormHead } from './form-grid.tsx'
import { type PaperMarks, Sheet, SheetFoot, SheetHead, SheetTitle } from './paper.tsx'

export type ServiceFacts = {
  paperTitle: string
  addressee: string
  issuer: string
  manner: string
  servedOn?: string
  place: string
  receiver: string
  witnesses: string
  trackingNumber: string
  server: string
  /** 期限自送达起算到哪天。 */
  returnBy?: string
}

/** 送达回证：没有它，后一级不开（F39）。 */
export function ServiceReceipt({ facts, marks }: { facts: ServiceFacts; marks: PaperMarks }) {
  const rows: readonly (readonly [string, string])[] = [
    ['送达文书', facts.paperTitle],
    ['文书编号', marks.serial ?? ''],
    ['受送达人', facts.addressee],
    ['送达机关', facts.issuer],
    ['送达方式', facts.manner],
    ['送达时间', facts.servedOn ? fullDayText(facts.servedOn) : ''],
    ['送达地点', facts.place],
    ['签收人', facts.receiver],
    ['见证人', facts.witnesses],
    ['邮件号', facts.trackingNumber],
    ['所定期限', facts.returnBy ? `${fullDayText(facts.returnBy)}前` : ''],
    ['送达人', facts.server],
  ]
  return (
    <Sheet label="送达回证">
      <SheetHead {...marks} />
      <SheetTitle>送达回证</SheetTitle>
      <ScrollRegion label="送达回证">
        <FormGrid label="送达回证">
          <tbody>
            {rows.map(([head, value]) => (
              <tr key={head}>
                <FormHead>{head}</FormHead>
                <FormCell>{value}</FormCell>
              </tr>
            ))}
            <tr>
              <FormHead>签章</FormHead>
              <FormCell>
                <span className="flex min-h-24 flex-wrap items-end justify-between gap-6">
                  <span>受送达人（签章）：　　　　　　</span>
                  <span>送达人（签章）：　　　　　　</span>
                </span>
              </FormCell>
            </tr>
          </tbody>
        </FormGrid>
      </ScrollRegion>
      <SheetFoot {...marks} />
    </Sheet>
  )
}
