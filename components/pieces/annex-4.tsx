import type { ReactNode } from 'react'
import { ScrollRegion } from '#components/ui/scroll-region'
import { FormCell, FormGrid, FormHead } from './form-grid.tsx'
import { type PaperMarks, Sheet, SheetFoot, SheetHead, SheetTitle } from './paper.tsx'

export type Annex4Facts = {
  school: string
  childName: string
  gender: string
  birthMonth: string
  /** 三年(2)班 */
  gradeClass: string
  guardianName: string
  truancyReason: string
  whereabouts: string
  truancySince: string
  address: ReactNode
  /** 掩码；有权的人在打印前按事由查看，显示的六十秒里打印出来是真值。 */
  phone: ReactNode
  teachers: string
  byPhone: boolean
  byHomeVisit: boolean
  persuadedAt: string
  familySituation: string
  guardianAttitude: string
  studentAttitude: string
  methodsAndMeasures: string
  effect: string
  /** 旷课当天教师向家长了解到的，一次一句；没有的不印。 */
  askedThatDay: readonly string[]
}

/** 附件4 学校疑似辍学学生情况记录表（学校用），一次劝返一张。 */
export function Annex4({ facts, marks }: { facts: Partial<Annex4Facts>; marks: PaperMarks }) {
  return (
    <Sheet label="学校疑似辍学学生情况记录表">
      <p className="text-sm">附件 4</p>
      <SheetHead {...marks} />
      <SheetTitle>学校疑似辍学学生情况记录表（学校用）</SheetTitle>
      <p className="mb-2">学校：{facts.school}</p>
      <ScrollRegion label="情况记录表">
        <FormGrid label="学校疑似辍学学生情况记录表">
          <ChildRows facts={facts} />
          <PersuasionRows facts={facts} />
        </FormGrid>
      </ScrollRegion>
      {facts.askedThatDay && facts.askedThatDay.length > 0 ? (
        <div className="mt-3 text-sm">
          <p>旷课当天向家长了解：</p>
          {facts.askedThatDay.map((asked) => (
            <p key={asked} className="break-words">
              {asked}
            </p>
          ))}
        </div>
      ) : null}
      <p className="my-3 text-sm">
        说明：此表用于学校对无故旷课 3 天内学生了解情况、进行劝返的记录。无故旷课超过 3
        天，经劝返仍不返校的，则书面报告当地乡（镇）政府。
      </p>
      <SheetFoot {...marks} />
    </Sheet>
  )
}

function ChildRows({ facts }: { facts: Partial<Annex4Facts> }) {
  return (
    <tbody>
      <tr>
        <FormHead rows={4}>学生信息</FormHead>
        <FormHead>学生姓名</FormHead>
        <FormCell>{facts.childName}</FormCell>
        <FormHead>性别</FormHead>
        <FormCell>{facts.gender}</FormCell>
        <FormHead>出生年月</FormHead>
        <FormCell>{facts.birthMonth}</FormCell>
        <FormHead>所在年级(班)</FormHead>
        <FormCell>{facts.gradeClass}</FormCell>
      </tr>
      <tr>
        <FormHead>家长姓名</FormHead>
        <FormCell columns={3}>{facts.guardianName}</FormCell>
        <FormHead>旷课原因</FormHead>
        <FormCell columns={3}>{facts.truancyReason}</FormCell>
      </tr>
      <tr>
        <FormHead>去向</FormHead>
        <FormCell columns={5}>{facts.whereabouts}</FormCell>
        <FormHead>旷课时间</FormHead>
        <FormCell>{facts.truancySince}</FormCell>
      </tr>
      <tr>
        <FormHead>家庭详细住址</FormHead>
        <FormCell columns={5}>{facts.address}</FormCell>
        <FormHead>联系电话</FormHead>
        <FormCell>{facts.phone}</FormCell>
      </tr>
    </tbody>
  )
}

function PersuasionRows({ facts }: { facts: Partial<Annex4Facts> }) {
  return (
    <tbody>
      <tr>
        <FormHead rows={6}>劝返工作记录</FormHead>
        <FormHead>劝返工作教师</FormHead>
        <FormCell columns={7}>{facts.teachers}</FormCell>
      </tr>
      <tr>
        <FormHead>劝返方式</FormHead>
        <FormCell columns={2}>{facts.byPhone ? '☑' : '□'} 电话</FormCell>
        <FormCell columns={2}>{facts.byHomeVisit ? '☑' : '□'} 家访</FormCell>
        <FormHead>劝返时间</FormHead>
        <FormCell columns={2}>{facts.persuadedAt}</FormCell>
      </tr>
      <tr>
        <FormHead rows={4}>家访记录</FormHead>
        <FormHead>家庭情况</FormHead>
        <FormCell columns={6}>{facts.familySituation}</FormCell>
      </tr>
      <tr>
        <FormHead>家长态度</FormHead>
        <FormCell columns={6}>{facts.guardianAttitude}</FormCell>
      </tr>
      <tr>
        <FormHead>学生态度</FormHead>
        <FormCell columns={6}>{facts.studentAttitude}</FormCell>
      </tr>
      <tr>
        <FormHead>劝返工作方法及措施</FormHead>
        <FormCell columns={6}>{facts.methodsAndMeasures}</FormCell>
      </tr>
      <tr>
        <FormHead columns={2}>劝返效果</FormHead>
        <FormCell columns={7}>{facts.effect}</FormCell>
      </tr>
    </tbody>
  )
}
