import { z } from 'zod'
import { DROPOUT_REASON_LABEL, WHEREABOUTS_LABEL } from '#lib/rules/labels'
import { CHILD_CATEGORIES, type ChildCategory, isChildCategory } from '#lib/rules/people/child-categories'
import { parseDivisionCode } from '#lib/rules/people/division-code'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { ID_KIND_LABEL, identityFaults, personName } from '#lib/schemas/people/identity-fields'
import { optionalText, writtenText } from '#lib/schemas/text'

export const HOUSEHOLD_AT_LABEL = {
  here: '与常住地相同',
  elsewhere: '在别处',
  unknown: '没有户籍，或还不清楚',
} as const

/** 登记时可以标的对象类别；限阅的由县教育局另标。 */
export const OPEN_CATEGORIES = Object.keys(CHILD_CATEGORIES).filter(
  (code): code is ChildCategory => isChildCategory(code) && !CHILD_CATEGORIES[code].restricted,
)

/** 附件1 的一行：一个任何名册上都没有的孩子。 */
export const registerChildForm = z
  .strictObject({
    submissionKey: z.uuid('页面已失效，请刷新后再办'),
    name: personName('请填写孩子的姓名'),
    gender: z.enum(['male', 'female'], '请选择性别'),
    birthOn: day('请选择出生日期'),
    idKind: coded(ID_KIND_LABEL, '请选择有没有证件'),
    idNumber: z.string().default(''),
    villageId: z.uuid('请选择常住的村（社区）'),
    schoolId: z.uuid('请选择应入学的学校'),
    /** 户籍在哪里：就在常住的村、在别处（写代码）、没有或还不清楚。 */
    household: z.enum(['here', 'elsewhere', 'unknown'], '请选择户籍在哪里').default('unknown'),
    householdCode: z.string().trim().default(''),
    address: optionalText(100),
    guardianName: personName('请填写监护人姓名'),
    relation: writtenText(20, '请填写与孩子的关系'),
    phone: z.string().default(''),
    categories: z.array(z.enum(OPEN_CATEGORIES)).max(12).default([]),
    /** 今年秋季才应入学的可以不填；到了年龄的，职务代码要。 */
    reason: z.union([z.literal(''), coded(DROPOUT_REASON_LABEL, '请选择未入学原因')]),
    whereabouts: z.union([z.literal(''), coded(WHEREABOUTS_LABEL, '请选择现在在哪里')]),
    note: optionalText(300),
    /** 摸底时登记的：哪一户。 */
    surveyHouseholdId: z.union([z.literal(''), z.uuid('页面已失效，请刷新后再办')]).default(''),
    /** 看过同名同生日的，仍确认是另一个孩子。 */
    another: z.boolean().default(false),
  })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value })
    for (const [path, message] of identityFaults(value)) fault(path, message)
    if (value.household === 'elsewhere' && !parseDivisionCode(value.householdCode))
      fault('householdCode', '请填写户籍地 12 位区划代码，可在户口簿所载地址的统计区划代码里查到')
    if (value.household !== 'elsewhere' && value.householdCode !== '')
      fault('householdCode', '户籍不在别处的，代码请留空')
  })
export type RegisterChildForm = z.output<typeof registerChildForm>

/** 从摸底的一户过来的，带着是哪一户。 */
export const registerQuery = z.object({ household: z.uuid().optional().catch(undefined) })
