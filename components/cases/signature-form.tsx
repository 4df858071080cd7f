'use client'

import { Choice } from '#components/ui/choice'
import { TextInput } from '#components/ui/text-input'
import { signatureForm } from '#lib/schemas/cases/signature'
import { ActFrame } from './act-frame.tsx'
import { SignaturePad } from './signature-pad.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & {
  signer: 'student' | 'guardian'
  signerName: string
  means: 'screen' | 'paper'
  signedOn: string
  place: string
  strokes: [number, number][][]
}

type SignatureFormProps = {
  act: CaseAct
  today: string
  earliest: string
  /** 学生与主要监护人的姓名，选谁填谁。 */
  names: Readonly<Record<'student' | 'guardian', string>>
  action: ActOn<Input>
  goTo: string
}

/** 签字登记：谁签、屏上还是纸上。 */
export function SignatureForm({ act, today, earliest, names, action, goTo }: SignatureFormProps) {
  const { register, watch, setValue, send, errorAt, refusal, pending } = useCaseAct({
    schema: signatureForm,
    action,
    defaults: {
      ...act,
      signer: 'guardian',
      signerName: names.guardian,
      means: 'screen',
      signedOn: today,
      place: '',
      strokes: [],
    } as Input,
    goTo,
  })
  const onScreen = watch('means') === 'screen'
  return (
    <ActFrame label="登记签字" pendingText="正在登记" send={send} pending={pending} refusal={refusal}>
      <Choice
        id="signer"
        label="谁签字"
        required
        columns={2}
        options={[
          { value: 'student', label: '学生' },
          { value: 'guardian', label: '家长（监护人）' },
        ]}
        error={errorAt('signer')}
        {...register('signer', {
          onChange: (event: { target: { value: 'student' | 'guardian' } }) =>
            setValue('signerName', names[event.target.value]),
        })}
      />
      <TextInput
        id="signerName"
        label="签字人姓名"
        required
        maxLength={40}
        error={errorAt('signerName')}
        {...register('signerName')}
      />
      <Choice
        id="means"
        label="怎样签的"
        required
        columns={2}
        options={[
          { value: 'screen', label: '在屏上签' },
          { value: 'paper', label: '已在纸上签' },
        ]}
        error={errorAt('means')}
        {...register('means')}
      />
      <TextInput
        id="signedOn"
        label="签字日期"
        type="date"
        required
        min={earliest}
        max={today}
        error={errorAt('signedOn')}
        {...register('signedOn')}
      />
      {onScreen ? (
        <SignaturePad
          label="请在框内签字"
          error={errorAt('strokes')}
          onStrokes={(strokes) => setValue('strokes', strokes, { shouldValidate: false })}
        />
      ) : (
        <TextInput
          id="place"
          label="在哪里签"
          required
          maxLength={60}
          error={errorAt('place')}
          {...register('place')}
        />
      )}
    </ActFrame>
  )
}
