import { fullDayText } from '#components/ui/date-text'
import { SealPlace, Sheet, SheetHead, SheetTitle } from './paper.tsx'

export type ReplyLetterProps = {
  /** 抬头：来函的教育行政部门。 */
  to: string
  /** 落款：本县教育局。 */
  from: string
  serial: string
  /** 对方联系函的编号。 */
  theirs: string
  childName: string
  gender: string
  birthOn: string
  /** 接收的：哪所学校、哪个班、自哪天；不予接收的只有理由。 */
  answer:
    | {
        readonly kind: 'accepted'
        readonly school: string
        readonly className: string
        readonly fromOn: string
      }
    | { readonly kind: 'refused'; readonly reason: string }
  replyCode?: string
  on?: string
}

/** 系统之外转来的，答复印成回函寄回：收不收、编在哪里、自哪天；回执码让对方知道是打开过文件的一方答的。 */
export function ReplyLetter(props: ReplyLetterProps) {
  const { to, from, serial, theirs, childName, gender, birthOn, answer, replyCode, on } = props
  return (
    <Sheet label="学籍转接回函">
      <SheetHead serial={serial} />
      <SheetTitle>学籍转接回函</SheetTitle>
      <p>{to}：</p>
      <p className="indent-8 leading-8">
        编号 {theirs} 的联系函收悉。学生{childName}（{gender}，{fullDayText(birthOn)}
        出生）转学一事，依《中小学生学籍管理办法》第十五条答复如下：
      </p>
      {answer.kind === 'accepted' ? (
        <p className="indent-8 leading-8">
          同意接收，编入{answer.school}
          {answer.className}，自{fullDayText(answer.fromOn)}起。请据此办理转出，原学校的名册止于前一日。
        </p>
      ) : (
        <p className="indent-8 leading-8">
          不予接收，理由：{answer.reason}。该生学籍仍在原学校，由原学校负责。
        </p>
      )}
      {replyCode ? <p className="mt-4">回执码：{replyCode}</p> : null}
      <SealPlace unit={from} on={on} />
    </Sheet>
  )
}
