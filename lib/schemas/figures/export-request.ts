import { z } from 'zod'
import { EXPORT_KINDS } from '#lib/rules/figures/export-kinds'
import { ledgerQuery } from '#lib/schemas/cases/ledger-query'
import { askedLedger } from '#lib/schemas/rolls/ledger-filter'
import { writtenText } from '#lib/schemas/text'
import {
  type AddressQuery,
  clockQuery,
  lineQuery,
  returnQuery,
  submissionQuery,
  unexcusedQuery,
} from './rows-query.ts'

/** 地址里的筛选 → 这一种名单的筛选；与那一页读地址用的是同一个函数。 */
export function wantedRows(kind: (typeof EXPORT_KINDS)[number], query: AddressQuery) {
  switch (kind) {
    case 'cases':
      return { kind, filter: ledgerQuery(query).filter }
    case 'clocks':
      return { kind, filter: clockQuery(query).filter }
    case 'unexcused': {
      const { schoolId } = unexcusedQuery(query)
      return { kind, filter: schoolId ? { schoolId } : {} }
    }
    case 'submissions':
      return { kind, filter: submissionQuery(query) }
    case 'line': {
      const { back: _back, ...filter } = lineQuery(query)
      return { kind, filter }
    }
    case 'returns':
      return { kind, filter: returnQuery(query) }
    case 'relapses':
      return { kind, filter: {} }
    case 'school_age':
    case 'suspected':
    case 'dropout':
      return { kind, filter: askedLedger(query) }
  }
}

/** 申请导出：哪一种、页面上的筛选、为什么。 */
export const exportRequestForm = z
  .strictObject({
    submissionKey: z.uuid(),
    kind: z.enum(EXPORT_KINDS),
    query: z.record(z.string().max(20), z.string().max(200)),
    purpose: writtenText(100, '请写明用途，例如：十一月控辍保学会商'),
  })
  .transform(({ kind, query, ...rest }) => ({ ...rest, query, wanted: wantedRows(kind, query) }))
export type ExportRequest = z.output<typeof exportRequestForm>
export type Wanted = ExportRequest['wanted']
