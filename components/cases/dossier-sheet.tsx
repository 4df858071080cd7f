import type { ReactNode } from 'react'
import { FormCell, FormGrid, FormHead } from '#components/pieces/form-grid'
import { type PaperMarks, SealPlace, Sheet, SheetFoot, SheetHead, SheetTitle } from '#components/pieces/paper'
import { ScrollRegion } from '#components/ui/scroll-region'

export type DossierFacts = {
  readonly childName: string
  readonly gender: string
  readonly birthMonth: string
  readonly gradeClass: string
  readonly school: string
  readonly guardianName: string
  readonly phone: string
  readonly address: string
  readonly absentSince: string
  readonly reason: string
  readonly whereabouts: string
  readonly state: string
  readonly responsible: string
  readonly helpers: string
  readonly plan: { readonly persuasion: string; readonly care: string; readonly support: string } | null
  readonly planStamp: string
  /** 学生、家长签字；没有签的留空给人手写。 */
  readonly studentSign: ReactNode
  readonly guardianSign: ReactNode
  /** 包保责任链：校长、年级、班级；本地没有包保制的为空。 */
  readonly chain: readonly { readonly label: string; readonly people: string }[]
  /** 存档的照片、扫描件：是什么、谁存的、哪天、摘要。 */
  readonly files: readonly {
    readonly what: string
    readonly by: string
    readonly on: string
    readonly code: string
  }[]
}

/** 辍学学生档案（一生一档）：四要素、责任人、三部分计划、签字（DDK-5.2.3，DDK-5.2.4，DDK-4.2.2）。 */
export function DossierSheet({ facts, marks }: { facts: DossierFacts; marks: PaperMarks }) {
  const plan = facts.plan ?? { persuasion: '', care: '', support: '' }
  return (
    <Sheet label="疑似辍学学生档案">
      <SheetHead {...marks} />
      <SheetTitle>疑似辍学学生档案（一生一档）</SheetTitle>
      <ScrollRegion label="学生档案">
        <FormGrid label="疑似辍学学生档案">
          <tbody>
            <tr>
              <FormHead>姓名</FormHead>
              <FormCell>{facts.childName}</FormCell>
              <FormHead>性别</FormHead>
              <FormCell>{facts.gender}</FormCell>
              <FormHead>出生年月</FormHead>
              <FormCell>{facts.birthMonth}</FormCell>
            </tr>
            <tr>
              <FormHead>学校班级</FormHead>
              <FormCell columns={3}>
                {facts.school} {facts.gradeClass}
              </FormCell>
              <FormHead>现状</FormHead>
              <FormCell>{facts.state}</FormCell>
            </tr>
            <tr>
              <FormHead>家长</FormHead>
              <FormCell>{facts.guardianName}</FormCell>
              <FormHead>电话</FormHead>
              <FormCell>{facts.phone}</FormCell>
              <FormHead>住址</FormHead>
              <FormCell>{facts.address}</FormCell>
            </tr>
            <tr>
              <FormHead>辍学时间</FormHead>
              <FormCell>{facts.absentSince}</FormCell>
              <FormHead>辍学原因</FormHead>
              <FormCell>{facts.reason}</FormCell>
              <FormHead>辍学后去向</FormHead>
              <FormCell>{facts.whereabouts}</FormCell>
            </tr>
            <tr>
              <FormHead>劝返责任人</FormHead>
              <FormCell>{facts.responsible}</FormCell>
              <FormHead>协助人</FormHead>
              <FormCell columns={3}>{facts.helpers}</FormCell>
            </tr>
            {facts.chain.length > 0 ? (
              <tr>
                <FormHead>包保责任</FormHead>
                <FormCell columns={5}>
                  {facts.chain.map(({ label, people }) => `${label}：${people}`).join('；')}
                </FormCell>
              </tr>
            ) : null}
            <tr>
              <FormHead>劝返计划</FormHead>
              <FormCell columns={5}>{plan.persuasion}</FormCell>
            </tr>
            <tr>
              <FormHead>关爱计划</FormHead>
              <FormCell columns={5}>{plan.care}</FormCell>
            </tr>
            <tr>
              <FormHead>帮扶计划</FormHead>
              <FormCell columns={5}>{plan.support}</FormCell>
            </tr>
            {facts.files.length > 0 ? (
              <tr>
                <FormHead>附件</FormHead>
                <FormCell columns={5}>
                  <ul>
                    {facts.files.map(({ what, by, on, code }) => (
                      <li key={code}>
                        {what}，{by} {on}，摘要 {code}
                      </li>
                    ))}
                  </ul>
                </FormCell>
              </tr>
            ) : null}
            <tr>
              <FormHead>学生签字</FormHead>
              <FormCell columns={2}>{facts.studentSign}</FormCell>
              <FormHead>家长签字</FormHead>
              <FormCell columns={2}>{facts.guardianSign}</FormCell>
            </tr>
          </tbody>
        </FormGrid>
      </ScrollRegion>
      {facts.planStamp ? <p className="mt-3 text-sm">计划：{facts.planStamp}</p> : null}
      <SealPlace unit={facts.school} />
      <SheetFoot {...marks} />
    </Sheet>
  )
}
