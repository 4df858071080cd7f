import { bytesOfHex } from './encoding.ts'
import type { Reckoner } from './verify-stream.ts'

/** 浏览器自己算：WebCrypto。没有安全环境（不是 https 也不是本机）就没有它，给 null。 */
export function webReckoner(subtle: SubtleCrypto | undefined): Reckoner | null {
  if (!subtle) return null
  const keys = new Map<string, Promise<CryptoKey | null>>()
  const keyOf = (hex: string) => {
    const known =
      keys.get(hex) ??
      subtle.importKey('spki', bytesOfHex(hex), 'Ed25519', false, ['verify']).catch(() => null)
    keys.set(hex, known)
    return known
  }
  return {
    sha256: async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes)),
    signed: async (publicKey, message, signature) => {
      const key = await keyOf(publicKey)
      return key ? subtle.verify('Ed25519', key, signature, message) : null
    },
  }
}
