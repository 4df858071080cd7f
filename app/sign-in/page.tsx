import type { Metadata } from 'next'
import { SignInForm } from '#components/identity/sign-in-form'
import { safeReturnPath } from '#lib/auth/return-path'
import { signInAction } from './actions.ts'

export const metadata: Metadata = { title: '登录' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-12">
      <header className="flex items-center gap-3">
        {/* biome-ignore lint/performance/noImgElement: 本站的一个小矢量图，不需要图片服务 */}
        <img src="/icon.svg" alt="" width={44} height={44} />
        <div>
          <h1 className="text-xl font-semibold">保学</h1>
          <p className="text-sm text-muted">义务教育控辍保学个案管理</p>
        </div>
      </header>
      <SignInForm
        signIn={signInAction}
        next={safeReturnPath(typeof next === 'string' ? next : null) ?? '/'}
      />
      <p className="text-sm text-muted">
        一人一号，不得借用。忘记密码请联系本单位管理员重置。一段时间没有操作会自动退出，多久在“我的账号”里写明。
      </p>
    </main>
  )
}
