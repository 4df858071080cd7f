import { randomUUID } from 'node:crypto'
import type { Belongings } from './belongings.ts'

type Input = Readonly<Record<string, unknown>>

/** 每个动作一份填得完全合格的提交，只是东西是别人的：被拒只能是因为够不着，不是因为没填好。 */
export function foreignInput(action: string, theirs: Belongings, day: string): Input | null {
  const build = INPUTS[action]
  return build ? { submissionKey: randomUUID(), ...build(theirs, day) } : null
}

/** 不拿儿童、个案、班级说事的动作：登录、退出、换岗位、样张、定控制线、填基数。 */
export const NOT_ABOUT_ANYONE = [
  'signInAction',
  'signOutAction',
  'sitDownAction',
  'revealSample',
  'setControlLineAction',
  'setCohortBaseAction',
  'requestExportAction',
]

const act = ({ caseId, version }: Belongings) => ({ caseId, version })
const reason = (theirs: Belongings) => ({ ...act(theirs), reason: '写得清清楚楚的理由' })
const person = (theirs: Belongings) => ({ ...act(theirs), personId: theirs.personId, reason: '理由' })
const note = (theirs: Belongings) => ({ ...act(theirs), note: '' })
const paper = (theirs: Belongings) => ({
  ...act(theirs),
  reason: '无故缺勤',
  village: '红星村',
  guardianName: '家长',
  whereabouts: '',
  outsideName: '',
  outsideAddress: '',
})
const content = (theirs: Belongings) => ({ ...act(theirs), content: '经批评教育仍未返校' })
const service = (theirs: Belongings, day: string) => ({
  ...act(theirs),
  servedOn: day,
  manner: 'handed_over',
  place: '家中',
  receiver: '父亲',
  witnessOne: '',
  witnessTwo: '',
  trackingNumber: '',
})
const measure = (theirs: Belongings, day: string) => ({ ...act(theirs), issuedOn: day, content: '批评教育' })
const reveal = ({ childId, guardianId }: Belongings) => ({
  submissionKey: undefined,
  childId,
  guardianId,
  field: 'guardian_phone',
  reason: '核对联系电话',
})

const abroad = ({ personId, ...theirs }: Belongings) => ({
  ...act({ personId, ...theirs }),
  recipientId: personId,
})

