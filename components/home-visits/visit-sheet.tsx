import { FormCell, FormGrid, FormHead } from '#components/pieces/form-grid'
import { Blank, Sheet, SheetTitle } from '#components/pieces/paper'
import { ScrollRegion } from '#components/ui/scroll-region'

export type VisitSheetFacts = {
  readonly visitedOn: string
  readonly onHoliday: boolean
  readonly visitors: string
  readonly content: string
  readonly recorder: string
  readonly children: readonly {
    readonly id: string
    readonly name: string
    readonly place: string
    readonly groups: string
    readonly kase: boolean
  }[]
}

/** 家访登记单：一次走访一张，几个孩子写在同一张上（F29，DDK-4.8.1）。 */
export function VisitSheet({ facts }: { facts: VisitSheetFacts }) {
  return (
    <Sheet label="家访登记单">
      <SheetTitle>家访登记单</SheetTitle>
      <ScrollRegion label="家访登记">
        <FormGrid label="家访登记单">
          <tbody>
            <tr>
              <FormHead>日期</FormHead>
              <FormCell>
                {facts.visitedOn}
                {facts.onHoliday ? '（假日）' : ''}
              </FormCell>
              <FormHead>家访人员</FormHead>
              <FormCell>{facts.visitors}</FormCell>
            </tr>
            {facts.children.map((child) => (
              <tr key={child.id}>
                <FormHead>学生</FormHead>
                <FormCell>
                  {child.name}
                  {child.kase ? '（有个案）' : ''}
                </FormCell>
                <FormHead>班级、类别</FormHead>
                <FormCell>
                  {child.place} {child.groups}
                </FormCell>
              </tr>
            ))}
            <tr>
              <FormHead>家访情况</FormHead>
              <FormCell columns={3}>{facts.content}</FormCell>
            </tr>
          </tbody>
        </FormGrid>
      </ScrollRegion>
      <p className="mt-6">
        家长签字：
        <Blank wide />
        　记录人：{facts.recorder}
      </p>
    </Sheet>
  )
}
