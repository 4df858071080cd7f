import { notFound } from 'next/navigation'
import { requirePost } from '#lib/auth/require-actor'
import { findOwnExport } from '#lib/data/exports'
import { momentCell } from '#lib/papers/rows-sheets'
import { instant } from '#lib/rules/calendar/instant'
import { EXPORT_LABEL } from '#lib/rules/figures/export-kinds'
import { officialAt } from '#lib/rules/identity/post'
import { ROLE_LABEL } from '#lib/rules/people/roles'
import { uuidText } from '#lib/schemas/uuid-text'
import { deps } from '#lib/server/deps'
import { exportBody } from '#lib/server/exports/export-sheet'
import { sheetResponse } from '#lib/server/sheets/write-sheet'

/** 登记过的导出，十五分钟之内本人可以下载；行数与登记的、屏幕的相等，差一行文件就不成。 */
export async function GET(_request: Request, { params }: RouteContext<'/exports/[exportId]/sheet'>) {
  const { sitting, post } = await requirePost()
  const actor = officialAt(sitting, post)
  const id = uuidText((await params).exportId)
  const { db, clock } = deps()
  const now = instant(clock.now().getTime())
  const found = id ? await db.asActor(actor, (tx) => findOwnExport(tx, actor, id, now)) : null
  if (!found?.kind) notFound()
  const label = EXPORT_LABEL[found.kind]
  return sheetResponse(
    {
      name: label,
      title: `${sitting.tenantName} ${label}`,
      notes: [
        `共 ${found.rowCount} 行，截至 ${momentCell(found.at)}；没有证件号码`,
        `${sitting.personName}（${ROLE_LABEL[actor.role]}）导出，用途：${found.purpose}`,
        `登记号 ${found.id}；只限所写用途，不得转发，用毕销毁`,
      ],
      count: found.rowCount,
      ...exportBody(found.kind, { db, actor, ids: found.rowIds, at: found.at }),
    },
    `${label} ${momentCell(found.at).slice(0, 10)}`,
  )
}
