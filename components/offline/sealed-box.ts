/** 封好的一份：每次换一个初始向量。 */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly box: ArrayBuffer }

const CIPHER = 'AES-GCM'

/** 本机的钥匙：只能用，取不出来；抹掉它，封着的一概打不开。 */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt'])
}

/** 封起来；`name` 一并验，两份的密文不能对调。 */
export async function seal(key: CryptoKey, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  return { iv, box: await crypto.subtle.encrypt(setting(iv, name), key, plain) }
}

/** 打开；钥匙不对、被改过、换了名字的，是 null。 */
export async function unseal(key: CryptoKey, name: string, { iv, box }: Sealed): Promise<unknown> {
  const plain = await crypto.subtle.decrypt(setting(iv, name), key, box).catch(() => null)
  return plain ? JSON.parse(new TextDecoder().decode(plain)) : null
}

function setting(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: CIPHER, iv, additionalData: new TextEncoder().encode(name) }
}
