import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { cleanImage } from './clean-image.ts'
import { openFileStore } from './file-store.ts'
import { openFile, sealFile } from './seal-file.ts'

const KEY = 'a'.repeat(64)
const FILE = { tenantId: '01900000-0000-7000-8000-000000000001', fileId: 'one' }

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#2a6' } })
}

test('带地点的照片：缩到一六〇〇，地点、机型都不在了', async () => {
  const given = await picture(3000, 2000)
    .withExif({ IFD0: { Make: 'PHONE' }, IFD3: { GPSLatitude: '25/1 41/1 0/1' } })
    .jpeg()
    .toBuffer()
  expect((await sharp(given).metadata()).exif).toBeDefined()
  const cleaned = await cleanImage(given, 'photo')
  if (!cleaned.ok) throw new Error('a photo was refused')
  expect([cleaned.value.width, cleaned.value.height, cleaned.value.mediaType]).toEqual([
    1600,
    1067,
    'image/jpeg',
  ])
  expect((await sharp(cleaned.value.bytes).metadata()).exif).toBeUndefined()
  expect(cleaned.value.bytes.includes('PHONE')).toBe(false)
})

const SECRET = 'PHONE-25.6866N'
const marked = () =>
  picture(400, 300)
    .withExif({ IFD0: { Make: SECRET, ImageDescription: SECRET }, IFD3: { GPSLatitude: '25/1 41/1 0/1' } })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${SECRET}</a></x:xmpmeta>`)

test.each([
  ['JPEG', () => marked().jpeg().toBuffer()],
  ['PNG', () => marked().png().toBuffer()],
  ['WebP', () => marked().webp().toBuffer()],
  [
    '尾巴上另接一段的 JPEG',
    async () => Buffer.concat([await marked().jpeg().toBuffer(), Buffer.from(SECRET)]),
  ],
])('%s：照片、扫描件、签名整理之后，EXIF、XMP、尾巴一样不剩', async (_name, make) => {
  const given = await make()
  expect(given.includes(SECRET)).toBe(true)
  for (const kind of ['photo', 'scan', 'signature'] as const) {
    const cleaned = await cleanImage(given, kind)
    if (!cleaned.ok) throw new Error('a picture was refused')
    expect(cleaned.value.bytes.includes(SECRET), kind).toBe(false)
    const { exif, xmp, iptc, comments } = await sharp(cleaned.value.bytes).metadata()
    expect({ exif, xmp, iptc, comments }, kind).toEqual({})
  }
})

test('签名保持透明', async () => {
  const given = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#0000' } })
    .png()
    .toBuffer()
  const cleaned = await cleanImage(given, 'signature')
  expect(cleaned).toMatchObject({ ok: true, value: { mediaType: 'image/png', width: 20 } })
})

test.each([
  ['网页冒充图片', Buffer.from('<html><script>alert(1)</script></html>')],
  ['矢量图', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['只有图片的头', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1])],
  ['PDF：去不掉里面的东西', Buffer.from('%PDF-1.7\n1 0 obj\n<</Author (PHONE)>>\nendobj\n%%EOF')],
  ['苹果手机的 HEIC', Buffer.from('0000001c6674797068656963000000006d696631686569636d696166', 'hex')],
  ['空的', Buffer.alloc(0)],
])('%s：不收，是拒绝不是故障', async (_name, given) => {
  expect(await cleanImage(given, 'scan')).toEqual({ ok: false, refusal: { code: 'file_not_accepted' } })
})

test('几十 KB、解开几亿像素的图不收', async () => {
  const bomb = await picture(9000, 9000).png({ compressionLevel: 9 }).toBuffer()
  expect(bomb.length).toBeLessThan(400_000)
  expect((await cleanImage(bomb, 'scan')).ok).toBe(false)
})

test('密文里看不出内容；换租户、换编号、改一个字节都打不开', () => {
  const sealed = sealFile(KEY, FILE, Buffer.from('诊断证明'))
  expect(sealed.includes('诊断')).toBe(false)
  expect(openFile(KEY, FILE, sealed).toString()).toBe('诊断证明')
  expect(() => openFile(KEY, { ...FILE, fileId: 'two' }, sealed)).toThrow()
  expect(() => openFile(KEY, { ...FILE, tenantId: 'b' }, sealed)).toThrow()
  const spoiled = Buffer.from(sealed)
  spoiled[spoiled.length - 1] = (spoiled[spoiled.length - 1] ?? 0) ^ 1
  expect(() => openFile(KEY, FILE, spoiled)).toThrow()
})

test('磁盘：存得进、取得出、跑不出文件夹', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'files-'))
  try {
    const store = openFileStore({ folder })
    await store.put('tenant/one', Buffer.from('x'))
    expect(Buffer.from(await store.get('tenant/one')).toString()).toBe('x')
    expect(readFileSync(path.join(folder, 'tenant/one'), 'utf8')).toBe('x')
    await expect(store.put('../out', Buffer.from('x'))).rejects.toThrow()
    await store.drop('tenant/one')
    await expect(store.get('tenant/one')).rejects.toThrow()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('兼容 S3 的存储：同样的三件事走 HTTP', async () => {
  const kept = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const name = new URL(request.url ?? '', 'http://x').pathname
    if (request.method === 'PUT') kept.set(name, Buffer.concat(chunks))
    const found = kept.get(name)
    if (request.method === 'DELETE') kept.delete(name)
    response.writeHead(request.method === 'DELETE' ? 204 : found ? 200 : 404)
    response.end(request.method === 'GET' ? found : undefined)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  try {
    const bucket = { bucket: 'b', endpoint: `http://127.0.0.1:${port}`, region: 'r', keyId: 'k', secret: 's' }
    const store = openFileStore({ folder: '', bucket })
    await store.put('tenant/one', Buffer.from('sealed'))
    expect([...kept.keys()]).toEqual(['/b/tenant/one'])
    expect(Buffer.from(await store.get('tenant/one')).toString()).toContain('sealed')
    await store.drop('tenant/one')
    expect(kept.size).toBe(0)
  } finally {
    server.close()
  }
})
