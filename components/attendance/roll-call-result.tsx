import { type DutyItem, DutyRow } from '#components/pieces/duty-row'
import { TextLink } from '#components/ui/app-link'
import { beijing, MomentText, monthDayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { Section } from '#components/ui/section'
import { ABSENCE_REASONS, type AbsenceReason } from '#lib/rules/attendance/absence-reasons'
import { ABSENCE_REASON_LABEL } from '#lib/rules/labels'
import { ArrivalFocus } from './arrival-focus.tsx'

/** 一次已报送的点名。 */
export type ReportedRollCall = {
  readonly rollCallId: string
  readonly enrolled: number
  readonly present: number
  readonly at: string
  readonly by: string
  readonly correctionReason: string | null
  readonly exceptions: readonly {
    readonly childId: string
    readonly childName: string
    readonly reason: AbsenceReason
  }[]
}

type RollCallResultProps = {
  call: ReportedRollCall
  /** 点的是哪一天。 */
  day: string
  today: string
  /** 无故缺勤的学生：联系家长 → 向学校报告。 */
  duties: readonly DutyItem[]
}

/** 点过名之后：数目、例外，以及接着要办的事。 */
export function RollCallResult({ call, day, today, duties }: RollCallResultProps) {
  const absent = call.enrolled - call.present
  const recordedOn = beijing(call.at).day
  const title =
    absent === 0
      ? `全员到校，${call.enrolled}人`
      : `到 ${call.present}，缺 ${absent}，全班 ${call.enrolled} 人`
  return (
    <div className="flex flex-col gap-6">
      <ArrivalFocus>
        <Notice kind="success" title={`已报送：${title}`}>
          <p className="text-sm">
            {call.by}，<MomentText at={call.at} today={today} />
            {call.correctionReason ? `，更正：${call.correctionReason}` : ''}
          </p>
          {/* 补报往日的，记录时间与当日之差照实写出。 */}
          {recordedOn > day ? (
            <p className="text-sm text-late">
              补报：{monthDayText(day)}的点名，{monthDayText(recordedOn)}才记录。
            </p>
          ) : null}
        </Notice>
      </ArrivalFocus>
      {duties.length > 0 ? (
        <Section id="next" title="接着办" note="无故缺勤的，当天联系家长，当天向学校报告（24时前）。">
          <ul className="border-t border-line-strong">
            {duties.map((item) => (
              <DutyRow key={item.id} item={item} />
            ))}
          </ul>
        </Section>
      ) : null}
      {call.exceptions.length > 0 ? (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          {ABSENCE_REASONS.map((reason) => {
            const names = call.exceptions.filter((one) => one.reason === reason)
            return names.length === 0 ? null : (
              <div key={reason} className="contents">
                <dt className="text-muted">
                  {ABSENCE_REASON_LABEL[reason]} {names.length}
                </dt>
                <dd className="flex flex-wrap gap-x-3">
                  {names.map(({ childId, childName }) => (
                    <TextLink key={childId} href={`/children/${childId}`}>
                      {childName}
                    </TextLink>
                  ))}
                </dd>
              </div>
            )
          })}
        </dl>
      ) : null}
    </div>
  )
}
