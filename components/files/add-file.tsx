'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Select } from '#components/ui/select'
import { ATTACHMENT_KINDS, type AttachmentKind, isAttachmentKind } from '#lib/rules/files/attachment-kinds'
import { AttachmentField } from './attachment-field.tsx'

const OPTIONS = Object.entries(ATTACHMENT_KINDS).map(([value, { label }]) => ({ value, label }))

/** 选种类，拍照或选图，存好即出现在上面的表里。 */
export function AddFile({ subject }: { subject: { readonly childId: string; readonly caseId?: string } }) {
  const router = useRouter()
  const [kind, setKind] = useState<AttachmentKind>('photo')
  return (
    <div className="mt-4 grid max-w-2xl gap-4 sm:grid-cols-2 print:hidden">
      <Select
        id="attachment-kind"
        label="种类"
        required
        options={OPTIONS}
        value={kind}
        onChange={({ target }) => {
          if (isAttachmentKind(target.value)) setKind(target.value)
        }}
      />
      <AttachmentField
        key={kind}
        id="attachment"
        label="拍照或选图"
        required
        kind={kind}
        subject={subject}
        onKept={(id) => {
          if (id) router.refresh()
        }}
      />
    </div>
  )
}
