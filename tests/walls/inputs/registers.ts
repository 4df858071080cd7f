import type { RoomInputs } from '#tests/walls/belongings'

/** 名册与摸底：导入、比对、合并、升班、逐户摸底。 */
export const REGISTERS: RoomInputs = {
  addSurveyHouseholdAction: ({ areaId }) => ({ areaId, head: '某' }),
  admitLeaversAction: ({ childId, mateId, classId }) => ({ classId, childIds: [childId, mateId] }),
  approveMergeAction: ({ mergeId }) => ({ proposalId: mergeId, reason: '已经核对' }),
  askImportUndoAction: ({ batchId }) => ({ batchId }),
  askMergeReversalAction: ({ mergeId }) => ({ proposalId: mergeId, reason: '已经核对' }),
  approveMergeReversalAction: ({ mergeId }) => ({ proposalId: mergeId, reason: '已经核对' }),
  refuseMergeReversalAction: ({ mergeId }) => ({ proposalId: mergeId, reason: '已经核对' }),
  confirmImportAction: ({ batchId }) => ({ batchId }),
  confirmRollOverAction: ({ rollOverId }) => ({ rollOverId }),
  decideFindingAction: ({ matchFindingId }) => ({
    findingId: matchFindingId,
    decision: 'list_error',
    reason: '名单有误',
  }),
  prepareRollOverAction: ({ schoolId, nextSchoolId }) => ({
    ...{ schoolId, newClasses: 1 },
    toSchoolId: nextSchoolId,
  }),
  proposeMergeAction: ({ childId, mateId }) => ({ keepId: childId, retireId: mateId, reason: '同一个孩子' }),
  recordSurveyVisitAction: ({ householdId, surveyChildId }, day) => ({
    householdId,
    visitedOn: day,
    outcome: 'found',
    learned: '',
    unlisted: 0,
    outOfSchool: [surveyChildId],
    notHere: [],
  }),
  refuseMergeAction: ({ mergeId }) => ({ proposalId: mergeId, reason: '已经核对' }),
  signSurveyAction: ({ areaId }) => ({ areaId, total: 1, childless: 1 }),
  startComparisonAction: ({ batchId }) => ({ batchId }),
  undoRollOverAction: ({ rollOverId }) => ({ rollOverId, why: '理由' }),
}
