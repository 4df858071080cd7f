import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { PrintButton } from '#components/bureau/print-button'
import { clauseText } from '#components/cases/clause-text'
import { CaseStateTag } from '#components/pieces/case-state-tag'
import { PrintedHead } from '#components/pieces/printed-head'
import { ZoneForm } from '#components/responsibility/zone-form'
import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import {
  listCasesInVillages,
  listVillages,
  listZonePeople,
  listZones,
  type ZoneRow,
} from '#lib/data/responsibility/zones'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { zoneCoverage } from '#lib/rules/people/zones'
import { deps } from '#lib/server/deps'
import { loadProfile } from '#lib/server/people/load-profile'
import { loadPrintedHead } from '#lib/server/printed-head'
import { defineZoneAction } from './actions.ts'

export const metadata: Metadata = { title: '责任区' }

/** 责任区域负责制（LX-2.1.1，LX-2.1.2）：每个村都有人负责；责任人看自己区里个案中的孩子。 */
export default async function ZonesPage() {
  const actor = await requireActor('bureau', 'township', 'township_leader', 'village')
  const profile = await loadProfile(actor)
  if (!profile.responsibilityZones.value) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const draws = actor.role === 'bureau'
  const seen = await db.asActor(actor, async (tx) => {
    const zones = await listZones(tx, actor, today)
    const mine = zones.filter(({ holder }) => holder.id === actor.personId)
    return {
      zones,
      mine,
      villages: draws ? await listVillages(tx, actor) : [],
      people: draws ? await listZonePeople(tx, actor, today) : [],
      cases: await listCasesInVillages(
        tx,
        actor,
        (draws ? zones : mine).flatMap(({ villages }) => villages.map(({ villageId }) => villageId)),
      ),
    }
  })
  const { gaps, overlaps } = zoneCoverage(
    seen.villages,
    // 责任人离任、调到别处的，他管不到的村等于没有人负责。
    seen.zones.map(({ name, held }) => ({ zone: name, villageIds: held })),
  )
  const desk = DESKS[actor.role]
  const submissionKey = newId()
  return (
    <>
      <PageHeader
        title="责任区"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${seen.zones.length}个责任区${draws ? `，空白 ${gaps.length}村，重叠 ${overlaps.length}村` : `，您负责 ${seen.mine.length}个`}。依据：${clauseText(profile.responsibilityZones.clause)}`}
        actions={<PrintButton />}
      />
      {gaps.length > 0 ? (
        <Notice kind="warn" title={`还有 ${gaps.length} 个村没有人负责`}>
          <ul>
            {byTownship(gaps).map(({ township, names }) => (
              <li key={township}>
                {township}（{names.length}）：{names.join('、')}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {overlaps.length > 0 ? (
        <Notice kind="warn" title={`有 ${overlaps.length} 个村两个区都管`}>
          {listed(overlaps.map(({ name, zones }) => `${name}（${zones.join('、')}）`))}
        </Notice>
      ) : null}
      <ArrivalFocus key={submissionKey}>
        <Section id="cases" title={draws ? '各区个案中的孩子' : '我负责的区里，个案中的孩子'}>
          <Table
            caption={`未结个案 ${seen.cases.length}件`}
            columns={[
              {
                key: 'child',
                head: '学生',
                cell: (row: (typeof seen.cases)[number]) => (
                  <TextLink href={`/cases/${row.id}`}>{row.childName}</TextLink>
                ),
              },
              { key: 'state', head: '状态', cell: (row) => <CaseStateTag state={row.state} /> },
              { key: 'village', head: '村', cell: (row) => row.village?.name ?? '' },
              { key: 'school', head: '学校', desktopOnly: true, cell: (row) => row.school?.name ?? '' },
              {
                key: 'since',
                head: '缺勤（应入学）自',
                cell: (row) => <DayText day={row.absentSinceOn} today={today} />,
              },
            ]}
            rows={seen.cases}
            rowKey={(row) => row.id}
            empty="没有未结的个案。"
          />
        </Section>
        <Section id="zones" title="现行责任区">
          <Table
            caption={`${seen.zones.length}个责任区`}
            columns={[
              { key: 'name', head: '责任区', cell: (zone: ZoneRow) => zone.name },
              { key: 'holder', head: '责任人', cell: (zone) => <Holder {...zone} /> },
              { key: 'from', head: '自', cell: ({ fromOn }) => <DayText day={fromOn} today={today} /> },
              {
                key: 'villages',
                head: '村（社区）',
                cell: ({ villages }) => listed(villages.map(({ village }) => village.name)),
              },
            ]}
            rows={seen.zones}
            rowKey={({ id }) => id}
            empty="还没有划定责任区。"
          />
        </Section>
        {draws ? (
          <Section id="draw" title="划定或调整" note="调整的，旧区到今天为止，写明理由；旧的留着。">
            <ZoneForm
              key={submissionKey}
              submissionKey={submissionKey}
              zones={seen.zones.map(({ id, name, holder }) => ({
                value: id,
                label: `${name}（${holder.name}）`,
              }))}
              people={seen.people.map(({ id, text }) => ({ value: id, label: text }))}
              villages={seen.villages.map(({ id, name, township }) => ({
                value: id,
                label: name,
                detail: gaps.some((gap) => gap.id === id) ? `${township}，还没有人负责` : township,
              }))}
              action={defineZoneAction}
            />
          </Section>
        ) : null}
      </ArrivalFocus>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}

/** 责任人；离任的、调到别处管不到这些村的标出来，等着改定。 */
function Holder({ holder, held, villages }: Pick<ZoneRow, 'holder' | 'held' | 'villages'>) {
  if (held.length === villages.length) return holder.name
  return (
    <span className="flex flex-wrap items-center gap-2">
      {holder.name}
      <StateTag tone="late">
        {held.length === 0 ? '已离任或调离' : `${villages.length - held.length}个村不在其任职范围`}
      </StateTag>
    </span>
  )
}

/** 空白的村一个不少，按乡镇列（LX-2.1.1）。 */
function byTownship(villages: readonly { readonly township: string; readonly name: string }[]) {
  const townships = [...new Set(villages.map(({ township }) => township))]
  return townships.map((township) => ({
    township,
    names: villages.filter((one) => one.township === township).map(({ name }) => name),
  }))
}

const LISTED = 20

/** 太长的列前二十个，再写共几个。 */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).join('、')
  return names.length > LISTED ? `${shown}等 ${names.length}个` : shown
}
