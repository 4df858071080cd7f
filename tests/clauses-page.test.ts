import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Clause } from '#lib/rules/policy/clauses/clause'
import { DADUKOU_CLAUSES } from '#lib/rules/policy/clauses/dadukou'
import { DATIAN_CLAUSES } from '#lib/rules/policy/clauses/datian'
import { LINXIA_CLAUSES } from '#lib/rules/policy/clauses/linxia'
import { NANAN_CLAUSES } from '#lib/rules/policy/clauses/nanan'

/**
 * docs/clauses.md 由代码里的条款编号印出：哪条由哪个文件照办，哪条尚未，哪条线下落实。
 * 更新：UPDATE_DOCS=1 npx vitest run --project unit tests/clauses-page
 */
const ROOT = path.resolve(import.meta.dirname, '..')
const PAGE = path.join(ROOT, 'docs/clauses.md')
const ID = /\b(?:NA|LX|DDK|DT)-(?:\d+(?:\.\d+)*|A[1-6])\b/g

const NOTICES: readonly (readonly [string, readonly Clause[]])[] = [
  ['大田县 田政办规〔2023〕8号', DATIAN_CLAUSES],
  ['南安市教育局通知', NANAN_CLAUSES],
  ['大渡口区方案', DADUKOU_CLAUSES],
  ['临夏州方案', LINXIA_CLAUSES],
]

/** 照办的代码：规则、职务、时钟、界面、数据库；测试与条款库本身不算。 */
function obeyingFiles(): Map<string, string[]> {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'lib', 'app', 'components', 'prisma'],
    { cwd: ROOT, encoding: 'utf8' },
  )
  const files = listed
    .split('\n')
    .filter(
      (name) =>
        /\.(ts|tsx|sql|prisma)$/.test(name) && !/\.test\.|policy\/clauses\/|prisma\/demo\//.test(name),
    )
  const found = new Map<string, string[]>()
  for (const name of new Set(files)) {
    for (const id of new Set(readFileSync(path.join(ROOT, name), 'utf8').match(ID) ?? []))
      found.set(id, [...(found.get(id) ?? []), name])
  }
  return found
}

function row(clause: Clause, files: readonly string[]): string {
  const where = clause.offline
    ? `线下落实：${clause.offline}`
    : files.length > 0
      ? files.map((name) => `\`${name}\``).join('<br>')
      : '尚未'
  return `| ${clause.id} | ${clause.gist} | ${where} |`
}

function page(found: ReadonlyMap<string, readonly string[]>): string {
  const parts = NOTICES.map(([title, clauses]) => {
    const rows = clauses.map((clause) => row(clause, [...(found.get(clause.id) ?? [])].sort()))
    const open = rows.filter((line) => line.endsWith('| 尚未 |')).length
    const offline = clauses.filter((clause) => clause.offline).length
    return `## ${title}\n\n共 ${clauses.length} 条：照办 ${clauses.length - open - offline}，线下落实 ${offline}，尚未 ${open}。\n\n| 条 | 要点 | 由谁照办 |\n|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# 条款对照\n\n四份文件逐条：由哪个文件照办，或尚未，或线下落实及缘由。本页由 \`tests/clauses-page.test.ts\` 从代码里的条款编号印出，不手改。\n\n${parts.join('\n')}`
}

test('条款对照页与代码一致', () => {
  const printed = page(obeyingFiles())
  if (process.env.UPDATE_DOCS) writeFileSync(PAGE, printed)
  expect(
    readFileSync(PAGE, 'utf8'),
    '运行 UPDATE_DOCS=1 npx vitest run --project unit tests/clauses-page 更新',
  ).toBe(printed)
})

test('代码里引用的条款都在条款库里', () => {
  const known = new Set(NOTICES.flatMap(([, clauses]) => clauses.map(({ id }) => id)))
  expect([...obeyingFiles().keys()].filter((id) => !known.has(id))).toEqual([])
})

test('条款编号不重复', () => {
  const ids = NOTICES.flatMap(([, clauses]) => clauses.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})
