/** 一个儿童名下与身边的真编号，逐样一个：别人一样也不该碰得到。随便编的编号谁都拒，证明不了什么。 */
export type Belongings = {
  // 儿童与个案
  readonly caseId: string
  readonly version: number
  readonly childId: string
  /** 同一个班的另一个孩子，成批的提交用。 */
  readonly mateId: string
  readonly guardianId: string
  /** 同户登记里的一行。 */
  readonly memberId: string
  readonly categoryId: string
  readonly pairingId: string
  readonly signId: string
  readonly visitId: string
  readonly referralId: string
  readonly deadlineId: string
  readonly mateDeadlineId: string
  // 单位
  readonly classId: string
  readonly schoolId: string
  /** 成批的提交里的第二所学校，与第一所同在一个人名下。 */
  readonly mateSchoolId: string
  /** 同县的另一所学校、另一个乡镇：转去、移交去的地方。 */
  readonly nextSchoolId: string
  readonly nextTownshipId: string
  readonly villageId: string
  readonly mateVillageId: string
  readonly townshipId: string
  // 考勤
  readonly absenceId: string
  readonly rollCallId: string
  /** 当天报告。 */
  readonly reportId: string
  // 文书
  readonly paperId: string
  readonly writtenReportId: string
  readonly recipientId: string
  readonly handOverId: string
  /** 扫描件、证明。 */
  readonly scanId: string
  /** 随个案存下的照片。 */
  readonly caseScanId: string
  /** 督导意见上的照片。 */
  readonly findingFileId: string
  readonly medicalProofId: string
  readonly disabilityProofId: string
  // 缓学、送教、转学
  readonly applicationId: string
  readonly placementId: string
  readonly proposalId: string
  readonly transferId: string
  // 督导、账、举报、临时查看
  readonly eventId: string
  readonly inspectionId: string
  readonly sampleId: string
  readonly sampleItemId: string
  readonly findingId: string
  readonly tipId: string
  readonly leadId: string
  readonly clientId: string
  readonly viewId: string
  // 报表、名册、摸底
  readonly returnId: string
  readonly returnVersionId: string
  readonly batchId: string
  readonly matchFindingId: string
  readonly mergeId: string
  readonly rollOverId: string
  readonly householdId: string
  readonly surveyChildId: string
  readonly areaId: string
  // 人与岗位
  readonly personId: string
  /** 接任的人，与 `personId` 不是一个人。 */
  readonly successorId: string
  readonly appointmentId: string
  readonly accountId: string
  readonly postId: string
  readonly zoneId: string
}

/** 一份提交的内容。 */
export type Input = Readonly<Record<string, unknown>>

/** 一个动作的一份填得完全合格的提交：编号是谁的，由给的这一份东西定。 */
export type BuildInput = (of: Belongings, day: string) => Input

/** 一个房间的各个动作。 */
export type RoomInputs = Readonly<Record<string, BuildInput>>

/** 个案的办理都要的两样。 */
export const act = ({ caseId, version }: Belongings): Input => ({ caseId, version })
