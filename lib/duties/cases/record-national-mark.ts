import { findCase } from '#lib/data/cases/find-case'
import { insertNationalMark, listNationalMarks, nationalMarksOf } from '#lib/data/cases/national-marks'
import type { Deps } from '#lib/duties/deps'
import { actOnce } from '#lib/duties/people/act-once'
import { appendEvent } from '#lib/ledger/append'
import { NATIONAL_MARKERS, openMarks } from '#lib/rules/cases/national-marks'
import { done, type Outcome, refuse } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { NationalMarkForm } from '#lib/schemas/cases/national-mark'

/**
 * 登记一件疑似辍学线的个案在国家系统里办了什么、哪天办的（NA-7.1，N24-1）。学校登学籍系统，县教育局登国家平台；
 * 没有标注过的取消、已经标注的再标、将来的日子、缺勤之前的日子，都不收。销了号的也能登：平台上的销号往往在后。
 */
export async function recordNationalMark(
  deps: Deps,
  actor: Official,
  input: NationalMarkForm,
): Promise<Outcome<{ markId: string }>> {
  const act = { verb: 'record_national_mark', by: NATIONAL_MARKERS, input }
  return actOnce(deps, actor, act, async ({ tx, today }) => {
    const { caseId, kind, onDay } = input
    const kase = await findCase(tx, actor, caseId)
    if (kase?.line !== 'truancy') return refuse({ code: 'not_found' })
    if (onDay > today) return refuse({ code: 'future_day', day: onDay })
    if (onDay < kase.absentSinceOn)
      return refuse({ code: 'invalid_input', fields: { onDay: '早于开始缺勤的日子，请核对' } })
    const marks = nationalMarksOf(await listNationalMarks(tx, actor, caseId))
    if (!openMarks(actor.role, marks).includes(kind))
      return refuse({
        code: 'invalid_input',
        fields: { kind: '已经登记过，或还没有登记过可以取消的；请刷新后看现在登记着什么' },
      })
    const markId = await insertNationalMark(tx, actor, { caseId, kind, onDay })
    await appendEvent(tx, actor, {
      verb: 'record_national_mark',
      subjectKind: 'national_mark',
      subjectId: markId,
      caseId,
      classId: kase.classId,
      schoolId: kase.schoolId,
      happenedOn: onDay,
      facts: { kind },
    })
    return done({ markId })
  })
}
