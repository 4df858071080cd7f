import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { field } from './entry.ts'

/** 封存的链头：到此刻为止有几条、最后一条的哈希是什么。 */
export type Head = {
  readonly seq: number
  readonly hash: string
  readonly sealedAt: string
  /** Ed25519，十六进制。 */
  readonly signature: string
}

// PKCS#8 里 Ed25519 私钥的固定前缀（RFC 8410），后接 32 字节种子。
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** 由 32 字节种子（十六进制）得到封存用的私钥。 */
export function sealingKey(seedHex: string): KeyObject {
  if (!/^[0-9a-f]{64}$/.test(seedHex)) throw new Error('a sealing seed is 32 bytes of hex')
  return createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, Buffer.from(seedHex, 'hex')]),
    format: 'der',
    type: 'pkcs8',
  })
}

/** 公钥的十六进制（SPKI），随导出一并给督学。 */
export function publicKeyHex(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('hex')
}

function message(tenantId: string, head: Omit<Head, 'signature'>): Buffer {
  return Buffer.concat(['baoxue-head-v1', tenantId, String(head.seq), head.hash, head.sealedAt].map(field))
}

/** 给链头签名。 */
export function signHead(key: KeyObject, tenantId: string, head: Omit<Head, 'signature'>): Head {
  return { ...head, signature: sign(null, message(tenantId, head), key).toString('hex') }
}

/** 签名是否出自这把公钥。 */
export function headIsSigned(publicKey: string, tenantId: string, head: Head): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'hex'), format: 'der', type: 'spki' })
  return verify(null, message(tenantId, head), key, Buffer.from(head.signature, 'hex'))
}

/** 印在纸上的短码：条数-哈希前 16 位，如 `12408-7F3A91C2E04B5D66`。 */
export function shortCode(head: Pick<Head, 'seq' | 'hash'>): string {
  return `${head.seq}-${head.hash.slice(0, 16).toUpperCase()}`
}

/** 读短码；不成形返回 null。短于 16 位的不收：太短就不足为凭。 */
export function readShortCode(text: string): { seq: number; prefix: string } | null {
  const found = /^(\d{1,15})-([0-9A-Fa-f]{16,64})$/.exec(text.trim())
  return found ? { seq: Number(found[1]), prefix: (found[2] ?? '').toLowerCase() } : null
}
