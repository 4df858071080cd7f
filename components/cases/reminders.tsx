import { dueText } from '#components/ui/date-text'
import { Section } from '#components/ui/section'
import { REMINDER_STAGE_LABEL, type ReminderStage } from '#lib/rules/clocks/reminder-stages'
import { caseDutyLabel, dutyLabel } from './duty-label.tsx'
import { type ReadAction, ReminderList } from './reminder-list.tsx'

type RemindersProps = {
  reminders: {
    readonly found: readonly {
      readonly deadlineId: string
      readonly duty: string
      readonly ownerRole: string
      readonly dueAt: string
      readonly stage: ReminderStage
      readonly childName: string
      readonly caseId: string | null
      readonly childId?: string | null
      readonly subjectId?: string
    }[]
    readonly today: string
    readonly submissionKey: string
  }
  action: ReadAction
}

/** 一次列这么多；看过的让出位置，其余的接着列。 */
const SHOWN = 20

/** 各办公桌上的提醒；没有未阅的，整段不出现。 */
export function Reminders({ reminders: { found, today, submissionKey }, action }: RemindersProps) {
  if (found.length === 0) return null
  const items = found.slice(0, SHOWN).map((one) => ({
    deadlineId: one.deadlineId,
    stage: one.stage,
    stageText: REMINDER_STAGE_LABEL[one.stage],
    text: [one.childName, one.caseId ? caseDutyLabel(one) : dutyLabel(one.duty)].filter(Boolean).join(' '),
    due: dueText(one.dueAt, today),
    href: hrefOf(one),
  }))
  return (
    <Section id="reminders" title={`提醒 ${found.length}条`} note={noteOf(found.length)}>
      <ReminderList items={items} submissionKey={submissionKey} action={action} />
    </Section>
  )
}

type Reminded = RemindersProps['reminders']['found'][number]

/** 按下就到那件事：个案，线索，区外就读；班级、学校欠的没有一页可开。 */
function hrefOf({ duty, caseId, childId, subjectId }: Reminded): string | null {
  if (caseId) return `/cases/${caseId}`
  if (duty === 'lead_check') return `/leads/${subjectId}`
  return duty === 'outside_follow_up' && childId ? `/children/${childId}/outside` : null
}

function noteOf(count: number): string {
  const more = count > SHOWN ? `先列最早的${SHOWN}条，看过之后接着列。` : ''
  return `已阅不是已办，时限照走。${more}`
}
