import type { RoomInputs } from '#tests/walls/belongings'

const aRollCall: RoomInputs[string] = ({ classId, childId, mateId }, day) => ({
  classId,
  day,
  exceptions: [
    { childId, reason: 'sick' },
    { childId: mateId, reason: 'sick' },
  ],
  allPresent: false,
})

/** 点名、缺勤、请假、当天报告、提醒。 */
export const ATTENDANCE: RoomInputs = {
  correctRollCallAction: ({ rollCallId, childId, mateId }) => ({
    rollCallId,
    reason: '更正',
    exceptions: [
      { childId, reason: 'sick' },
      { childId: mateId, reason: 'sick' },
    ],
    allPresent: false,
  }),
  readRemindersAction: ({ deadlineId, mateDeadlineId }) => ({
    reads: [
      { deadlineId, stage: 'on' },
      { deadlineId: mateDeadlineId, stage: 'on' },
    ],
  }),
  receiveSameDayReportAction: ({ reportId }) => ({ reportId }),
  recordGuardianContactAction: ({ absenceId }) => ({ absenceId, means: 'phone', result: 'lost', note: '' }),
  recordLeaveAction: ({ childId }, day) => ({
    childId,
    kind: 'sick',
    fromOn: day,
    toOn: day,
    proof: '',
    note: '',
  }),
  reportSameDayAction: ({ absenceId }) => ({ absenceId, words: '当天报告' }),
  sendRollCallAction: aRollCall,
  submitRollCallAction: aRollCall,
}
