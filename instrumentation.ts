/** 进程起来时装一次：每个请求的来源地址由服务器写，客户端自带的转发头不算数。 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { guardRequests } = await import('#lib/server/forwarded-headers')
  const { webEnv } = await import('#lib/server/env')
  guardRequests(webEnv().BAOXUE_TRUSTED_PROXIES)
}
