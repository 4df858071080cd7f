import { fullDayText } from '#components/ui/date-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { FormCell, FormGrid, FormHead } from './form-grid.tsx'
import { type PaperMarks, Sheet, SheetFoot, SheetHead, SheetTitle } from './paper.tsx'

export type Annex6Opinion = { head: string; words: string; by: string; on: string }

export type Annex6Facts = {
  county: string
  /** 缓学、休学、送教上门。 */
  kind: string
  childName: string
  gender: string
  birthMonth: string
  idNumber: string
  shouldEnrolOn: string
  address: string
  guardian: string
  phone: string
  condition: string
  hospital: string
  fromOn: string
  untilOn: string
  appliedOn: string
  opinions: readonly Annex6Opinion[]
}

/** 附件6 缓学申请表。原表体缺失，依同类公开表与本县文件重建，待业务方以原表校正。 */
export function Annex6({ facts, marks }: { facts: Partial<Annex6Facts>; marks: PaperMarks }) {
  const kind = facts.kind ?? '缓学'
  return (
    <Sheet label={`适龄儿童少年${kind}申请表`}>
      <p className="flex justify-between text-sm">
        <span>附件 6</span>
        <span>版式重建，待校正</span>
      </p>
      <SheetHead {...marks} />
      <SheetTitle>
        {facts.county ?? '大田县'}适龄儿童少年{kind}申请表
      </SheetTitle>
      <ScrollRegion label="申请表">
        <FormGrid label={`适龄儿童少年${kind}申请表`}>
          <tbody>
            <tr>
              <FormHead>学生姓名</FormHead>
              <FormCell>{facts.childName}</FormCell>
              <FormHead>性别</FormHead>
              <FormCell>{facts.gender}</FormCell>
              <FormHead>出生年月</FormHead>
              <FormCell>{facts.birthMonth}</FormCell>
            </tr>
            <tr>
              <FormHead>身份证件号</FormHead>
              <FormCell columns={3}>{facts.idNumber}</FormCell>
              <FormHead>应入学时间</FormHead>
              <FormCell>{facts.shouldEnrolOn}</FormCell>
            </tr>
            <tr>
              <FormHead>家庭住址</FormHead>
              <FormCell columns={5}>{facts.address}</FormCell>
            </tr>
            <tr>
              <FormHead>监护人</FormHead>
              <FormCell columns={3}>{facts.guardian}</FormCell>
              <FormHead>联系电话</FormHead>
              <FormCell>{facts.phone}</FormCell>
            </tr>
            <tr>
              <FormHead>{kind}原因（身体状况）</FormHead>
              <FormCell columns={5}>
                {facts.condition}
                <span className="mt-6 block text-right">
                  申请人签字：　　　　　　{facts.appliedOn ? fullDayText(facts.appliedOn) : '　　年　月　日'}
                </span>
              </FormCell>
            </tr>
            <tr>
              <FormHead>{kind}期限</FormHead>
              <FormCell columns={5}>
                {facts.fromOn ? fullDayText(facts.fromOn) : '　　年　月　日'}至
                {facts.untilOn ? fullDayText(facts.untilOn) : '　　年　月　日'}
              </FormCell>
            </tr>
            <tr>
              <FormHead>证明单位</FormHead>
              <FormCell columns={5}>
                {facts.hospital}（证明附后，须有建议{kind}的意见）
              </FormCell>
            </tr>
            {(facts.opinions ?? []).map((opinion) => (
              <tr key={opinion.head}>
                <FormHead>{opinion.head}</FormHead>
                <FormCell columns={5}>
                  {opinion.words}
                  <span className="mt-6 block text-right">
                    {opinion.by
                      ? `${opinion.by}（盖章）　${fullDayText(opinion.on)}`
                      : '（盖章）　　　　年　月　日'}
                  </span>
                </FormCell>
              </tr>
            ))}
          </tbody>
        </FormGrid>
      </ScrollRegion>
      <p className="my-3 text-sm">
        说明：一式三份，家长、学校、主管部门各一份。每次不超过一年；期满仍不能就学的，期满十日前重新申请。
        附县级以上医院诊断证明。
      </p>
      <SheetFoot {...marks} />
    </Sheet>
  )
}
