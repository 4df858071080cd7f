import { act, type Belongings, type RoomInputs } from '#tests/walls/belongings'

const reason = (of: Belongings) => ({ ...act(of), reason: '写得清清楚楚的理由' })
const person = (of: Belongings) => ({ ...act(of), personId: of.personId, reason: '理由' })
const note = (of: Belongings) => ({ ...act(of), note: '' })

/** 个案上的办理：责任人、计划、劝返、入户、复学、销号、部门转办。 */
export const CASE_ACTS: RoomInputs = {
  acknowledgeReportAction: act,
  admitChildAction: ({ caseId, classId }) => ({ caseId, classId }),
  askDepartmentAction: ({ caseId }) => ({ caseId, department: 'civil_affairs', matter: '核实低保' }),
  assignResponsibleAction: person,
  checkStrikeOffAction: note,
  confirmDropoutAction: (of) => ({ ...act(of), dropoutReason: 'weary_of_study' }),
  confirmReturnAction: (of, day) => ({ ...act(of), returnedOn: day, note: '' }),
  countersignReportAction: act,
  nameHelperAction: person,
  overrideRequirementAction: (of) => ({ ...act(of), requirement: 'home_visit', reason: '举家在外' }),
  recordCriticismAction: (of, day) => ({ ...act(of), issuedOn: day, content: '批评教育' }),
  recordDepartmentAnswerAction: ({ caseId, referralId }, day) => ({
    ...{ caseId, referralId, decision: 'handled' },
    ...{ answeredOn: day, content: '已办' },
  }),
  recordNationalMarkAction: ({ caseId }, day) => ({ caseId, kind: 'roll_marked', onDay: day }),
  recordPersuasionAction: (of, day) => ({
    ...act(of),
    phoned: true,
    visited: false,
    teachers: '教师',
    persuadedAt: `${day}T00:01`,
    truancyReason: 'weary_of_study',
    whereabouts: 'at_home',
    familySituation: '',
    guardianAttitude: '',
    studentAttitude: '',
    methodsAndMeasures: '电话劝返',
    effect: 'promised',
    effectNote: '',
  }),
  recordPersuasionFailureAction: reason,
  recordPrincipalContactAction: (of, day) => ({
    ...act(of),
    party: 'village',
    means: 'phone',
    contacted: '村干部',
    contactedAt: `${day}T00:01`,
    result: '愿意协助',
  }),
  recordSignatureAction: (of, day) => ({
    ...act(of),
    signer: 'guardian',
    signerName: '家长',
    means: 'paper',
    signedOn: day,
    place: '家中',
    strokes: [],
  }),
  recordTownshipVisitAction: (of, day) => ({
    ...act(of),
    visitedOn: day,
    participants: '某人',
    content: '入户',
    outcome: 'promised',
  }),
  refuseStrikeOffAction: reason,
  releaseHelperAction: person,
  requestStrikeOffAction: (of) => ({
    ...act(of),
    reason: 'transferred',
    proofs: [{ proof: 'receiving_school_letter', fileId: of.caseScanId }],
    note: '',
  }),
  strikeOffAction: note,
  writePlanAction: (of) => ({ ...act(of), persuasion: '劝返', care: '关爱', support: '帮扶' }),
}
