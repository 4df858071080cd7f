import type { ReactNode } from 'react'
import { ScrollRegion } from '#components/ui/scroll-region'
import {
  type AnnexCategory,
  CategoryTicks,
  FormCell,
  FormGrid,
  FormHead,
  monthDayBlank,
} from './form-grid.tsx'
import { Blank, type PaperMarks, Sheet, SheetFoot, SheetHead, SheetTitle } from './paper.tsx'

export type Annex2Facts = {
  county: string
  township: string
  childName: string
  gender: string
  birthMonth: string
  guardianName: string
  address: ReactNode
  /** 掩码；有权的人在打印前按事由查看，显示的六十秒里打印出来是真值。 */
  phone: ReactNode
  categories: readonly AnnexCategory[]
  reason: string
  visits: readonly { on: string; content: string; recorder: string }[]
  outcome: string
  remarks: string
}

const ORDINAL = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const
const VISITS_ON_FORM = 5

/** 附件2 未入学适龄儿童少年组织入学记录表（乡镇用），一生一表；五次之后续页，次数不限（C-06）。 */
export function Annex2({ facts, marks }: { facts: Partial<Annex2Facts>; marks: PaperMarks }) {
  const visits = facts.visits ?? []
  const sheets = Math.max(1, Math.ceil(visits.length / VISITS_ON_FORM))
  return Array.from({ length: sheets }, (_, sheet) => (
    <OneSheet
      key={`sheet-${visits[sheet * VISITS_ON_FORM]?.on ?? 'blank'}-${ORDINAL[sheet] ?? ''}`}
      facts={facts}
      marks={marks}
      sheet={sheet}
      sheets={sheets}
    />
  ))
}

function OneSheet({
  facts,
  marks,
  sheet,
  sheets,
}: {
  facts: Partial<Annex2Facts>
  marks: PaperMarks
  sheet: number
  sheets: number
}) {
  const rows = Array.from({ length: VISITS_ON_FORM }, (_, index) => {
    const at = sheet * VISITS_ON_FORM + index
    return { ordinal: `第${ORDINAL[at] ?? at + 1}次`, visit: facts.visits?.[at] }
  })
  const title = '未入学适龄儿童少年组织入学记录表'
  return (
    <Sheet label={sheets > 1 ? `${title} 第${sheet + 1}页` : title}>
      <p className="text-sm">附件 2{sheet > 0 ? `（续页，第${sheet + 1}页 共${sheets}页）` : ''}</p>
      <SheetHead {...marks} />
      <SheetTitle>{title}（乡镇用）</SheetTitle>
      <p className="mb-2">
        {facts.county ?? '大田县'}
        <Blank value={facts.township} wide />
        乡（镇）
      </p>
      <ScrollRegion label={title}>
        <FormGrid label={title}>
          <tbody>
            <tr>
              <FormHead rows={4}>学生信息</FormHead>
              <FormHead>学生姓名</FormHead>
              <FormCell>{facts.childName}</FormCell>
              <FormHead>性别</FormHead>
              <FormCell>{facts.gender}</FormCell>
              <FormHead>出生年月</FormHead>
              <FormCell>{facts.birthMonth}</FormCell>
              <FormHead>家长姓名</FormHead>
              <FormCell>{facts.guardianName}</FormCell>
            </tr>
            <tr>
              <FormHead>家庭详细住址</FormHead>
              <FormCell columns={5}>{facts.address}</FormCell>
              <FormHead>联系电话</FormHead>
              <FormCell>{facts.phone}</FormCell>
            </tr>
            <tr>
              <FormHead>对象类别</FormHead>
              <FormCell columns={7}>
                <CategoryTicks chosen={facts.categories ?? []} />
              </FormCell>
            </tr>
            <tr>
              <FormHead>未入学原因</FormHead>
              <FormCell columns={7}>{facts.reason}</FormCell>
            </tr>
          </tbody>
          <tbody>
            <tr>
              <FormHead rows={VISITS_ON_FORM + 2}>动员情况记录</FormHead>
              <FormHead columns={2}>次 数</FormHead>
              <FormHead columns={5}>情况记录</FormHead>
              <FormHead>记录人</FormHead>
            </tr>
            {rows.map(({ ordinal, visit }) => (
              <tr key={ordinal}>
                <FormHead>{ordinal}</FormHead>
                <FormCell>{monthDayBlank(visit?.on)}</FormCell>
                <FormCell columns={5}>{visit?.content}</FormCell>
                <FormCell>{visit?.recorder}</FormCell>
              </tr>
            ))}
            <tr>
              <FormHead columns={2}>动员结果</FormHead>
              <FormCell columns={6}>{sheet === sheets - 1 ? facts.outcome : '见续页'}</FormCell>
            </tr>
          </tbody>
        </FormGrid>
      </ScrollRegion>
      <p className="my-3 text-sm">
        说明：此表一生一表，用于乡（镇）政府组织动员未入校学生时记录情况，动员结果依情况填：缓学、送教上门、入学等。
        {facts.remarks ? `备注：${facts.remarks}。` : ''}
      </p>
      <SheetFoot {...marks} />
    </Sheet>
  )
}
