import { productOrigin } from './product.ts'
import { expect, test } from './sign-in.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/g
/** 文件、接口不是页面；表格文件十五分钟就不认了，由导出的测试去取。 */
const NOT_PAGES = /^\/(api|_next|desks\/|sign-in)|\/sheet$|\/chain$/

/** 同一种页面只走一次：编号、筛选不论。 */
function shapeOf(address: string): string {
  return address.replace(/[?#].*$/, '').replaceAll(UUID, ':id')
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&amp;', '&').replace(/#.*$/, ''),
  )
}

/** 从首页起，每一种能点到的页面走一遍；给出打不开的，连同是在哪一页点的。 */
async function deadEnds(cookie: string): Promise<{ readonly dead: string[]; readonly walked: number }> {
  const queue: { readonly address: string; readonly from: string }[] = [{ address: '/', from: '' }]
  const known = new Set(['/'])
  const dead: string[] = []
  for (let next = queue.shift(); next; next = queue.shift()) {
    const answer = await fetch(productOrigin() + next.address, { headers: { cookie } })
    if (answer.status !== 200) dead.push(`${next.from} → ${next.address}：${answer.status}`)
    for (const address of linksIn(await answer.text())) {
      const shape = shapeOf(address)
      if (known.has(shape) || NOT_PAGES.test(address)) continue
      known.add(shape)
      queue.push({ address, from: next.address })
    }
  }
  return { dead, walked: known.size }
}

// 每个岗位一个；校长在南安，好把包保、责任书也走到。
const LOGINS = [
  ...['teacher', 'officer', 'village', 'township', 'bureau', 'inspector', 'admin'].map(
    (post) => `datian.${post}`,
  ),
  ...['nanan.principal', 'linxia.prefecture'],
]

test('各岗位点得到的每一种页面都打得开', async ({ cookieOf }) => {
  const found: string[] = []
  for (const login of LOGINS) {
    const { dead, walked } = await deadEnds(await cookieOf(login))
    // 一张办公桌至少有导航、账号、手册；市州、管理员的少。
    expect(walked, login).toBeGreaterThan(/prefecture|admin/.test(login) ? 4 : 15)
    found.push(...dead.map((one) => `${login} ${one}`))
  }
  expect(found).toEqual([])
})
