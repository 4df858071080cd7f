import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintBar } from '#components/cases/print-bar'
import { CardSheet } from '#components/children/card-sheet'
import { PrintedHead } from '#components/pieces/printed-head'
import { fullDayText } from '#components/ui/date-text'
import { maskedField } from '#lib/data/masked-fields'
import { dayOf } from '#lib/rules/calendar/instant'
import { genderText } from '#lib/rules/labels'
import { loadCard } from '#lib/server/children/load-card'
import { loadPrintedHead } from '#lib/server/printed-head'

export const metadata: Metadata = { title: '留守儿童档案卡打印' }

export default async function CardPrintPage({ params }: PageProps<'/children/[childId]/card/print'>) {
  const { childId } = await params
  const { child, actor, keys, cards } = await loadCard(childId)
  const [card] = cards
  if (!card) notFound()
  const [guardian] = child.guardians
  return (
    <>
      <PrintBar title="留守儿童档案卡" back={`/children/${childId}/card`} backText="返回档案卡" />
      <CardSheet
        facts={{
          name: child.name,
          gender: genderText(child.gender),
          birthOn: fullDayText(child.birthOn),
          school: [child.school?.name, child.class?.name].filter(Boolean).join(' '),
          household: child.householdTownship?.name ?? child.householdCode ?? '',
          residence: [child.township?.name, child.village?.name].filter(Boolean).join(' '),
          idNumber: maskedField(keys, actor.tenantId, 'id_number', child.idCipher),
          phone: maskedField(keys, actor.tenantId, 'guardian_phone', guardian?.phoneCipher ?? null),
          version: `第${card.version}版，${card.person.name}，${fullDayText(dayOf(card.recordedAt))}`,
          body: card.body,
        }}
      />
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
