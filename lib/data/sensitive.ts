import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** 敏感字段的种类；密文与盲索引都绑定种类，换了栏目就解不开（domain 8.4）。 */
export const SENSITIVE_KINDS = [
  'id_number',
  'student_number',
  'guardian_phone',
  'address',
  'label',
  'support_note',
  'left_behind_card',
  'tip_teller',
  'push_secret',
] as const
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number]

/** 两把主钥，各 32 字节十六进制：加密用 `fieldKey`，盲索引用 `indexKey`。 */
export type FieldKeys = { readonly fieldKey: string; readonly indexKey: string }

/** 密文开头的钥号。换钥时旧密文凭它找到旧钥。 */
const KEY_ID = 'k1'
const HEAD = Buffer.from(`${KEY_ID}:`, 'latin1')
const NONCE_BYTES = 12
const TAG_BYTES = 16
const derived = new Map<string, KeyObject>()

/** 每个租户、每种字段各有一把派生钥：一县的钥泄露，不连累别县。 */
function keyFor(master: string, tenantId: string, purpose: string): KeyObject {
  if (!/^[0-9a-f]{64}$/.test(master)) throw new Error('a field key is 32 bytes in hexadecimal')
  const name = `${master}|${tenantId}|${purpose}`
  const known = derived.get(name)
  if (known) return known
  const made = createSecretKey(
    new Uint8Array(hkdfSync('sha256', Buffer.from(master, 'hex'), tenantId, `baoxue:${purpose}`, 32)),
  )
  derived.set(name, made)
  return made
}

function bound(tenantId: string, kind: SensitiveKind): Buffer {
  return Buffer.from(`${KEY_ID}|${tenantId}|${kind}`, 'utf8')
}

/** 加密一个字段（AES-256-GCM）。同一明文每次密文不同；查找用 `blindIndex`。 */
export function encryptField(
  keys: FieldKeys,
  tenantId: string,
  kind: SensitiveKind,
  plain: string,
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(keys.fieldKey, tenantId, `field:${kind}`), nonce)
  cipher.setAAD(bound(tenantId, kind))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([HEAD, nonce, cipher.getAuthTag(), body]))
}

/**
 * 解密一个字段。只有「按次查看」的职务行为与服务器端的脱敏可以调用（见 sensitive-readers.test.ts）。
 * 被改动、错租户、错栏目的密文抛出错误，错误里没有内容。
 */
export function decryptField(
  keys: FieldKeys,
  tenantId: string,
  kind: SensitiveKind,
  sealed: Uint8Array,
): string {
  const whole = Buffer.from(sealed)
  if (!whole.subarray(0, HEAD.length).equals(HEAD)) throw new Error('a field sealed with an unknown key')
  const nonce = whole.subarray(HEAD.length, HEAD.length + NONCE_BYTES)
  const tag = whole.subarray(HEAD.length + NONCE_BYTES, HEAD.length + NONCE_BYTES + TAG_BYTES)
  if (tag.length !== TAG_BYTES) throw new Error('a sealed field is cut short')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(keys.fieldKey, tenantId, `field:${kind}`), nonce)
  decipher.setAAD(bound(tenantId, kind))
  decipher.setAuthTag(tag)
  const body = whole.subarray(HEAD.length + NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}

/** 归一：全角变半角、去空白与连字符、字母大写；同一个号码怎样写都得到同一个索引。 */
export function normalisedForIndex(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\s\-–—]/gu, '')
    .toUpperCase()
}

/** 盲索引（HMAC-SHA256）：凭它做等值查找与去重，倒推不出明文。 */
export function blindIndex(
  keys: FieldKeys,
  tenantId: string,
  kind: SensitiveKind,
  value: string,
): Uint8Array<ArrayBuffer> {
  const key = keyFor(keys.indexKey, tenantId, `index:${kind}`)
  return new Uint8Array(createHmac('sha256', key).update(normalisedForIndex(value)).digest())
}

/**
 * 转往系统之外的一份的验证值：封在密封文件里，回函带着它，就是打开过文件的一方答复的。
 * 由索引钥推出，库里不另存；没有钥的造不出来。
 */
export function transferMark(keys: FieldKeys, tenantId: string, transferId: string): Uint8Array<ArrayBuffer> {
  const key = keyFor(keys.indexKey, tenantId, 'transfer:answer')
  return new Uint8Array(createHmac('sha256', key).update(transferId).digest())
}

/** 跨县转学：一县的密文换成另一县的，连同那一县的盲索引；明文不离开这个函数。 */
export function resealField(
  keys: FieldKeys,
  move: { readonly fromTenantId: string; readonly toTenantId: string; readonly kind: SensitiveKind },
  sealed: Uint8Array,
) {
  const { fromTenantId, toTenantId, kind } = move
  const plain = decryptField(keys, fromTenantId, kind, sealed)
  return {
    cipher: encryptField(keys, toTenantId, kind, plain),
    index: blindIndex(keys, toTenantId, kind, plain),
    ...(kind === 'id_number' ? blindTails(keys, toTenantId, plain) : {}),
  }
}

/** 证件后四位、后六位的盲索引：凭尾号查找，库里没有尾号。 */
export function blindTails(
  keys: FieldKeys,
  tenantId: string,
  idNumber: string,
): { readonly tail4: Uint8Array<ArrayBuffer>; readonly tail6: Uint8Array<ArrayBuffer> } {
  const whole = normalisedForIndex(idNumber)
  return {
    tail4: blindTail(keys, tenantId, whole.slice(-4)).index,
    tail6: blindTail(keys, tenantId, whole.slice(-6)).index,
  }
}

/** 查找框里的尾号 → 哪一列、哪个索引。 */
export function blindTail(keys: FieldKeys, tenantId: string, tail: string) {
  const length: 4 | 6 = tail.length === 6 ? 6 : 4
  const index = blindIndex(keys, tenantId, 'id_number', `tail${length}:${tail}`)
  return { by: 'tail', length, index } as const
}
