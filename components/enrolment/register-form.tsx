'use client'

import type { z } from 'zod'
import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { useFormAct } from '#components/pieces/use-form-act'
import { Checkbox } from '#components/ui/checkbox'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import type { Answer } from '#lib/rules/answer'
import {
  BUREAU_ONLY_REASONS,
  DROPOUT_REASON_LABEL,
  type DropoutReason,
  GENDER_LABEL,
  WHEREABOUTS_LABEL,
} from '#lib/rules/labels'
import { CHILD_CATEGORIES } from '#lib/rules/people/child-categories'
import { HOUSEHOLD_AT_LABEL, OPEN_CATEGORIES, registerChildForm } from '#lib/schemas/enrolment/register-child'
import { ID_KIND_LABEL } from '#lib/schemas/people/identity-fields'

type Input = z.input<typeof registerChildForm>
type Place = { readonly value: string; readonly label: string }

type RegisterFormProps = {
  submissionKey: string
  villages: readonly Place[]
  schools: readonly Place[]
  /** 摸底时在哪一户摸到的。 */
  household?: { readonly id: string; readonly villageId: string; readonly head: string }
  register: (input: Input) => Promise<Answer<{ readonly caseId: string | null }>>
}

const REASONS = optionsOf(DROPOUT_REASON_LABEL).filter(
  ({ value }) => !BUREAU_ONLY_REASONS.includes(value as DropoutReason),
)

/** 登记一个任何名册上都没有的孩子（附件1 的一行）：在门口用手机填。 */
export function RegisterForm({
  submissionKey,
  villages,
  schools,
  household,
  register: send_,
}: RegisterFormProps) {
  const { register, errorAt, send, pending, refusal } = useFormAct({
    schema: registerChildForm,
    action: send_,
    defaults: {
      submissionKey,
      name: '',
      gender: '' as 'male',
      birthOn: '',
      idKind: '',
      idNumber: '',
      villageId: household?.villageId ?? (villages.length === 1 ? (villages[0]?.value ?? '') : ''),
      schoolId: schools[0]?.value ?? '',
      household: 'here',
      householdCode: '',
      address: '',
      guardianName: household?.head ?? '',
      relation: '',
      phone: '',
      categories: [],
      reason: '',
      whereabouts: '',
      note: '',
      surveyHouseholdId: household?.id ?? '',
      another: false,
    },
    goTo: ({ caseId }) =>
      household ? `/survey/households/${household.id}` : caseId ? `/cases/${caseId}` : '/enrolment',
  })
  return (
    <ActFrame label="登记" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <TextInput id="name" label="孩子姓名" required error={errorAt('name')} {...register('name')} />
      <Choice
        id="gender"
        label="性别"
        required
        columns={2}
        options={optionsOf(GENDER_LABEL)}
        error={errorAt('gender')}
        {...register('gender')}
      />
      <TextInput
        id="birthOn"
        label="出生日期"
        type="date"
        required
        error={errorAt('birthOn')}
        {...register('birthOn')}
      />
      <Choice
        id="idKind"
        label="证件"
        hint="没有户籍、没有证件的照样登记。"
        required
        options={optionsOf(ID_KIND_LABEL)}
        error={errorAt('idKind')}
        {...register('idKind')}
      />
      <TextInput
        id="idNumber"
        label="公民身份号码"
        hint="有号码的填 18 位，会核对校验位与出生日期。"
        autoComplete="off"
        error={errorAt('idNumber')}
        {...register('idNumber')}
      />
      <Select
        id="villageId"
        label="常住的村（社区）"
        required
        {...(villages.length === 1 ? {} : { empty: '请选择' })}
        options={villages}
        error={errorAt('villageId')}
        {...register('villageId')}
      />
      <Choice
        id="household"
        label="户籍在哪里"
        required
        options={optionsOf(HOUSEHOLD_AT_LABEL)}
        error={errorAt('household')}
        {...register('household')}
      />
      <TextInput
        id="householdCode"
        label="户籍地区划代码"
        hint="户籍在别处的填 12 位统计用区划代码；本县以外的也照填。"
        inputMode="numeric"
        autoComplete="off"
        error={errorAt('householdCode')}
        {...register('householdCode')}
      />
      <TextInput id="address" label="家庭详细住址" error={errorAt('address')} {...register('address')} />
      <Select
        id="schoolId"
        label="应入学的学校"
        hint="登记之后，这所学校就看得到这个孩子，由它编班。"
        required
        options={schools}
        error={errorAt('schoolId')}
        {...register('schoolId')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="guardianName"
          label="监护人姓名"
          required
          error={errorAt('guardianName')}
          {...register('guardianName')}
        />
        <TextInput
          id="relation"
          label="与孩子的关系"
          required
          error={errorAt('relation')}
          {...register('relation')}
        />
      </div>
      <TextInput id="phone" label="联系电话" type="tel" error={errorAt('phone')} {...register('phone')} />
      <Choice
        id="categories"
        label="对象类别"
        hint="可多选；涉及服刑、事实无人抚养的由县教育局另行标注。"
        many
        columns={2}
        options={OPEN_CATEGORIES.map((code) => ({ value: code, label: CHILD_CATEGORIES[code].label }))}
        error={errorAt('categories')}
        {...register('categories')}
      />
      <Select
        id="reason"
        label="未入学原因"
        hint="到了入学年龄的必填；下一个秋季才应入学的不填。"
        empty="请选择"
        options={REASONS}
        error={errorAt('reason')}
        {...register('reason')}
      />
      <Select
        id="whereabouts"
        label="现在在哪里"
        hint="同上。"
        empty="请选择"
        options={optionsOf(WHEREABOUTS_LABEL)}
        error={errorAt('whereabouts')}
        {...register('whereabouts')}
      />
      <TextArea id="note" label="说明" rows={3} error={errorAt('note')} {...register('note')} />
      <Checkbox id="another" label="已看过同名同生日的，确认是另一个孩子" {...register('another')} />
    </ActFrame>
  )
}
