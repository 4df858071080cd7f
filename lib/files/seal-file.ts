import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const HEAD = Buffer.from('f1:', 'latin1')
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** 一份文件的身份：换了租户、换了编号，都解不开。 */
export type FileIdentity = { readonly tenantId: string; readonly fileId: string }

function keyFor(master: string, tenantId: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(master)) throw new Error('a field key is 32 bytes in hexadecimal')
  return Buffer.from(hkdfSync('sha256', Buffer.from(master, 'hex'), tenantId, 'baoxue:file', 32))
}

function bound({ tenantId, fileId }: FileIdentity): Buffer {
  return Buffer.from(`f1|${tenantId}|${fileId}`, 'utf8')
}

/** 加密一份文件的内容（AES-256-GCM）；存放处拿到的只有密文。 */
export function sealFile(fieldKey: string, file: FileIdentity, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(fieldKey, file.tenantId), nonce)
  cipher.setAAD(bound(file))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([HEAD, nonce, cipher.getAuthTag(), body])
}

/** 解密；被改动、张冠李戴的抛出错误，错误里没有内容。 */
export function openFile(fieldKey: string, file: FileIdentity, sealed: Uint8Array): Buffer {
  const whole = Buffer.from(sealed)
  if (!whole.subarray(0, HEAD.length).equals(HEAD)) throw new Error('a file sealed with an unknown key')
  const nonce = whole.subarray(HEAD.length, HEAD.length + NONCE_BYTES)
  const tag = whole.subarray(HEAD.length + NONCE_BYTES, HEAD.length + NONCE_BYTES + TAG_BYTES)
  if (tag.length !== TAG_BYTES) throw new Error('a sealed file is cut short')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(fieldKey, file.tenantId), nonce)
  decipher.setAAD(bound(file))
  decipher.setAuthTag(tag)
  return Buffer.concat([
    decipher.update(whole.subarray(HEAD.length + NONCE_BYTES + TAG_BYTES)),
    decipher.final(),
  ])
}
