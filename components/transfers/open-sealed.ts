import {
  plainCode,
  SEALED_HEAD_KEYS,
  type SealedFields,
  type SealedHead,
} from '#lib/rules/placements/sealed-transfer'

const MOST_ITERATIONS = 5_000_000

export type OpenedLetter = { readonly head: SealedHead; readonly fields: SealedFields }

/**
 * 在浏览器里打开一份密封文件：密码与文件都不离开这台电脑。密码不对、文件被改过、不是这种文件的，一律是 null。
 * 与 public/open-sealed.html 同一种算法；那一页要单独拿走用，所以各写一份，测试用同一份文件对过。
 */
export async function openSealed(text: string, code: string): Promise<OpenedLetter | null> {
  try {
    const file = JSON.parse(text) as SealedHead & { readonly box: string }
    if (
      file.format !== 'baoxue-sealed-transfer' ||
      file.version !== 1 ||
      !(file.iterations <= MOST_ITERATIONS)
    )
      return null
    const words = new TextEncoder()
    const from = await crypto.subtle.importKey('raw', words.encode(plainCode(code)), 'PBKDF2', false, [
      'deriveKey',
    ])
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(file.salt), iterations: file.iterations }
    const key = await crypto.subtle.deriveKey(how, from, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
    const additionalData = words.encode(SEALED_HEAD_KEYS.map((name) => file[name]).join('\n'))
    const iv = bytesOf(file.iv)
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      bytesOf(file.box),
    )
    return { head: file, fields: JSON.parse(new TextDecoder().decode(opened)) as SealedFields }
  } catch {
    return null
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

/** 封好的各项照登记表的栏目填：案情一句拆成编号与日子，拆不开的不填，照原文核对。 */
export function arrivalOf({ head, fields }: OpenedLetter) {
  const [, caseNumber = '', absentSinceOn = ''] =
    /^([^，]+)，.*未到校自 (\d{4}-\d{2}-\d{2})$/u.exec(fields.openCase ?? '') ?? []
  return {
    peerName: head.from,
    peerSerial: head.serial,
    replyCode: fields.replyCode,
    name: fields.childName,
    gender: fields.gender === '男' ? ('male' as const) : ('female' as const),
    birthOn: fields.birthOn,
    idKind: fields.idNumber ? ('resident_id' as const) : ('none' as const),
    idNumber: fields.idNumber,
    studentNumber: fields.studentNumber,
    school: fields.school,
    className: fields.className,
    wanted: fields.wanted,
    guardianName: fields.guardianName,
    guardianRelation: fields.guardianRelation,
    phone: fields.guardianPhone,
    reason: fields.reason,
    caseNumber,
    absentSinceOn,
  }
}
