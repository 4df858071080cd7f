import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { optionsOf } from '#components/cases/options-of'
import { StepPanel } from '#components/cases/step-panel'
import { EndPairing, StartPairing, SupportForm } from '#components/children/pairing-forms'
import { monthDayText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { listPeopleAt } from '#lib/data/cases/school-people'
import { listSignsOf } from '#lib/data/children/early-signs'
import { type ChildPairing, listPairings } from '#lib/data/children/pairings'
import { SIGN_NOTERS, SIGN_READERS } from '#lib/rules/people/early-signs'
import { HELPER_KIND_LABEL, SUPPORT_KIND_LABEL } from '#lib/rules/people/pairing'
import { SUPPORTERS } from '#lib/rules/people/supporters'
import { codeText } from '#lib/schemas/cases/coded'
import { loadChild } from '#lib/server/children/load-child'
import { deps } from '#lib/server/deps'
import { endPairingAction, recordSupportAction, startPairingAction } from './actions.ts'
import { SignsPart } from './signs-part.tsx'

export const metadata: Metadata = { title: '结对帮扶' }

/** 一个孩子的结对帮扶（DDK-4.7.1，LX-2.7.2）：谁帮、帮什么、做了几次。 */
export default async function PairingPage({ params }: PageProps<'/children/[childId]/pairing'>) {
  const { childId } = await params
  const { child, actor, keys, now, profile, submissionKey } = await loadChild(childId)
  const unitId = child.school?.id ?? child.township?.id
  const readsSigns = (SIGN_READERS as readonly string[]).includes(actor.role)
  const { signs, pairings, people } = await deps().db.asActor(actor, async (tx) => ({
    signs: readsSigns ? await listSignsOf(tx, actor, childId) : [],
    pairings: await listPairings(tx, actor, keys, childId),
    people: unitId ? await listPeopleAt(tx, actor, { unitId, today: now.today }) : [],
  }))
  const kinds = optionsOf(HELPER_KIND_LABEL).filter(({ value }) =>
    profile.pairing.value.some((kind) => kind === value),
  )
  const open = pairings.filter(({ endedOn }) => endedOn === null)
  const options = open.map(({ id, helperName, kind }) => ({
    value: id,
    label: `${helperName}（${codeText(HELPER_KIND_LABEL, kind)}）`,
  }))
  const writes = (SUPPORTERS as readonly string[]).includes(actor.role) && kinds.length > 0
  const shared = {
    about: { submissionKey, childId },
    today: now.today,
    goTo: `/children/${childId}/pairing`,
  }
  return (
    <>
      <PageHeader
        title="结对帮扶"
        crumbs={[{ label: child.name, href: `/children/${childId}` }]}
        lead={`${child.name} · ${child.class?.name ?? ''}　依据：${clauseText(profile.pairing.clause)}`}
      />
      <ArrivalFocus key={submissionKey}>
        {readsSigns ? (
          <SignsPart
            childId={childId}
            signs={signs}
            writes={(SIGN_NOTERS as readonly string[]).includes(actor.role) && !actor.view}
            today={now.today}
          />
        ) : null}
        <Section id="pairings" title={`结对 ${open.length}对`}>
          {pairings.length === 0 ? <p className="text-muted">还没有结对。</p> : null}
          <ul className="flex flex-col gap-6">
            {pairings.map((pairing) => (
              <Pair key={pairing.id} pairing={pairing} today={now.today} />
            ))}
          </ul>
        </Section>
        {writes ? (
          <Section id="write" title="登记">
            <div className="flex flex-col gap-4">
              {open.length > 0 ? (
                <StepPanel title="记一次帮扶活动" clause="" open>
                  <SupportForm
                    key={submissionKey}
                    {...shared}
                    pairings={options}
                    action={recordSupportAction}
                  />
                </StepPanel>
              ) : null}
              <StepPanel title="结一对" clause="" open={open.length === 0}>
                <StartPairing
                  key={submissionKey}
                  {...shared}
                  kinds={kinds}
                  people={people.map(({ id, text }) => ({ value: id, label: text }))}
                  action={startPairingAction}
                />
              </StepPanel>
              {open.length > 0 ? (
                <StepPanel title="终止一对" clause="">
                  <EndPairing key={submissionKey} {...shared} pairings={options} action={endPairingAction} />
                </StepPanel>
              ) : null}
            </div>
          </Section>
        ) : null}
      </ArrivalFocus>
    </>
  )
}

function Pair({ pairing, today }: { pairing: ChildPairing; today: string }) {
  return (
    <li>
      <p className="flex flex-wrap items-center gap-x-3 font-semibold">
        {pairing.helperName}
        <span className="font-normal text-muted">
          {codeText(HELPER_KIND_LABEL, pairing.kind)} · {pairing.helperUnit}
        </span>
        <StateTag tone={pairing.endedOn ? 'closed' : 'normal'}>
          {monthDayText(pairing.fromOn, today)}起
          {pairing.endedOn ? `，至${monthDayText(pairing.endedOn, today)}` : ''}
        </StateTag>
      </p>
      <p className="mt-1">{pairing.aim}</p>
      {pairing.endedWhy ? <p className="text-sm text-muted">终止：{pairing.endedWhy}</p> : null}
      <ol className="mt-2 border-t border-line">
        {pairing.activities.map((one) => (
          <li key={one.id} className="border-b border-line bg-surface px-3 py-2">
            <span className="mr-3 font-medium">{codeText(SUPPORT_KIND_LABEL, one.kind)}</span>
            <span className="text-sm text-muted">
              {monthDayText(one.onDay, today)}，{one.person.name}
            </span>
            <p className="whitespace-pre-line">
              {one.content ?? <span className="text-muted">内容限阅：记录人、校长、县教育局可见。</span>}
            </p>
          </li>
        ))}
        {pairing.activities.length === 0 ? <li className="py-2 text-muted">还没有活动。</li> : null}
      </ol>
    </li>
  )
}
