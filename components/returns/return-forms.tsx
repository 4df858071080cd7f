'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { RETURN_PARTS, type ReturnPart } from '#lib/rules/returns/return-kinds'
import { acceptReturnForm, sendBackReturnForm, submitReturnForm } from '#lib/schemas/returns/period-return'

type Send = (input: never) => Promise<Answer<unknown>>

type SubmitProps = {
  submissionKey: string
  returnId: string
  /** 看着填的那一版；没有报过的是 0。 */
  version: number
  parts: readonly ReturnPart[]
  written: Readonly<Partial<Record<ReturnPart, string>>>
  label: string
  submit: Send
}

/** 报出一版：数不用填；期报写各项，改版写理由。上一版写过的带出来改。 */
export function SubmitReturn({
  submissionKey,
  returnId,
  version,
  parts,
  written,
  label,
  submit,
}: SubmitProps) {
  const blank = Object.fromEntries(Object.keys(RETURN_PARTS).map((part) => [part, '']))
  return (
    <ActForm
      id="submit"
      submissionKey={submissionKey}
      schema={submitReturnForm}
      action={(input) => submit(input as never)}
      defaults={{ submissionKey, returnId, version, why: '', ...blank, ...written } as never}
      fields={[
        ...parts.map((part) => ({
          name: part,
          label: RETURN_PARTS[part].label,
          hint: RETURN_PARTS[part].hint,
          as: 'area' as const,
          max: 1000,
        })),
        ...(version > 0
          ? [
              {
                name: 'why',
                label: '改了什么，为何改',
                hint: '教育局与督学都看得到；前一版留着。',
                as: 'area' as const,
                max: 500,
              },
            ]
          : []),
      ]}
      label={label}
      pendingText="正在报送"
      said={() => '已报县教育局，等待收下。'}
    />
  )
}

type AnswerProps = { submissionKey: string; returnId: string; versionId: string; act: Send }

/** 收下，随即锁定。 */
export function AcceptReturn({ submissionKey, returnId, versionId, act }: AnswerProps) {
  return (
    <ActForm
      id="accept"
      submissionKey={submissionKey}
      schema={acceptReturnForm}
      action={(input) => act(input as never)}
      defaults={{ submissionKey, returnId, versionId }}
      fields={[]}
      label="收下并锁定"
      pendingText="正在收下"
      said={() => '已收下。学校再改要另报一版。'}
    />
  )
}

/** 退回补正。 */
export function SendBackReturn({ submissionKey, returnId, versionId, act }: AnswerProps) {
  return (
    <ActForm
      id="send-back"
      submissionKey={submissionKey}
      schema={sendBackReturnForm}
      action={(input) => act(input as never)}
      defaults={{ submissionKey, returnId, versionId, reason: '' }}
      fields={[{ name: 'reason', label: '退回的理由', hint: '写明缺什么、哪里不对。', as: 'area', max: 500 }]}
      label="退回并说明"
      pendingText="正在退回"
      danger
      said={() => '已退回，学校另有时限补正。'}
    />
  )
}
