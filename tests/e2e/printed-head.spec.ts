import { askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

// 已签发、已封存的一份报告，在督学的责任校里。
const REPORT = `
select w.case_id as "caseId", w.round from app.written_report w
join app.account a on a.tenant_id = w.tenant_id and a.login = 'datian.inspector'
join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.unit_id = w.school_id
where w.signed_at is not null order by w.signed_at limit 1`

const printed = (text: string) => /链头短码\s*(\d+-[0-9A-F]{16})/.exec(text)?.[1] ?? ''

test('打印的纸末有链头短码；督学把纸上的码填回来，相符；改一位就不符', async ({ sitAs }) => {
  const page = await sitAs('datian.inspector')
  const { caseId, round } = await askOne<{ caseId: string; round: number }>(REPORT, [])
  // 后台每六十秒封存一次；刚起来的产品等它封过头一次。
  const sealed = () => askOne<{ n: number }>('select count(*)::int as n from app.ledger_head', [])
  await expect.poll(async () => (await sealed()).n, { timeout: 75_000 }).toBeGreaterThan(0)
  const papers = [`/cases/${caseId}/report/print?round=${round}`, '/ledger']
  const codes: string[] = []
  for (const address of papers) {
    await page.goto(address)
    await expect(page.getByText('链头短码').last()).toBeHidden()
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByText('链头短码').last()).toBeVisible()
    codes.push(printed((await page.locator('main').textContent()) ?? ''))
    await page.emulateMedia({ media: 'screen' })
  }
  for (const code of codes) {
    expect(code).toMatch(/^\d+-/)
    await page.goto(`/ledger/heads?code=${code}`)
    await expect(page.getByText(/相符：台账到第/)).toBeVisible()
  }
  const code = codes[0] ?? ''
  const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
  await page.goto(`/ledger/heads?code=${wrong}`)
  await expect(page.getByText(/与纸上的短码不符/)).toBeVisible()
})