const INPUTS: Readonly<Record<string, (theirs: Belongings, day: string) => Input>> = {
  assignResponsibleAction: person,
  nameHelperAction: person,
  releaseHelperAction: person,
  writePlanAction: (theirs) => ({ ...act(theirs), persuasion: '劝返', care: '关爱', support: '帮扶' }),
  acceptHandOverAction: ({ personId }) => ({ handOverId: personId, villageId: '' }),
  acknowledgeReportAction: act,
  // 示范数据里没有导入的批；够不着的批由 imports.db.test.ts 另证。
  askImportUndoAction: () => ({ batchId: randomUUID() }),
  confirmImportAction: () => ({ batchId: randomUUID() }),
  planHomeTeachingAction: () => ({
    placementId: randomUUID(),
    teachers: '某',
    lessonsPerWeek: 3,
    content: '识字',
  }),
  teachAtHomeAction: (_theirs, day) => ({
    placementId: randomUUID(),
    day,
    minutes: 80,
    teachers: '某',
    content: '识字',
    guardianName: '家长',
  }),
  serveEnrolmentNoticeAction: ({ childId }, day) => ({
    childId,
    servedOn: day,
    service: 'in_person',
    receivedBy: '家长',
  }),
  admitChildAction: ({ caseId, classId }) => ({ caseId, classId }),
  registerChildAction: ({ schoolId }) => ({
    name: '林小某',
    gender: 'male',
    birthOn: '2015-06-07',
    idKind: 'none',
    idNumber: '',
    villageId: randomUUID(),
    schoolId,
    address: '',
    guardianName: '林大某',
    relation: '父亲',
    phone: '',
    categories: [],
    reason: 'guardian_neglect',
    whereabouts: 'at_home',
    note: '',
    another: false,
  }),
  applyForPlacementAction: ({ childId }, day) => ({
    childId,
    kind: 'home_teaching',
    applicantName: '家长',
    applicantRelation: '父亲',
    ground: 'health',
    condition: '静养',
    hospital: '县医院',
    proofId: randomUUID(),
    fromOn: day,
    untilOn: `${Number(day.slice(0, 4)) + 1}${day.slice(4, 8)}01`,
    words: '',
  }),
  writeOpinionAction: () => ({ applicationId: randomUUID(), decision: 'agree', words: '' }),
  startComparisonAction: () => ({ batchId: randomUUID() }),
  decideFindingAction: () => ({ findingId: randomUUID(), decision: 'list_error', reason: '名单有误' }),
  proposeMergeAction: ({ childId }) => ({ keepId: childId, retireId: randomUUID(), reason: '同一个孩子' }),
  approveMergeAction: () => ({ proposalId: randomUUID(), reason: '已经核对' }),
  refuseMergeAction: () => ({ proposalId: randomUUID(), reason: '已经核对' }),
  askMergeReversalAction: () => ({ proposalId: randomUUID(), reason: '已经核对' }),
  checkStrikeOffAction: note,
  confirmDropoutAction: (theirs) => ({ ...act(theirs), dropoutReason: '厌学' }),
  confirmReturnAction: (theirs, day) => ({ ...act(theirs), returnedOn: day, note: '' }),
  correctRollCallAction: ({ rollCallId }) => ({
    rollCallId,
    reason: '更正',
    exceptions: [],
    allPresent: true,
  }),
  countersignReportAction: act,
  draftWrittenReportAction: paper,
  endPairingAction: ({ childId, personId }, day) => ({
    childId,
    pairingId: personId,
    endedOn: day,
    endedWhy: '期满',
  }),
  recordSupportAction: ({ childId, personId }, day) => ({
    childId,
    pairingId: personId,
    kind: 'talk',
    onDay: day,
    content: '谈心',
  }),
  startPairingAction: ({ childId }, day) => ({
    childId,
    kind: 'teacher',
    helperId: '',
    helperName: '某人',
    helperUnit: '某校',
    fromOn: day,
    aim: '帮扶',
  }),
  endCategoryAction: ({ childId, personId }, day) => ({ childId, categoryId: personId, toOn: day }),
  markCategoryAction: ({ childId }, day) => ({ childId, category: 'migrant', fromOn: day }),
  offerToCountyAction: (theirs) => ({
    ...act(theirs),
    toName: '邻县教育局',
    toDivisionCode: '350426',
    toAddress: '教育路1号',
    sentMeans: 'post',
    trackingNumber: '',
    reason: '随父母外出',
  }),
  offerToTownshipAction: (theirs) => ({ ...act(theirs), toUnitId: theirs.personId, reason: '住在该镇' }),
  readRemindersAction: (theirs) => ({ reads: [{ deadlineId: theirs.caseId, stage: 'on' }] }),
  receiveReportAction: act,
  recordCountyAnswerAction: ({ personId }) => ({
    handOverId: personId,
    decision: 'accepted',
    answeredBy: '经办人',
    reason: '已接收',
  }),
  refuseHandOverAction: ({ personId }) => ({ handOverId: personId, reason: '查无此户' }),
  withdrawHandOverAction: ({ personId }) => ({ handOverId: personId, reason: '送错' }),
  receiveSameDayReportAction: ({ reportId }) => ({ reportId }),
  recordCriticismAction: measure,
  recordDeliveryAction: (theirs, day) => ({
    ...abroad(theirs),
    means: 'post',
    sentOn: day,
    trackingNumber: '',
    note: '',
  }),
  recordExternalAnswerAction: (theirs, day) => ({
    ...abroad(theirs),
    decision: 'received',
    answeredOn: day,
    answeredBy: '经办人',
    content: '已收到',
  }),
  recordPrincipalContactAction: (theirs, day) => ({
    ...act(theirs),
    party: 'village',
    means: 'phone',
    contacted: '村干部',
    contactedAt: `${day}T00:01`,
    result: '愿意协助',
  }),
  recordGuardianContactAction: ({ absenceId }) => ({ absenceId, means: 'phone', result: 'lost', note: '' }),
  recordLeaveAction: ({ childId }, day) => ({
    childId,
    kind: 'sick',
    fromOn: day,
    toOn: day,
    proof: '',
    note: '',
  }),
  recordPersuasionAction: (theirs, day) => ({
    ...act(theirs),
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
  recordTownshipVisitAction: (theirs, day) => ({
    ...act(theirs),
    visitedOn: day,
    participants: '某人',
    content: '入户',
    outcome: 'promised',
  }),
  referToJusticeAction: content,
  issueOrderAction: content,
  overrideRequirementAction: (theirs) => ({
    ...act(theirs),
    requirement: 'home_visit',
    reason: '举家在外',
  }),
  issueNoticeAction: content,
  serveOrderAction: service,
  serveReferralAction: service,
  spoilPaperAction: reason,
  refuseStrikeOffAction: reason,
  reportSameDayAction: ({ absenceId }) => ({ absenceId, words: '当天报告' }),
  requestStrikeOffAction: (theirs) => ({ ...act(theirs), reason: 'transferred', proofs: [], note: '' }),
  revealChildFieldAction: reveal,
  revealFieldAction: reveal,
  revealPhoneAction: reveal,
  sendBackReportAction: reason,
  serveNoticeAction: service,
  signAndSendReportAction: paper,
  spoilSerialAction: ({ caseId, personId }) => ({ caseId, reportId: personId, reason: '打印错位' }),
  strikeOffAction: note,
  submitRollCallAction: ({ classId }, day) => ({ classId, day, exceptions: [], allPresent: true }),
}
