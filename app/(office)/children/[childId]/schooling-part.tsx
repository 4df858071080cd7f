import { TextLink } from '#components/ui/app-link'
import { DayText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { StoredSchooling } from '#lib/data/placements/schoolings'
import { MAY_PROPOSE_SCHOOLING } from '#lib/duties/placements/propose-schooling'
import { schoolingText } from '#lib/rules/placements/schooling'
import type { LoadedChild } from '#lib/server/children/load-child'

const ENDED: Readonly<Record<string, string>> = {
  expired: '届满',
  replaced: '换了新的登记',
  stopped: '送教没有了',
}

/** 残疾儿童怎样就学：现在的、从前的，需要的支持；残疾类别与证明不在这里。 */
export function SchoolingPart({ loaded }: { loaded: LoadedChild }) {
  const { schoolings, proposals, actor, child, now } = loaded
  const waiting = proposals.find(({ decision }) => decision === null)
  return (
    <div className="flex flex-col gap-3">
      <Table
        caption={`就学方式登记 ${schoolings.length}次`}
        columns={[
          { key: 'kind', head: '就学方式', cell: (row: StoredSchooling) => schoolingText(row) },
          { key: 'from', head: '自', cell: (row) => <DayText day={row.fromOn} today={now.today} /> },
          {
            key: 'until',
            head: '至',
            cell: (row) => <DayText day={row.ended?.on ?? row.untilOn} today={now.today} />,
          },
          { key: 'ended', head: '情况', cell: (row) => (row.ended ? (ENDED[row.ended.why] ?? '') : '现在') },
          { key: 'support', head: '需要的支持', desktopOnly: true, cell: (row) => row.support },
        ]}
        rows={schoolings.toReversed()}
        rowKey={(row) => row.id}
        empty="标注为残疾儿童，还没有登记就学方式。"
      />
      {waiting ? (
        <p>
          <TextLink href={`/schooling/${waiting.id}`}>
            {schoolingText(waiting)}已提出，等待县教育局决定
          </TextLink>
        </p>
      ) : MAY_PROPOSE_SCHOOLING.includes(actor.role) ? (
        <p>
          <TextLink href={`/schooling/new?child=${child.id}`}>提出就学方式</TextLink>
        </p>
      ) : null}
    </div>
  )
}
