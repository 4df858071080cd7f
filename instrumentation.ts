/** 进程起来时装一次：来源地址由服务器写，客户端自带的转发头不算数；每个答复都计数；错误不连内容印出来。 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { guardRequests } = await import('#lib/server/forwarded-headers')
  const { measureRequests } = await import('#lib/server/metrics')
  const { quietConsole } = await import('#lib/server/quiet-console')
  const { inProduction, webEnv } = await import('#lib/server/env')
  guardRequests(webEnv().BAOXUE_TRUSTED_PROXIES)
  measureRequests()
  if (inProduction()) quietConsole()
}
