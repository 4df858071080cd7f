'use client'

import { ActFrame } from '#components/cases/act-frame'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { endCategoryForm, markCategoryForm } from '#lib/schemas/children/category'

type About = { submissionKey: string; childId: string }

type MarkProps = {
  about: About
  options: readonly { value: string; label: string }[]
  today: string
  action: ActOn<About & { category: string; fromOn: string }>
  goTo: string
}

/** 标注一类：哪一类，从哪天起。 */
export function MarkCategory({ about, options, today, action, goTo }: MarkProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: markCategoryForm,
    action,
    defaults: { ...about, category: '', fromOn: today },
    goTo,
  })
  return (
    <ActFrame label="标注" pendingText="正在标注" send={send} pending={pending} refusal={refusal}>
      <Select
        id="category"
        label="类别"
        required
        empty="请选择类别"
        options={[...options]}
        error={errorAt('category')}
        {...register('category')}
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
    </ActFrame>
  )
}

type EndProps = {
  about: About
  options: readonly { value: string; label: string }[]
  today: string
  action: ActOn<About & { categoryId: string; toOn: string }>
  goTo: string
}

/** 终止一类：到哪天为止；原来的标注保留。 */
export function EndCategory({ about, options, today, action, goTo }: EndProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: endCategoryForm,
    action,
    defaults: { ...about, categoryId: '', toOn: today },
    goTo,
  })
  return (
    <ActFrame label="终止标注" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id="categoryId"
        label="哪一类"
        required
        empty="请选择类别"
        options={[...options]}
        error={errorAt('categoryId')}
        {...register('categoryId')}
      />
      <TextInput
        id="toOn"
        label="至"
        type="date"
        required
        max={today}
        error={errorAt('toOn')}
        {...register('toOn')}
      />
    </ActFrame>
  )
}
