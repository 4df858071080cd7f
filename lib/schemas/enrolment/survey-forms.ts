import { z } from 'zod'
import { SURVEY_OUTCOME_LABEL, SURVEY_SEASON_LABEL } from '#lib/rules/enrolment/household-survey'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { optionalText, writtenText } from '#lib/schemas/text'

const submissionKey = z.uuid('页面已失效，请刷新后再办')
const count = (missing: string, most: number) =>
  z.coerce.number(missing).int('请填写整数').min(0, '不能少于 0').max(most, `最多 ${most}`)

/** 布置一轮。 */
export const openSurveyForm = z.strictObject({
  submissionKey,
  year: z.coerce.number('请填写年份').int().min(2020).max(2100),
  season: coded(SURVEY_SEASON_LABEL, '请选择春季或秋季'),
})
export type OpenSurveyForm = z.output<typeof openSurveyForm>

/** 上门一次。 */
export const surveyVisitForm = z
  .strictObject({
    submissionKey,
    householdId: z.uuid('页面已失效，请刷新后再办'),
    visitedOn: day('请选择上门日期'),
    outcome: coded(SURVEY_OUTCOME_LABEL, '请选择上门的结果'),
    learned: optionalText(200),
    unlisted: count('请填写名单外的孩子几个，没有的填 0', 20),
    outOfSchool: z.array(z.uuid()).max(20).default([]),
    notHere: z.array(z.uuid()).max(20).default([]),
  })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value })
    if (value.outcome === 'moved' && !value.learned) fault('learned', '请写搬去哪里、向谁问到的')
    if (value.outcome === 'nobody_home' && !value.learned) fault('learned', '请写向邻里、村组问到了什么')
    if (value.outcome !== 'found' && value.unlisted > 0) fault('unlisted', '见到了人，才说得出名单外有几个')
  })
export type SurveyVisitForm = z.output<typeof surveyVisitForm>

/** 添一户。 */
export const addSurveyHouseholdForm = z.strictObject({
  submissionKey,
  areaId: z.uuid('页面已失效，请刷新后再办'),
  head: writtenText(30, '请填写户主姓名'),
})
export type AddSurveyHouseholdForm = z.output<typeof addSurveyHouseholdForm>

/** 签报。乡镇、县不填户数，由下一级加起来。 */
export const signSurveyForm = z.strictObject({
  submissionKey,
  areaId: z.uuid('页面已失效，请刷新后再办'),
  total: count('请填写全村共有几户', 20_000),
  childless: count('请填写没有适龄孩子的户数', 20_000),
})
export type SignSurveyForm = z.output<typeof signSurveyForm>
