import { SealPlace, Sheet, SheetTitle } from './paper.tsx'

export type EnrolmentNoticeFacts = {
  readonly id: string
  readonly childName: string
  readonly guardian: string
  readonly school: string
  readonly year: number
}

/**
 * 入学通知书（NA-1.3）：法律规定与违法追责两段是通知书的一部分，不能删。下半张是送达回证。
 * 义务教育法第五、十一、五十八条，未成年人保护法第十六、十七条。
 */
export function EnrolmentNotice({ facts, issuer }: { facts: EnrolmentNoticeFacts; issuer: string }) {
  return (
    <Sheet label={`入学通知书 ${facts.childName}`}>
      <SheetTitle>义务教育入学通知书</SheetTitle>
      <p>{facts.guardian || '　　　　　'}（监护人）：</p>
      <p className="mt-2 indent-8">
        您的孩子 {facts.childName} 已到义务教育入学年龄，请于{facts.year}
        年9月1日前持户口簿（没有户籍的持居住证明）到
        {facts.school || '　　　　　　　　'}报到。
      </p>
      <p className="mt-2 indent-8">
        法律规定：凡年满六周岁的儿童，其父母或者其他法定监护人应当送其入学接受并完成义务教育（《义务教育法》第十一条）；
        父母或者其他监护人应当尊重未成年人受教育的权利，保障适龄未成年人依法接受并完成义务教育，不得放任或者迫使其失学、
        辍学（《未成年人保护法》第十六条、第十七条）。
      </p>
      <p className="mt-2 indent-8">
        违法追责：无正当理由未依照规定送适龄儿童、少年入学接受义务教育的，由当地乡镇人民政府或者县级人民政府教育行政部门
        给予批评教育，责令限期改正（《义务教育法》第五十八条）。因身体状况需要延缓入学的，请由监护人提出申请。
      </p>
      <SealPlace unit={facts.school || issuer} />
      <div className="my-6 border-t border-dashed border-line-strong" />
      <h4 className="text-center font-bold">送达回证</h4>
      <p className="mt-2">
        受送达人：{facts.guardian || '　　　　　　'}　　送达文书：{facts.childName} 入学通知书
      </p>
      <p className="mt-2">送达地点：　　　　　　　　　　　　送达时间：　　　年　月　日</p>
      <p className="mt-2">受送达人签章：　　　　　　　　　　送达人签章：</p>
    </Sheet>
  )
}
