import { MomentText } from '#components/ui/date-text'
import { Table } from '#components/ui/table'
import type { Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { ATTACHMENT_KINDS, isAttachmentKind } from '#lib/rules/files/attachment-kinds'
import { FileLink } from './file-link.tsx'

export type AttachmentRow = {
  readonly id: string
  readonly kind: string
  readonly bytes: number
  /** 摘要的头八位。 */
  readonly code: string
  readonly by: string
  readonly at: Instant
  /** 作了什么的凭据；没有的为空。 */
  readonly proofOf: string
}

/** 附件一览；点开即下载，每次都留痕。 */
export function AttachmentTable({ rows, today }: { rows: readonly AttachmentRow[]; today: PlainDate }) {
  return (
    <Table
      caption={`附件，${rows.length}份`}
      columns={[
        {
          key: 'kind',
          head: '附件',
          cell: (row: AttachmentRow) => (
            <FileLink id={row.id}>
              {isAttachmentKind(row.kind) ? ATTACHMENT_KINDS[row.kind].label : '附件'}
              <span className="sr-only">（{row.by}上传，下载）</span>
            </FileLink>
          ),
        },
        { key: 'proofOf', head: '凭据', cell: (row) => row.proofOf },
        { key: 'by', head: '上传人', cell: (row) => row.by },
        { key: 'at', head: '时间', cell: (row) => <MomentText at={row.at} today={today} /> },
        {
          key: 'size',
          head: '大小',
          desktopOnly: true,
          cell: (row) => `${Math.max(1, Math.round(row.bytes / 1024))} KB`,
        },
        { key: 'code', head: '摘要', desktopOnly: true, cell: (row) => row.code },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      empty="还没有附件。"
    />
  )
}
