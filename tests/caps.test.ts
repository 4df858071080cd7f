import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/**
 * 取到几行为止的查询，一处一行地列在这里，各有理由。没有理由的截断会让数说假话：待办少列、缺号误报、时钟漏办。
 * 分页的（名字以 _PER_PAGE 结尾，其余的有下一页可翻）不必列。
 */
const CAPPED: Readonly<Record<string, string>> = {
  'lib/data/access-reads.ts take: limit': '页上写明共几条、列最近几条',
  'lib/data/cases/case-background.ts take: 100': '一个孩子一次缺勤期间的联系、当天报告，一天一两行',
  'lib/data/cases/case-background.ts take: 50': '查看记录列最近的，全部在查阅记录页',
  'lib/data/cases/other-cases.ts take: 20': '同一个孩子从前的个案',
  'lib/data/children/households.ts take: PROPOSED': '提议合为一户的人选，供挑，不作数',
  'lib/data/enrolment/due-to-enrol.ts take: atMost': '后台一次办这么多，办过的不再出现，下一轮接着办',
  'lib/data/enrolment/register.ts take: 5': '同名同生日的候选，供辨认',
  'lib/data/hand-overs.ts take: AT_MOST': '没有了结的在前，落下的只会是早就了结的',
  'lib/data/identity/account-book.ts take: 50': '本人此刻的会话',
  'lib/data/inspection/samples.ts take: 100': '抽过的样，只是目录',
  'lib/data/interfaces/clients.ts take: limit': '页上写明先列最近几次',
  'lib/data/interfaces/rows.ts limit ${page.limit + 1}': '接口的一页，带下一页的记号',
  'lib/data/interfaces/rows.ts take: page.limit + 1': '接口的一页，带下一页的记号',
  'lib/data/ledger-chain.ts limit ${limit}': '逐段读链，读完为止',
  'lib/data/ledger.ts limit ${limit}': '逐段读链，读完为止',
  'lib/data/outbox.ts take: limit': '后台一次办这么多，办过的不再出现',
  'lib/data/overdue.ts take: limit': '后台一次办这么多，办到没有为止',
  'lib/data/placements/schoolings.ts take: asked.atMost': '页上写明共几人、先列几人；时钟不设限',
  'lib/data/report-matters.ts take: AT_MOST': '两千份，先签发的在前；县里一年也没有这么多未了的',
  'lib/data/roll-calls.ts limit 2': '当日与前一次点名',
  'lib/data/rolls/imports/batches.ts take: 5': '后台一次认领这么多，办过的不再出现',
  'lib/data/rolls/imports/batches.ts take: 50': '最近几批，页上写明',
  'lib/data/rolls/imports/import-ground.ts take: PAGE': '逐页读完',
  'lib/data/rolls/imports/rows-to-write.ts take: ROWS_AT_ONCE': '逐段写完',
  'lib/data/rolls/imports/undo-rows.ts take: AT_ONCE': '逐段撤完',
  'lib/data/rolls/leavers.ts take: atMost': '后台一次办这么多，办过的不再出现，下一轮接着办',
  'lib/data/rolls/matching/merges.ts take: 20': '可拿来比对的名单，最近的',
  'lib/data/rolls/matching/merges.ts take: SETTLED_AT_MOST': '等人决定的一件不落，只有了结了的取最近的',
  'lib/data/search.ts limit ${FOUND_AT_MOST + 1}': '查找至多给这么多，多了叫人把话说细',
  'lib/data/search.ts take: FOUND_AT_MOST + 1': '查找至多给这么多，多了叫人把话说细',
  'lib/data/sign-in-attempts.ts take: 50': '远多于锁定所需的失败次数',
  'lib/data/stale-deadlines.ts limit ${given.limit}': '后台一次办这么多，记着办到哪里',
  'lib/data/transfers/forget-numbers.ts take: 200': '后台一次办这么多，办过的不再出现',
  'lib/data/transfers/transfers.ts take: SETTLED_AT_MOST': '在办的一份不落，只有了结了的取最近的，页上写明',
  'lib/data/search.ts take,': '查找至多给这么多，多了叫人把话说细',
  'lib/data/transfers/waiting.ts take: 200': '后台一次办这么多，办过的不再出现',
  'lib/data/wider-views.ts { take }': '登记册先列最近的；本人还没有核阅的不设限',
}

const ROOT = path.resolve(import.meta.dirname, '..')
const CAP = /\btake: [^,}):\n]+(?=[,}\s])|\btake,|\{ take \}|\blimit (?:\$\{[^}]+\}|\d+)/g
const ONE_OR_PAGED = /^(?:take: 1|limit 1)$|_PER_PAGE/

function capsIn(folder: string): Set<string> {
  const caps = new Set<string>()
  for (const file of readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    const source = readFileSync(path.join(ROOT, folder, file), 'utf8')
    for (const [cap] of source.matchAll(CAP))
      if (!ONE_OR_PAGED.test(cap.trim())) caps.add(`${folder}/${file} ${cap.trim()}`)
  }
  return caps
}

test('每一处取到几行为止的查询都说得出理由；不在了的理由也不留', () => {
  const caps = capsIn('lib/data')
  expect([...caps].filter((cap) => !(cap in CAPPED)).sort()).toEqual([])
  expect(Object.keys(CAPPED).filter((cap) => !caps.has(cap))).toEqual([])
})
