import { notFound } from 'next/navigation'
import { requirePost } from '#lib/auth/require-actor'
import { findOwnExport } from '#lib/data/exports'
import { momentCell } from '#lib/papers/rows-sheets'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { EXPORT_LABEL, isLedgerKind } from '#lib/rules/figures/export-kinds'
import { officialAt } from '#lib/rules/identity/post'
import { ROLE_LABEL } from '#lib/rules/people/roles'
import { ledgerFilter } from '#lib/schemas/rolls/ledger-filter'
import { uuidText } from '#lib/schemas/uuid-text'
import { deps } from '#lib/server/deps'
import { exportBody } from '#lib/server/exports/export-sheet'
import { ledgerBody } from '#lib/server/exports/ledger-sheet'
import { sheetResponse } from '#lib/server/sheets/write-sheet'

/** 登记过的导出，十五分钟之内本人可以下载；行数与登记的、屏幕的相等，差一行文件就不成。 */
export async function GET(_request: Request, { params }: RouteContext<'/exports/[exportId]/sheet'>) {
  const { sitting, post } = await requirePost()
  const actor = officialAt(sitting, post)
  const id = uuidText((await params).exportId)
  const { db, clock, keys } = deps()
  const now = instant(clock.now().getTime())
  const found = id ? await db.asActor(actor, (tx) => findOwnExport(tx, actor, id, now)) : null
  if (!found?.kind) notFound()
  const label = EXPORT_LABEL[found.kind]
  const at = momentCell(found.at)
  const asking = { db, actor, ids: found.rowIds }
  const today = dayOf(found.at)
  const { filter } = ledgerFilter(found.filter, today)
  const [shown, masked] = isLedgerKind(found.kind)
    ? [`照 ${filter.on} 当天终了时的记录；姓名、监护人、户籍照导出时的登记`, '证件号、学籍号已脱敏']
    : [`截至 ${at}`, '没有证件号码']
  const rows = isLedgerKind(found.kind)
    ? await ledgerBody(found.kind, { ...asking, keys, filter, today })
    : exportBody(found.kind, { ...asking, at: found.at })
  return sheetResponse(
    {
      name: label,
      title: `${sitting.tenantName} ${label}`,
      notes: [
        `共 ${found.rowCount} 行，${shown}；${masked}`,
        `${sitting.personName}（${ROLE_LABEL[actor.role]}）导出，用途：${found.purpose}`,
        `登记号 ${found.id}；只限所写用途，不得转发，用毕销毁`,
      ],
      count: found.rowCount,
      ...rows,
    },
    `${label} ${at.slice(0, 10)}`,
  )
}
