import { fullDayText } from '#components/ui/date-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { FormCell, FormGrid, FormHead } from './form-grid.tsx'
import { Sheet, SheetTitle } from './paper.tsx'

export type Annex1Row = {
  id: string
  village: string
  childName: string
  gender: string
  birthOn: string
  idNumber: string
  /** 户籍地：本县的写乡镇，县外的写区划代码。 */
  household: string
  /** 摸底那一户的户主；没有摸到户的空着。 */
  head: string
  guardian: string
  relation: string
  phone: string
  categories: string
  school: string
  grade: string
  reason: string
  whereabouts: string
  visits: number
  result: string
  responsible: string
  remarks: string
}

type Annex1Props = {
  county: string
  township: string
  filledOn: string
  rows: readonly Annex1Row[]
}

const HEADS = [
  '序号',
  '现居村（社区）',
  '姓名',
  '性别',
  '出生日期',
  '证件号、户籍地',
  '户主',
  '监护人、关系、电话',
  '对象类别',
  '应入学学校、年级',
  '未入学原因',
  '去向',
  '入户次数',
  '处理结果、责任人',
  '备注',
]

/** 附件1 未入学适龄儿童少年情况登记表。原表体缺失，依附件2 与同类公开表重建，待业务方以原表校正。 */
export function Annex1({ county, township, filledOn, rows }: Annex1Props) {
  const title = '未入学适龄儿童少年情况登记表'
  const blank = Array.from({ length: Math.max(0, 8 - rows.length) }, (_, index) => rows.length + index + 1)
  return (
    <Sheet label={title} wide>
      <p className="flex justify-between text-sm">
        <span>附件 1</span>
        <span>版式重建，待校正</span>
      </p>
      <SheetTitle>{title}</SheetTitle>
      <p className="mb-2 flex flex-wrap justify-between gap-4 text-sm">
        <span>
          {county} {township}（盖章）
        </span>
        <span>填报时间：{fullDayText(filledOn)}</span>
      </p>
      <ScrollRegion label={title}>
        <FormGrid label={title}>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col" className="border border-line-strong px-1 py-2 font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.id}>
                <FormHead>{index + 1}</FormHead>
                <FormCell>{row.village}</FormCell>
                <FormCell>
                  <span className="whitespace-nowrap">{row.childName}</span>
                </FormCell>
                <FormCell>{row.gender}</FormCell>
                <FormCell>{fullDayText(row.birthOn)}</FormCell>
                <FormCell>
                  {row.idNumber} {row.household}
                </FormCell>
                <FormCell>
                  <span className="whitespace-nowrap">{row.head}</span>
                </FormCell>
                <FormCell>
                  {row.guardian}
                  {row.relation ? `（${row.relation}）` : ''} {row.phone}
                </FormCell>
                <FormCell>{row.categories}</FormCell>
                <FormCell>
                  {row.school} {row.grade}
                </FormCell>
                <FormCell>{row.reason}</FormCell>
                <FormCell>{row.whereabouts}</FormCell>
                <FormCell>{row.visits}</FormCell>
                <FormCell>
                  {row.result} {row.responsible}
                </FormCell>
                <FormCell>{row.remarks}</FormCell>
              </tr>
            ))}
            {blank.map((ordinal) => (
              <tr key={ordinal}>
                <FormHead>{ordinal}</FormHead>
                {HEADS.slice(1).map((head) => (
                  <FormCell key={head} />
                ))}
              </tr>
            ))}
          </tbody>
        </FormGrid>
      </ScrollRegion>
      <p className="mt-4 flex justify-between text-sm">
        <span>审核人：</span>
        <span>填表人：</span>
        <span>联系电话：　　　　　　</span>
      </p>
    </Sheet>
  )
}
