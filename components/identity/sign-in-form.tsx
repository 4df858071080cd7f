'use client'

import { useActionState } from 'react'
import { Notice } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { TextInput } from '#components/ui/text-input'

type State = { login: string; text?: string; fields?: Readonly<Record<string, string>> }

type SignInFormProps = {
  signIn: (before: State, form: FormData) => Promise<State>
  /** 登录后回到哪里；站内路径。 */
  next: string
}

/** 登录表单。没成时登录名还在，密码清空。没有 JavaScript 也能提交。 */
export function SignInForm({ signIn, next }: SignInFormProps) {
  const [state, act] = useActionState(signIn, { login: '' })
  return (
    <form action={act} className="flex flex-col gap-4" noValidate>
      {state.text ? <Notice kind="refusal" title={state.text} /> : null}
      <input type="hidden" name="next" value={next} />
      <TextInput
        id="login"
        name="login"
        label="登录名"
        hint="形如 datian.teacher：法域代号、点、名字"
        error={state.fields?.login}
        defaultValue={state.login}
        key={state.login}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={120}
      />
      <TextInput
        id="password"
        name="password"
        type="password"
        label="密码"
        error={state.fields?.password}
        required
        autoComplete="current-password"
        maxLength={256}
      />
      <SubmitButton variant="primary" size="large" wide pendingText="正在登录">
        登录
      </SubmitButton>
    </form>
  )
}
