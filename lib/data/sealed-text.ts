import { decryptField, encryptField, type FieldKeys } from './sensitive.ts'

/** 限阅的文字：标签、心理谈话、档案卡、举报人；与推送的密钥。谁能读到密文由行级策略管；读得到的人才解得开。 */
export type SealedKind = 'label' | 'support_note' | 'left_behind_card' | 'tip_teller' | 'push_secret'

/** 写入前封存。 */
export function sealText(
  keys: FieldKeys,
  tenantId: string,
  kind: SealedKind,
  plain: string,
): Uint8Array<ArrayBuffer> {
  return encryptField(keys, tenantId, kind, plain)
}

/** 读出后解开；只给可及范围之内查出来的密文。 */
export function openText(keys: FieldKeys, tenantId: string, kind: SealedKind, sealed: Uint8Array): string {
  return decryptField(keys, tenantId, kind, sealed)
}
