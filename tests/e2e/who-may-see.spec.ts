import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { tell } from '#tests/prove/figure'
import { missing, strayAddresses } from './full-headers.ts'
import { pageRoutes, productOrigin, ROOT } from './product.ts'
import { expect, loginsOf, test } from './sign-in.ts'

// 不带编号的每一页 × 每个岗位：给看的，或者 404；没有第三种。谁看得到哪几页，存在旁边的清单上，改了要看过。
const LIST = path.join(ROOT, 'tests/e2e/who-may-see.txt')
/** 首页转到各自的办公桌；登录页、样张、断网时的一页不分岗位。 */
const OPEN = ['/', '/sign-in', '/specimen', '/offline']
/** 本地文件要求才有的几页，大田没有的，到有的县去看。 */
const COUNTIES = ['datian', 'nanan', 'dadukou', 'guanghe'] as const

test.describe.configure({ timeout: 240_000 })

/** 各页的安全头缺什么、从外站取什么、地址里带了什么；一页一页攒着，末了一起看（T51）。 */
const stray: string[] = []
let answers = 0

async function statusOf(address: string, cookie: string): Promise<number> {
  const answer = await fetch(productOrigin() + address, { headers: { cookie }, redirect: 'manual' })
  // 读完再放手：一页在流着的时候断开，服务器那边记作没有答完。
  const html = await answer.text()
  answers += 1
  for (const fault of [...missing(answer.headers), ...strayAddresses(html, productOrigin())])
    stray.push(`${address} ${fault}`)
  return answer.status
}

test('不带编号的每一页 × 每个岗位 × 每个县：看得到，或 404；与清单一致', async ({ cookieOf }) => {
  const pages = pageRoutes()
    .filter((route) => !route.includes('[') && !OPEN.includes(route))
    .toSorted()
  expect(pages.length).toBeGreaterThan(60)
  const seen = new Map<string, string[]>(pages.map((page) => [page, []]))
  const others: string[] = []
  for (const county of COUNTIES) {
    const wanted = pages.filter((page) => county === 'datian' || seen.get(page)?.length === 0)
    const roles = await Promise.all(
      [...loginsOf(county), ...(county === 'datian' ? ['linxia.prefecture'] : [])].map(async (login) => {
        const cookie = await cookieOf(login)
        const shown: string[] = []
        for (const page of wanted) {
          const status = await statusOf(page, cookie)
          if (status === 200) shown.push(page)
          else if (status !== 404) others.push(`${login} ${page} ${status}`)
        }
        return { login, shown }
      }),
    )
    for (const { login, shown } of roles) for (const page of shown) seen.get(page)?.push(login)
  }
  expect(others).toEqual([])
  const said = pages
    .map((page) => `${page}: ${seen.get(page)?.join(' ') || '没有人（要带条件才开得了）'}\n`)
    .join('')
  if (process.env.UPDATE_DOCS) writeFileSync(LIST, said)
  expect(said.split('\n')).toEqual(readFileSync(LIST, 'utf8').split('\n'))
  // 没有登录的，一页也看不到。
  for (const page of pages) expect(await statusOf(page, ''), page).not.toBe(200)
  // 每一个答复，看得到的与看不到的，都带全套安全头，不取外站的东西，地址里没有证件号、电话。
  expect(stray).toEqual([])
  tell('T51', { answers, stray: stray.length })
})
