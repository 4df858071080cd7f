import { addDays, plainDate } from '#lib/rules/calendar/plain-date'
import type { Belongings, RoomInputs } from '#tests/walls/belongings'

const rectified = ({ findingId, findingFileId }: Belongings) => ({
  ...{ findingId, content: '已整改', evidence: '材料' },
  proofId: findingFileId,
})

/** 督导、举报、临时查看、按期上报。 */
export const SUPERVISION: RoomInputs = {
  acceptReturnAction: ({ returnId, returnVersionId }) => ({ returnId, versionId: returnVersionId }),
  answerFindingAction: (of) => rectified(of),
  checkLeadAction: ({ leadId }, day) => ({
    ...{ leadId, checkedOn: day, done: '到家看过', outcome: 'attending' },
  }),
  checkSampleItemAction: ({ sampleItemId }) => ({ itemId: sampleItemId, verdict: 'matches', note: '' }),
  endWiderViewAction: ({ viewId }) => ({ viewId, reason: '不必再看' }),
  followTipAction: ({ tipId }, day) => ({ tipId, seen: 1, doneOn: day, done: '核查', outcome: 'pending' }),
  makeFindingAction: ({ schoolId, sampleItemId }, day) => ({
    schoolId,
    itemId: sampleItemId,
    content: '问题',
    dueOn: addDays(plainDate(day), 7),
  }),
  recheckFindingAction: ({ findingId, findingFileId }) => ({
    ...{ findingId, result: 'passed', content: '复查', newDueOn: '' },
    proofId: findingFileId,
  }),
  recordCensureAction: ({ schoolId }, day) => ({
    schoolId,
    kind: 'talk',
    heldOn: day,
    content: '约谈',
    outcome: '整改',
  }),
  recordInspectionAction: ({ schoolId, mateSchoolId }, day) => ({
    kind: 'regular',
    schoolIds: [schoolId, mateSchoolId],
    heldOn: day,
    noticedOn: '',
    members: '某人',
    purpose: '随访',
  }),
  recordTipAction: ({ caseId, schoolId }, day) => ({
    ...{ receivedOn: day, channel: 'phone', unitId: schoolId, caseId },
    ...{ said: '隐瞒不报', teller: '' },
  }),
  reportLeadAction: ({ childId }, day) => ({
    ...{ childId, noticedOn: day, whereabouts: 'at_home', said: '在家帮工' },
  }),
  reportRectificationAction: (of) => rectified(of),
  revokeClientAction: ({ clientId }) => ({ clientId }),
  revealTellerAction: ({ tipId }) => ({ submissionKey: undefined, tipId, reason: '回访核实' }),
  reviewWiderViewAction: ({ viewId }) => ({ viewId }),
  sendBackReturnAction: ({ returnId, returnVersionId }) => ({
    ...{ returnId, versionId: returnVersionId },
    reason: '数与学籍对不上',
  }),
  submitReturnAction: ({ returnId }) => ({
    ...{ returnId, version: 1, why: '补录一名转入学生' },
    ...{ leading_group: '', system: '', monitoring: '', reporting: '', enrolment_ledger: '', work: '' },
  }),
}
