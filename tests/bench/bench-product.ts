import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '#lib/commands/root'

/** 测速用的一份：同样的源码，多一张空页、一个空动作，都要登录。它们只在这份里，产品的构建里没有。 */
const EMPTY_PAGE = `import { requireActor } from '#lib/auth/require-actor'
import { emptyAction } from './actions.ts'

export default async function Empty() {
  await requireActor('teacher', 'officer', 'bureau')
  return (
    <form action={async () => { 'use server'; await emptyAction({}) }}>
      <h1>空</h1>
    </form>
  )
}
`
const EMPTY_ACTION = `'use server'

import { z } from 'zod'
import { formAction } from '#lib/server/form-action'
import { done } from '#lib/rules/outcome'

export const emptyAction = formAction(z.strictObject({}), async () => done({}), { refresh: false })
`
const COPIED = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'tests',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'prisma.config.ts',
]

/** 搭出测速用的那份，给出它的目录；包用硬链接，不占地方。 */
export function layBenchTree(): string {
  const place = path.join(ROOT, '.test/bench')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true, mode: 0o755 })
  for (const name of COPIED) cpSync(path.join(ROOT, name), path.join(place, name), { recursive: true })
  const linked = spawnSync('cp', ['-al', path.join(ROOT, 'node_modules'), path.join(place, 'node_modules')])
  if (linked.status !== 0) throw new Error(String(linked.stderr))
  const room = path.join(place, 'app/(office)/bench-empty')
  mkdirSync(room)
  writeFileSync(path.join(room, 'page.tsx'), EMPTY_PAGE)
  writeFileSync(path.join(room, 'actions.ts'), EMPTY_ACTION)
  return place
}
