'use server'

import { leave, sitDown } from '#lib/server/enter'

export async function signOutAction(): Promise<void> {
  await leave()
}

export async function sitDownAction(form: FormData): Promise<void> {
  await sitDown(form)
}
