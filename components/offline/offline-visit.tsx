'use client'

import { ActFrame } from '#components/cases/act-frame'
import { useCaseAct } from '#components/cases/use-case-act'
import { VisitFields, type VisitInput } from '#components/cases/visit-fields'
import { dayText } from '#components/ui/date-text'
import type { Answer } from '#lib/rules/answer'
import { dayOf } from '#lib/rules/calendar/instant'
import type { VisitAhead } from '#lib/rules/offline/taken-along'
import { townshipVisitForm } from '#lib/schemas/cases/township-visit'
import { deviceNow } from './device-store.ts'

type OfflineVisitProps = {
  ahead: VisitAhead
  /** 打开的是存过的一份：原文都在。 */
  written: VisitInput | null
  save: (input: VisitInput) => Promise<Answer<unknown>>
  onSaved: () => void
}

/** 没有网络时的入户记录：同一张表，存进本机。改过的一份换一把新键，版本是手边最新的。 */
export function OfflineVisit({ ahead, written, save, onSaved }: OfflineVisitProps) {
  const today = dayOf(deviceNow())
  const { register, send, errorAt, refusal, pending } = useCaseAct<VisitInput, unknown>({
    schema: townshipVisitForm,
    action: save,
    defaults: {
      visitedOn: today,
      participants: ahead.participants,
      content: '',
      outcome: '',
      ...written,
      submissionKey: crypto.randomUUID(),
      caseId: ahead.caseId,
      version: ahead.version,
    },
    goTo: onSaved,
  })
  return (
    <>
      <p className="mb-4 text-muted">
        {ahead.village ? `${ahead.village}，` : ''}
        {ahead.lastVisit
          ? `此前最近一次：${dayText(ahead.lastVisit.on, today)}，${ahead.lastVisit.participants}。`
          : '此前还没有入户记录。'}
      </p>
      <ActFrame label="存进本机，待上传" pendingText="正在存" send={send} pending={pending} refusal={refusal}>
        <VisitFields
          {...{ register, errorAt, today, earliest: ahead.earliest, neverEnrolled: ahead.neverEnrolled }}
        />
      </ActFrame>
    </>
  )
}
