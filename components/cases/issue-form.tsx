'use client'

import { TextArea } from '#components/ui/text-area'
import { issuePaperForm } from '#lib/schemas/cases/legal-paper'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & { content: string }
type IssueFormProps = {
  act: CaseAct
  content: string
  label: string
  action: ActOn<Input>
  back: string
}

/** 签发文书：只填事由，其余由系统与档案给出。 */
export function IssueForm({ act, content, label, action, back }: IssueFormProps) {
  const { register, send, errorAt, refusal, pending } = useCaseAct({
    schema: issuePaperForm,
    action,
    defaults: { ...act, content },
    goTo: back,
  })
  return (
    <ActFrame
      label={label}
      pendingText="正在签发"
      send={send}
      pending={pending}
      refusal={refusal}
      back={back}
    >
      <TextArea
        id="content"
        label="事由"
        hint="写进正文的一段：劝返、批评教育的经过。不写证件号码与电话。"
        rows={5}
        required
        error={errorAt('content')}
        {...register('content')}
      />
    </ActFrame>
  )
}
