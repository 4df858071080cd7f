import { act, type Belongings, type RoomInputs } from '#tests/walls/belongings'

const reason = (of: Belongings) => ({ ...act(of), reason: '写得清清楚楚的理由' })
const content = (of: Belongings) => ({ ...act(of), content: '经批评教育仍未返校' })
const report = (of: Belongings) => ({
  ...act(of),
  reason: '无故缺勤',
  village: '红星村',
  guardianName: '家长',
  whereabouts: '',
  outsideName: '',
  outsideAddress: '',
})
const service = (of: Belongings, day: string) => ({
  ...act(of),
  servedOn: day,
  manner: 'handed_over',
  place: '家中',
  receiver: '父亲',
  witnessOne: '',
  witnessTwo: '',
  trackingNumber: '',
  proofId: of.caseScanId,
})
const abroad = (of: Belongings) => ({ ...act(of), recipientId: of.recipientId })

/** 个案上的文书：报告、签发与送达、移交、县外往来。 */
export const CASE_PAPERS: RoomInputs = {
  acceptHandOverAction: ({ handOverId, villageId }) => ({ handOverId, villageId }),
  draftWrittenReportAction: report,
  issueNoticeAction: content,
  issueOrderAction: content,
  offerToCountyAction: (of) => ({
    ...act(of),
    toName: '邻县教育局',
    toDivisionCode: '350426',
    toAddress: '教育路1号',
    sentMeans: 'post',
    trackingNumber: '',
    reason: '随父母外出',
  }),
  offerToTownshipAction: (of) => ({ ...act(of), toUnitId: of.nextTownshipId, reason: '住在该镇' }),
  receiveReportAction: act,
  recordCountyAnswerAction: ({ handOverId }) => ({
    handOverId,
    decision: 'accepted',
    answeredBy: '经办人',
    reason: '已接收',
  }),
  recordDeliveryAction: (of, day) => ({
    ...abroad(of),
    means: 'post',
    sentOn: day,
    trackingNumber: '',
    note: '',
  }),
  recordExternalAnswerAction: (of, day) => ({
    ...abroad(of),
    decision: 'received',
    answeredOn: day,
    answeredBy: '经办人',
    content: '已收到',
  }),
  referToJusticeAction: content,
  refuseHandOverAction: ({ handOverId }) => ({ handOverId, reason: '查无此户' }),
  sendBackReportAction: reason,
  serveNoticeAction: service,
  serveOrderAction: service,
  serveReferralAction: service,
  signAndSendReportAction: report,
  spoilPaperAction: reason,
  spoilSerialAction: ({ caseId, writtenReportId }) => ({
    ...{ caseId, reportId: writtenReportId },
    reason: '打印错位',
  }),
  withdrawHandOverAction: ({ handOverId }) => ({ handOverId, reason: '送错' }),
}
