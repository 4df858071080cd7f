import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type Head, headBytes } from '#lib/rules/ledger/encoding'

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

/** 给链头签名。 */
export function signHead(key: KeyObject, tenantId: string, head: Omit<Head, 'signature'>): Head {
  return { ...head, signature: sign(null, headBytes(tenantId, head), key).toString('hex') }
}

/** 签名是否出自这把公钥。 */
export function headIsSigned(publicKey: string, tenantId: string, head: Head): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'hex'), format: 'der', type: 'spki' })
  return verify(null, headBytes(tenantId, head), key, Buffer.from(head.signature, 'hex'))
}
