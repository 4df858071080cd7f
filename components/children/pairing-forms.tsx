'use client'

import { ActFrame } from '#components/cases/act-frame'
import { optionsOf } from '#components/cases/options-of'
import { type ActOn, useCaseAct } from '#components/cases/use-case-act'
import { Choice } from '#components/ui/choice'
import { Select } from '#components/ui/select'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { SUPPORT_KIND_LABEL } from '#lib/rules/people/pairing'
import { endPairingForm, startPairingForm, supportActivityForm } from '#lib/schemas/children/pairing'

type About = { submissionKey: string; childId: string }
type Options = readonly { value: string; label: string }[]
type Shared = { about: About; today: string; goTo: string }

type StartProps = Shared & {
  kinds: Options
  people: Options
  action: ActOn<
    About & {
      kind: string
      helperId: string
      helperName: string
      helperUnit: string
      fromOn: string
      aim: string
    }
  >
}

/** 结一对：在岗的从名单里选，不在系统里的写姓名单位。 */
export function StartPairing({ about, today, goTo, kinds, people, action }: StartProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: startPairingForm,
    action,
    defaults: { ...about, kind: '', helperId: '', helperName: '', helperUnit: '', fromOn: today, aim: '' },
    goTo,
  })
  return (
    <ActFrame label="结对" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="pairing-kind"
        label="帮扶人的身份"
        required
        columns={2}
        options={[...kinds]}
        error={errorAt('kind')}
        {...register('kind')}
      />
      <Select
        id="helperId"
        label="从在岗的人里选"
        empty="不在名单里，下面写姓名"
        options={[...people]}
        error={errorAt('helperId')}
        {...register('helperId')}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          id="helperName"
          label="帮扶人姓名"
          maxLength={40}
          error={errorAt('helperName')}
          {...register('helperName')}
        />
        <TextInput
          id="helperUnit"
          label="帮扶人单位"
          maxLength={60}
          error={errorAt('helperUnit')}
          {...register('helperUnit')}
        />
      </div>
      <TextInput
        id="pairing-from"
        label="自"
        type="date"
        required
        max={today}
        error={errorAt('fromOn')}
        {...register('fromOn')}
      />
      <TextArea id="aim" label="帮扶什么" rows={3} required error={errorAt('aim')} {...register('aim')} />
    </ActFrame>
  )
}

type SupportProps = Shared & {
  pairings: Options
  action: ActOn<About & { pairingId: string; kind: string; onDay: string; content: string }>
}

/** 记一次帮扶活动。 */
export function SupportForm({ about, today, goTo, pairings, action }: SupportProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: supportActivityForm,
    action,
    defaults: { ...about, pairingId: pairings[0]?.value ?? '', kind: '', onDay: today, content: '' },
    goTo,
  })
  return (
    <ActFrame label="记一次活动" pendingText="正在记录" send={send} pending={pending} refusal={refusal}>
      <Select
        id="support-pairing"
        label="哪一对"
        required
        options={[...pairings]}
        error={errorAt('pairingId')}
        {...register('pairingId')}
      />
      <Choice
        id="support-kind"
        label="做了什么"
        hint="心理激励的内容只有记录人、校长和县教育局看得到。"
        required
        columns={2}
        options={optionsOf(SUPPORT_KIND_LABEL)}
        error={errorAt('kind')}
        {...register('kind')}
      />
      <TextInput
        id="support-day"
        label="日期"
        type="date"
        required
        max={today}
        error={errorAt('onDay')}
        {...register('onDay')}
      />
      <TextArea
        id="support-content"
        label="内容"
        required
        error={errorAt('content')}
        {...register('content')}
      />
    </ActFrame>
  )
}

type EndProps = Shared & {
  pairings: Options
  action: ActOn<About & { pairingId: string; endedOn: string; endedWhy: string }>
}

/** 终止一对。 */
export function EndPairing({ about, today, goTo, pairings, action }: EndProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: endPairingForm,
    action,
    defaults: { ...about, pairingId: pairings[0]?.value ?? '', endedOn: today, endedWhy: '' },
    goTo,
  })
  return (
    <ActFrame label="终止结对" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Select
        id="end-pairing"
        label="哪一对"
        required
        options={[...pairings]}
        error={errorAt('pairingId')}
        {...register('pairingId')}
      />
      <TextInput
        id="endedOn"
        label="至"
        type="date"
        required
        max={today}
        error={errorAt('endedOn')}
        {...register('endedOn')}
      />
      <TextArea
        id="endedWhy"
        label="缘由"
        rows={2}
        required
        error={errorAt('endedWhy')}
        {...register('endedWhy')}
      />
    </ActFrame>
  )
}
