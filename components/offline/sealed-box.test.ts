import { expect, test } from 'vitest'
import { newDeviceKey, seal, unseal } from './sealed-box.ts'

const VISIT = { childName: '林小满', content: '家长同意周一送回' }

test('原来的钥匙打得开，密文里没有一个字的原文', async () => {
  const key = await newDeviceKey()
  const sealed = await seal(key, 'entry:1', VISIT)
  expect(await unseal(key, 'entry:1', sealed)).toEqual(VISIT)
  expect(Buffer.from(sealed.box).includes(Buffer.from(VISIT.childName))).toBe(false)
})

test('钥匙取不出来', async () => {
  const key = await newDeviceKey()
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('别的钥匙、别的名字、改过一字节的都打不开', async () => {
  const key = await newDeviceKey()
  const sealed = await seal(key, 'entry:1', VISIT)
  expect(await unseal(await newDeviceKey(), 'entry:1', sealed)).toBeNull()
  expect(await unseal(key, 'entry:2', sealed)).toBeNull()
  const bent = new Uint8Array(sealed.box.slice(0))
  bent[0] = (bent[0] ?? 0) ^ 1
  expect(await unseal(key, 'entry:1', { ...sealed, box: bent.buffer })).toBeNull()
})

test('同一份封两次，密文不同', async () => {
  const key = await newDeviceKey()
  const [one, two] = [await seal(key, 'a', VISIT), await seal(key, 'a', VISIT)]
  expect(Buffer.from(one.box).equals(Buffer.from(two.box))).toBe(false)
})
