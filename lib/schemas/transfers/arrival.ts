import { z } from 'zod'
import { parseStudentNumber, STUDENT_NUMBER_FAULT_TEXT } from '#lib/rules/people/student-number'
import { day } from '#lib/schemas/cases/case-act'
import { coded } from '#lib/schemas/cases/coded'
import { ID_KIND_LABEL, identityFaults, personName } from '#lib/schemas/people/identity-fields'
import { optionalText, writtenText } from '#lib/schemas/text'

/** 系统之外的县转来：照盖章的联系函（有密封文件的照文件）登记的各项，与跨县的一封信一样多，没有住址。 */
export const arrivalForm = z
  .strictObject({
    submissionKey: z.uuid('页面已失效，请刷新后再办'),
    peerName: writtenText(60, '请写明来函的教育行政部门全称'),
    peerSerial: writtenText(60, '请填写联系函的编号；没有编号的写来函日期'),
    /** 密封文件里的回执码，印在回函上；没有密封文件的留空。 */
    replyCode: optionalText(20),
    name: personName('请填写孩子的姓名'),
    gender: z.enum(['male', 'female'], '请选择性别'),
    birthOn: day('请选择出生日期'),
    idKind: coded(ID_KIND_LABEL, '请选择有没有证件'),
    idNumber: z.string().default(''),
    studentNumber: z.string().default(''),
    school: writtenText(60, '请填写原学校'),
    className: optionalText(40),
    wanted: writtenText(60, '请填写拟转入的学校；没有指明的写“待安排”'),
    guardianName: personName('请填写监护人姓名'),
    guardianRelation: writtenText(20, '请填写与孩子的关系'),
    phone: z.string().default(''),
    reason: writtenText(300, '请写明为何转学'),
    /** 原县未结的个案：编号与未到校自哪天，没有的都留空。 */
    caseNumber: optionalText(40),
    absentSinceOn: z.union([z.literal(''), day('请填写真实的日期')]).default(''),
  })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value })
    for (const [path, message] of identityFaults(value)) fault(path, message)
    const number = value.studentNumber.trim()
    if (number !== '') {
      const parsed = parseStudentNumber(number)
      if (!parsed.ok) fault('studentNumber', STUDENT_NUMBER_FAULT_TEXT[parsed.fault])
    }
    if (value.caseNumber !== '' && value.absentSinceOn === '')
      fault('absentSinceOn', '有未结个案的，请填写未到校自哪天')
    if (value.caseNumber === '' && value.absentSinceOn !== '')
      fault('caseNumber', '填了未到校的日子，请填写原案的编号')
  })
export type ArrivalForm = z.output<typeof arrivalForm>
