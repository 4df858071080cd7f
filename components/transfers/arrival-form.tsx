'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { useFormAct } from '#components/pieces/use-form-act'
import { Choice } from '#components/ui/choice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import { GENDER_LABEL } from '#lib/rules/labels'
import { ID_KIND_LABEL } from '#lib/schemas/people/identity-fields'
import { arrivalForm } from '#lib/schemas/transfers/arrival'
import { arrivalOf, type OpenedLetter } from './open-sealed.ts'
import { SealedFile } from './sealed-file.tsx'

type Input = z.input<typeof arrivalForm>
type ArrivalFormProps = {
  submissionKey: string
  record: (input: Input) => Promise<Answer<{ readonly transferId: string }>>
}

const EMPTY = {
  peerName: '',
  peerSerial: '',
  replyCode: '',
  name: '',
  gender: '' as 'male',
  birthOn: '',
  idKind: '',
  idNumber: '',
  studentNumber: '',
  school: '',
  className: '',
  wanted: '',
  guardianName: '',
  guardianRelation: '',
  phone: '',
  reason: '',
  caseNumber: '',
  absentSinceOn: '',
}

/** 照联系函登记一个由系统之外的县转来的孩子；带密封文件的先填进来再核对。 */
export function ArrivalForm({ submissionKey, record }: ArrivalFormProps) {
  const { register, errorAt, send, pending, refusal, reset, clearErrors } = useFormAct({
    schema: arrivalForm,
    action: record,
    defaults: { submissionKey, ...EMPTY },
    goTo: ({ transferId }) => `/transfers/${transferId}`,
  })
  const fill = (opened: OpenedLetter) => {
    clearErrors()
    reset({ submissionKey, ...EMPTY, ...arrivalOf(opened) })
  }
  const text = (id: keyof typeof EMPTY, label: string, more: { required?: true; hint?: string } = {}) => (
    <TextInput id={id} label={label} autoComplete="off" {...more} error={errorAt(id)} {...register(id)} />
  )
  return (
    <>
      <SealedFile onOpened={fill} />
      <ActFrame label="登记转入" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
        {text('peerName', '来函单位', { required: true, hint: '教育行政部门的全称，照函上的章写。' })}
        <div className="grid gap-5 sm:grid-cols-2">
          {text('peerSerial', '联系函编号', { required: true })}
          {text('replyCode', '回执码', { hint: '密封文件里的；没有的留空。' })}
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          {text('name', '孩子姓名', { required: true })}
          <TextInput
            id="birthOn"
            label="出生日期"
            type="date"
            required
            error={errorAt('birthOn')}
            {...register('birthOn')}
          />
        </div>
        <Choice
          id="gender"
          label="性别"
          required
          columns={2}
          options={optionsOf(GENDER_LABEL)}
          error={errorAt('gender')}
          {...register('gender')}
        />
        <Choice
          id="idKind"
          label="证件"
          required
          options={optionsOf(ID_KIND_LABEL)}
          error={errorAt('idKind')}
          {...register('idKind')}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          {text('idNumber', '公民身份号码', { hint: '18 位，会核对校验位、出生日期与性别。' })}
          {text('studentNumber', '学籍号', { hint: 'G、L 或 J 加 18 位。' })}
        </div>
        <div className="grid gap-5 sm:grid-cols-2">
          {text('school', '原学校', { required: true })}
          {text('className', '原班级')}
        </div>
        {text('wanted', '拟转入学校', { required: true, hint: '没有指明的写“待安排”。' })}
        <div className="grid gap-5 sm:grid-cols-2">
          {text('guardianName', '监护人姓名', { required: true })}
          {text('guardianRelation', '与孩子的关系', { required: true })}
        </div>
        {text('phone', '监护人电话')}
        <TextArea
          id="reason"
          label="为何转学"
          required
          rows={2}
          error={errorAt('reason')}
          {...register('reason')}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          {text('caseNumber', '原县未结个案的编号', { hint: '没有未结个案的，这两栏留空。' })}
          <TextInput
            id="absentSinceOn"
            label="未到校自"
            type="date"
            error={errorAt('absentSinceOn')}
            {...register('absentSinceOn')}
          />
        </div>
      </ActFrame>
    </>
  )
}
