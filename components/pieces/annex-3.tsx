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

export type Annex3Visit = { on: string; content: string; recorder: string }

export type Annex3Facts = {
  county: string
  township: string
  childName: string
  gender: string
  /** 2017年3月 */
  birthMonth: string
  guardianName: string
  school: string
  grade: string
  classNo: string
  address: ReactNode
  /** 掩码；有权的人在打印前按事由查看，显示的六十秒里打印出来是真值。 */
  phone: ReactNode
  categories: readonly AnnexCategory[]
  truancyReason: string
  truancyOn: string
  visits: readonly Annex3Visit[]
  /** 缓学、送教上门、辍学、返校等。 */
  outcome: string
}

const ORDINAL = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const
const VISITS_ON_FORM = 5

/** 附件3 疑似辍学学生劝返情况记录表（乡镇用），一生一表。超过五次的顺次加行，不另起一表。 */
export function Annex3({ facts, marks }: { facts: Partial<Annex3Facts>; marks: PaperMarks }) {
  const visits = facts.visits ?? []
  const rows = Array.from({ length: Math.max(VISITS_ON_FORM, visits.length) }, (_, index) => ({
    ordinal: `第${ORDINAL[index] ?? index + 1}次`,
    visit: visits[index],
  }))
  return (
    <Sheet label="疑似辍学学生劝返情况记录表">
      <p className="text-sm">附件 3</p>
      <SheetHead {...marks} />
      <SheetTitle>疑似辍学学生劝返情况记录表（乡镇用）</SheetTitle>
      <p className="mb-2">
        {facts.county ?? '大田县'}
        <Blank value={facts.township} wide />
        乡（镇）
      </p>
      <ScrollRegion label="劝返情况记录表">
        <FormGrid label="疑似辍学学生劝返情况记录表">
          <tbody>
            <tr>
              <FormHead rows={5}>学生信息</FormHead>
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
              <FormHead>就读学校</FormHead>
              <FormCell columns={5}>{facts.school}</FormCell>
              <FormHead>就读班级</FormHead>
              <FormCell>
                {facts.grade || '　'}年{facts.classNo || '　'}班
              </FormCell>
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
              <FormHead>旷课原因</FormHead>
              <FormCell columns={5}>{facts.truancyReason}</FormCell>
              <FormHead>旷课日期</FormHead>
              <FormCell>{facts.truancyOn === undefined ? '' : monthDayBlank(facts.truancyOn)}</FormCell>
            </tr>
          </tbody>
          <tbody>
            <tr>
              <FormHead rows={rows.length + 2}>动员情况记录</FormHead>
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
              <FormCell columns={6}>{facts.outcome}</FormCell>
            </tr>
          </tbody>
        </FormGrid>
      </ScrollRegion>
      <p className="my-3 text-sm">
        说明：此表一生一表，用于乡（镇）政府劝返学校上报的旷课超过 3
        天的学生情况记录；动员结果依情况填：缓学、送教上门、辍学、返校等。
      </p>
      <SheetFoot {...marks} />
    </Sheet>
  )
}
