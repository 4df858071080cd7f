import type { DutyRule, Sourced } from './profile.ts'

const WORDS = '转学由转入学校启动，转入学校、转出学校、双方主管部门各 10 个工作日'

/** 一方的十个工作日（J25-15）；谁欠、由哪件事起算。 */
function side(
  value: Pick<DutyRule, 'duty' | 'event' | 'owner'>,
  reading: string,
  amount = 10,
): Sourced<DutyRule> {
  return {
    value: { ...value, amount, unit: 'working_day', recipients: [] },
    clause: 'J25-15',
    words: WORDS,
    reading,
  }
}

/** 转学各方的时限，与区外就读的跟踪；县里可以另定更严的。 */
export const TRANSFER_DUTIES: readonly Sourced<DutyRule>[] = [
  side(
    { duty: 'transfer_release', event: 'transfer_asked', owner: 'bureau' },
    '学校申请转出之后，转出方教育局 10 个工作日内同意或不予转出',
  ),
  side(
    { duty: 'transfer_receiving', event: 'transfer_offered', owner: 'officer' },
    '县内转学，接收学校 10 个工作日内接收或说明理由',
  ),
  side(
    { duty: 'transfer_acceptance', event: 'transfer_offered', owner: 'officer' },
    '县内转学提出之后 10 个工作日没有接收的，转出学校列为疑似辍学',
  ),
  side(
    { duty: 'transfer_acceptance', event: 'transfer_sent', owner: 'officer' },
    '转入教育局、转入学校各 10 个工作日，合计 20 个工作日没有接收的，转出学校列为疑似辍学',
    20,
  ),
  side(
    { duty: 'transfer_placing', event: 'transfer_arrived', owner: 'bureau' },
    '外县材料送到之后，转入方教育局 10 个工作日内安排学校或不予接收',
  ),
  side(
    { duty: 'transfer_receiving', event: 'transfer_placed', owner: 'officer' },
    '教育局安排之后，接收学校 10 个工作日内接收或说明理由',
  ),
  {
    value: {
      duty: 'outside_follow_up',
      event: 'outside_schooling_found',
      amount: 30,
      unit: 'calendar_day',
      owner: 'officer',
      recipients: [],
      rollsOverHolidays: true,
    },
    clause: 'J25-25',
    words: '每学期至少核准一次学籍，做到人籍一致',
    reading: '核实在区外就读而学籍没有转走的，每 30 日跟踪一次，直到办好转学或返校',
  },
]
