import { createCipheriv, createHash, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import {
  inFours,
  PLAIN_LETTERS,
  SEALED_HEAD_KEYS,
  type SealedFields,
  type SealedHead,
} from '#lib/rules/placements/sealed-transfer'

// 密码是随机的一百比特，本来就猜不出；六十万次照浏览器里推钥的通行做法，只多一道。
const ITERATIONS = 600_000
const PASSPHRASE_LETTERS = 20

export type SealedLetter = {
  /** 文件的全文（JSON）。 */
  readonly text: string
  readonly passphrase: string
  /** 文件的 SHA-256，记在账上。 */
  readonly digest: string
}

/**
 * 封一份：AES-256-GCM，钥由只印在纸函上的密码经 PBKDF2 推出，外面各项一并验。
 * 没有密码的读不了、改不了、也造不出一份打得开的。密码与文件都不留在服务器上。
 */
export async function sealLetter(
  fields: SealedFields,
  sides: Pick<SealedHead, 'serial' | 'from' | 'to' | 'sealedAt'>,
): Promise<SealedLetter> {
  const passphrase = inFours(lettersOf(randomBytes(PASSPHRASE_LETTERS)))
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const head: SealedHead = {
    format: 'baoxue-sealed-transfer',
    version: 1,
    ...sides,
    iterations: ITERATIONS,
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
  }
  const key = await promisify(pbkdf2)(passphrase.replaceAll('-', ''), salt, ITERATIONS, 32, 'sha256')
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(SEALED_HEAD_KEYS.map((name) => head[name]).join('\n'), 'utf8'))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(fields), 'utf8'), cipher.final()])
  const box = Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64')
  const note = '学籍转接密封文件。请用随附的打开工具（open-sealed.html）和纸质联系函上的密码打开，不用联网。'
  const text = JSON.stringify({ note, ...head, box }, null, 1)
  return { text, passphrase, digest: createHash('sha256').update(text).digest('hex') }
}

/** 每个字节取低五位，三十二个字母机会均等。 */
export function lettersOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => PLAIN_LETTERS.charAt(byte & 31)).join('')
}
