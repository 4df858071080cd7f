import type { z } from 'zod'
import type { Outcome } from '#lib/rules/outcome'
import type { Official } from '#lib/rules/people/actor'
import type { ServerDeps } from '#lib/server/deps'

/** 一个动作背后的两样：填写的样子，办理的职务行为。 */
export type Act = {
  readonly schema: z.ZodType
  readonly duty: (deps: ServerDeps, actor: Official, input: unknown) => Promise<Outcome<unknown>>
}

/** 页面上挂着的全部动作，按导出名；同一职务行为挂在几页上的，只算一次。 */
export async function everyAct(): Promise<ReadonlyMap<string, Act>> {
  const modules = import.meta.glob<Record<string, Act>>('/app/**/actions.ts', { eager: false })
  const found = new Map<string, Act>()
  for (const load of Object.values(modules))
    for (const [name, hung] of Object.entries(await load())) found.set(name, hung)
  return found
}
