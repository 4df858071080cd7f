'use client'

import { MaskedField } from '#components/pieces/masked-field'
import type { Answer } from '#lib/rules/answer'

type TellerFieldProps = {
  tipId: string
  reveal: (input: { tipId: string; reason: string }) => Promise<Answer<{ value: string }>>
}

/** 举报人：封存着，写了事由才看得到。 */
export function TellerField({ tipId, reveal }: TellerFieldProps) {
  return (
    <MaskedField
      label="举报人"
      mask="已留，封存"
      logged="事由、时间和您的姓名会记在这件举报下面。"
      reveal={(reason) => reveal({ tipId, reason })}
    />
  )
}
