const SHELF = 'baoxue-offline'
const SHELL = '/offline'
const STATIC_FILE = /\/_next\/static\/[\w./~-]+\.(?:js|css|woff2?)/g

/**
 * 把空的离线页与它用到的静态文件放进缓存。取的时候不带 cookie：缓存里的这一页生来就没有任何人的资料；
 * 它自己的安全头与随机数一同放下，取出来仍然相符。
 */
export async function keepShell(): Promise<void> {
  await navigator.serviceWorker.register('/offline-worker.js')
  const answer = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' })
  if (!answer.ok || answer.redirected) throw new Error('the offline page did not answer')
  const files = new Set((await answer.clone().text()).match(STATIC_FILE))
  const shelf = await caches.open(SHELF)
  await shelf.addAll([...files])
  await shelf.put(SHELL, answer)
  // 上一版的静态文件没有用了。
  for (const request of await shelf.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname !== SHELL && !files.has(pathname)) await shelf.delete(request)
  }
}
