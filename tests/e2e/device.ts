import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '#prisma/personas'

/** 这部手机上存着什么：密文的字节、钥匙能不能取出来、缓存里有哪些地址。 */
export type Device = {
  readonly rows: number
  readonly keys: number
  readonly extractable: boolean
  readonly bytes: string
  readonly cached: readonly string[]
  readonly shell: string
}

export function lookInside(page: Page): Promise<Device> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await asked(indexedDB.open('baoxue-offline'))
    const stores = db.transaction(['key', 'kept'])
    const rows = await asked<{ box: ArrayBuffer }[]>(stores.objectStore('kept').getAll())
    const keys = await asked<CryptoKey[]>(stores.objectStore('key').getAll())
    db.close()
    const shelves = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const cached = (await Promise.all(shelves.map((shelf) => shelf.keys()))).flat().map(({ url }) => url)
    return {
      rows: rows.length,
      keys: keys.length,
      extractable: keys.some((key) => key.extractable),
      bytes: rows.map(({ box, ...rest }) => JSON.stringify(rest) + new TextDecoder().decode(box)).join(),
      cached: cached.map((url) => new URL(url).pathname),
      shell: (await (await caches.match('/offline'))?.text()) ?? '',
    }
  })
}

/** 在这部手机上登录，不借用别的测试的会话：接着要退出的。 */
export async function signInHere(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/**
 * 按地址打开，不经离线页的后台脚本：网络刚恢复时它可能还以为断着，给出离线页，离线页随即把待上传的传了。
 */
export async function gotoPastWorker(page: Page, address: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBypassServiceWorker', { bypass: true })
  await page.goto(address)
  await session.detach()
}
