import path from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** 存放密文的地方：本机磁盘，或任何兼容 S3 的存储。没有公开地址。 */
export type FileStore = {
  put(place: string, sealed: Uint8Array): Promise<void>
  get(place: string): Promise<Uint8Array>
  drop(place: string): Promise<void>
}

/** 兼容 S3 的存储；没给的就用本机磁盘。 */
export type Bucket = {
  readonly bucket: string
  readonly endpoint?: string | undefined
  readonly region: string
  readonly keyId: string
  readonly secret: string
}

/** 打开存放处；用到 S3 时才装载它的库。 */
export function openFileStore(at: {
  readonly folder: string
  readonly bucket?: Bucket | undefined
}): FileStore {
  const opening = at.bucket ? onBucket(at.bucket) : Promise.resolve(onDisk(at.folder))
  // 打不开的留到用时再说，启动不因此中断。
  opening.catch(() => undefined)
  return {
    put: async (place, sealed) => (await opening).put(place, sealed),
    get: async (place) => (await opening).getBytes(place),
    drop: async (place) => (await opening).delete(place),
  }
}

function onDisk(folder: string): Disk {
  return new Disk(new FSDriver({ location: path.resolve(folder), visibility: 'private' }))
}

async function onBucket({ bucket, endpoint, region, keyId, secret }: Bucket): Promise<Disk> {
  const { S3Driver } = await import('flydrive/drivers/s3')
  return new Disk(
    new S3Driver({
      bucket,
      region,
      credentials: { accessKeyId: keyId, secretAccessKey: secret },
      visibility: 'private',
      supportsACL: false,
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    }),
  )
}
