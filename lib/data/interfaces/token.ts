import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 对接系统的口令：租户、凭据、秘密三段，合成一串。秘密 256 位，猜不着，所以库里存摘要就够。 */
export type InterfaceToken = { readonly tenantId: string; readonly clientId: string; readonly secret: Buffer }

const MARK = 'bx1_'
const UUID_BYTES = 16
const SECRET_BYTES = 32
const LENGTH = UUID_BYTES * 2 + SECRET_BYTES

function uuidBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** 新的一串口令与要存的摘要；口令只在这一次给得出。 */
export function makeToken(tenantId: string, clientId: string) {
  const secret = randomBytes(SECRET_BYTES)
  const text = Buffer.concat([uuidBytes(tenantId), uuidBytes(clientId), secret]).toString('base64url')
  return { token: `${MARK}${text}`, digest: digestOf(secret) }
}

/** 请求头 `Authorization: Bearer …` 里的口令；不成样子的是 null。 */
export function readToken(authorization: string | null): InterfaceToken | null {
  const found = /^Bearer bx1_([\w-]{86})$/.exec(authorization ?? '')
  const bytes = Buffer.from(found?.[1] ?? '', 'base64url')
  if (bytes.length !== LENGTH) return null
  return {
    tenantId: uuidOf(bytes.subarray(0, UUID_BYTES)),
    clientId: uuidOf(bytes.subarray(UUID_BYTES, UUID_BYTES * 2)),
    secret: bytes.subarray(UUID_BYTES * 2),
  }
}

/** 秘密的 SHA-256。 */
export function digestOf(secret: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}

/** 两个摘要相不相同，不泄露差在哪里。 */
export function sameDigest(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}
