// 没有网络时的门房：只从缓存里取，自己从不往缓存里放。放进去的只有空的离线页与它的静态文件
// （components/offline/keep-shell.ts），页面与接口的答复一概不经手，所以谁的资料也留不下。
const SHELL = '/offline'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/_next/static/')) event.respondWith(kept(request).then((hit) => hit ?? fetch(request)))
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => withoutNetwork(url)))
})

async function withoutNetwork(url) {
  const shell = await kept(SHELL)
  if (!shell) return Response.error()
  return url.pathname === SHELL ? shell : Response.redirect(SHELL, 302)
}

function kept(request) {
  return caches.match(request, { ignoreVary: true, ignoreSearch: true })
}
