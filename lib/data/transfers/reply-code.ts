import { type FieldKeys, transferMark } from '#lib/data/sensitive'
import { inFours } from '#lib/rules/placements/sealed-transfer'
import { lettersOf } from './seal-letter.ts'

/** 回执码八位：封在文件里，对方写在接收函上带回。 */
export function replyCodeOf(keys: FieldKeys, tenantId: string, transferId: string): string {
  return inFours(lettersOf(transferMark(keys, tenantId, transferId).subarray(0, 8)))
}
