import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '#lib/commands/root'

/** 没有样子的：一个只换页签的字，一个是表单的手。 */
const SHAPELESS = ['ui/shown-title', 'pieces/use-form-act']

const nameOf = (file: string) => path.relative('components', file).replace(/\.tsx?$/, '')

/** 一份源码里引到的 components 里的各件。 */
function uses(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  const absolute = [...text.matchAll(/from '#components\/([\w/-]+)'/g)].map(([, name]) => name ?? '')
  const beside = [...text.matchAll(/from '\.\/([\w-]+)\.tsx?'/g)].map(
    ([, name]) => `${path.dirname(file)}/${name}`,
  )
  return [...absolute, ...beside.filter((name) => name.startsWith('components/')).map((name) => nameOf(name))]
}

/** 样张上看得见的：直接引的，与它们再引的。 */
function onSpecimen(): ReadonlySet<string> {
  const seen = new Set<string>()
  const left = globSync('app/specimen/*.{ts,tsx}', { cwd: ROOT }).flatMap(uses)
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const file = ['.tsx', '.ts']
      .map((end) => `components/${name}${end}`)
      .find((one) => existsSync(path.join(ROOT, one)))
    if (file) left.push(...uses(file))
  }
  return seen
}

test('界面的每一件、每一张文书都在样张上', () => {
  const shown = onSpecimen()
  const pieces = globSync('components/{ui,pieces}/*.tsx', { cwd: ROOT }).map(nameOf)
  expect(pieces.length).toBeGreaterThan(50)
  expect(pieces.filter((name) => !shown.has(name) && !SHAPELESS.includes(name))).toEqual([])
})

/** 打印出来不是记录的：空白表；管理员读不到台账。 */
const NO_HEAD = [
  'app/(office)/reports/blank/[form]/page.tsx',
  'app/(office)/admin/people/[personId]/page.tsx',
]

test('有打印键的每一页，纸末都有台账链头短码', () => {
  const printing = globSync('app/**/*.tsx', { cwd: ROOT }).filter((file) =>
    /<Print(Button|Bar)\b/.test(readFileSync(path.join(ROOT, file), 'utf8')),
  )
  expect(printing.length).toBeGreaterThan(30)
  const bare = printing.filter(
    (file) => !readFileSync(path.join(ROOT, file), 'utf8').includes('<PrintedHead'),
  )
  expect(bare.toSorted()).toEqual(NO_HEAD.toSorted())
})
