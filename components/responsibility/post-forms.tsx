'use client'

import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { assignPostForm, endPostForm } from '#lib/schemas/responsibility/responsibility-post'

type Options = readonly { value: string; label: string }[]

type AssignProps = {
  submissionKey: string
  units: Options
  people: Options
  today: string
  action: ActOn<{ submissionKey: string; unitId: string; personId: string; title: string; fromOn: string }>
}

/** 定一个人包一个年级或班。 */
export function AssignPost({ submissionKey, units, people, today, action }: AssignProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: assignPostForm,
    action,
    defaults: { submissionKey, unitId: '', personId: '', title: '', fromOn: today },
    goTo: '/responsibility',
  })
  return (
    <ActFrame label="定包保责任" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id="unitId"
        label="年级或班"
        required
        empty="请选择"
        options={[...units]}
        error={errorAt('unitId')}
        {...register('unitId')}
      />
      <Select
        id="personId"
        label="谁来包"
        required
        empty="请选择一人"
        options={[...people]}
        error={errorAt('personId')}
        {...register('personId')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="title"
          label="职务"
          hint="例如：副校长、政教主任。"
          required
          maxLength={20}
          error={errorAt('title')}
          {...register('title')}
        />
        <TextInput
          id="fromOn"
          label="自"
          type="date"
          required
          max={today}
          error={errorAt('fromOn')}
          {...register('fromOn')}
        />
      </div>
    </ActFrame>
  )
}

type EndProps = {
  submissionKey: string
  posts: Options
  action: ActOn<{ submissionKey: string; postId: string; why: string }>
}

/** 免去一项。 */
export function EndPost({ submissionKey, posts, action }: EndProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: endPostForm,
    action,
    defaults: { submissionKey, postId: '', why: '' },
    goTo: '/responsibility',
  })
  return (
    <ActFrame label="免去" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id="postId"
        label="哪一项"
        required
        empty="请选择"
        options={[...posts]}
        error={errorAt('postId')}
        {...register('postId')}
      />
      <TextArea id="why" label="缘由" rows={2} required error={errorAt('why')} {...register('why')} />
    </ActFrame>
  )
}
