'use server'

import { enter, type SignInState } from '#lib/server/enter'

export async function signInAction(_before: SignInState, form: FormData): Promise<SignInState> {
  return enter(form)
}
