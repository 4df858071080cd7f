import { dueText } from '#components/ui/date-text'
import { Section } from '#components/ui/section'
import { REMINDER_STAGE_LABEL, type ReminderStage } from '#lib/rules/clocks/reminder-stages'
import { dutyLabel } from './duty-label.tsx'
import { type ReadAction, ReminderList } from './reminder-list.tsx'

type RemindersProps = {
  reminders: {
    readonly found: readonly {
      readonly deadlineId: string
      readonly duty: string
      readonly dueAt: string
      readonly stage: ReminderStage
      readonly childName: string
      readonly caseId: string | null
    }[]
    readonly today: string
    readonly submissionKey: string
  }
  action: ReadAction
}

/** 各办公桌上的提醒；没有未阅的，整段不出现。 */
export function Reminders({ reminders: { found, today, submissionKey }, action }: RemindersProps) {
  if (found.length === 0) return null
  const items = found.map((one) => ({
    deadlineId: one.deadlineId,
    stage: one.stage,
    stageText: REMINDER_STAGE_LABEL[one.stage],
    text: [one.childName, dutyLabel(one.duty)].filter(Boolean).join(' '),
    due: dueText(one.dueAt, today),
    href: one.caseId ? `/cases/${one.caseId}` : null,
  }))
  return (
    <Section id="reminders" title={`提醒 ${items.length}条`} note="已阅不是已办，时限照走。">
      <ReminderList items={items} submissionKey={submissionKey} action={action} />
    </Section>
  )
}
