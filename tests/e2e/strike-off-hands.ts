import type { Page } from '@playwright/test'
import { actOnPage, stateOf } from './case-hands.ts'
import { askOne } from './product.ts'
import { expect } from './sign-in.ts'

// 观察期已满、还没有人申请销号的一件，学校与乡镇正是示范账号所在的。
const OBSERVED = `
select d.id from app.dropout_case d
join app.account a on a.tenant_id = d.tenant_id and a.login = $1 || '.officer'
join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.unit_id = d.school_id
join app.account w on w.tenant_id = d.tenant_id and w.login = $1 || '.township'
join app.appointment q on q.tenant_id = w.tenant_id and q.person_id = w.person_id and q.unit_id = d.township_id
where d.state = 'observed' and d.township_since is not null
  and not exists (select 1 from app.strike_off s where s.tenant_id = d.tenant_id and s.case_id = d.id)
order by d.number limit 1`

/** 桌上那一件的按钮。 */
async function fromDesk(page: Page, desk: string, url: string) {
  await page.goto(`${desk}?all`)
  return page.locator('#duties').locator(`a[href="${url}"][aria-label]`)
}

/**
 * 某县观察期满的一件，三人三手销号（LX-3.2.3）：专干申请；乡镇核实以前，县里没有准予的按钮；核实之后县里准予，
 * 看得见申请与核实各写了什么。给出个案页的地址。
 */
export async function strikeOffObserved(
  sitAs: (login: string) => Promise<Page>,
  county: string,
): Promise<string> {
  const { id } = await askOne<{ id: string }>(OBSERVED, [county])
  const url = `/cases/${id}`
  const officer = await sitAs(`${county}.officer`)
  await officer.goto(`${url}/strike-off`)
  const reason = officer.getByLabel('销号类别')
  if ((await reason.inputValue()) === '') await reason.selectOption({ index: 1 })
  await officer.getByLabel('说明').fill('在校三十个上课日，无再次无故缺勤')
  await officer.getByRole('button', { name: '申请销号' }).click()
  await officer.waitForURL(url)

  const bureau = await sitAs(`${county}.bureau`)
  await bureau.goto(url)
  await expect(bureau.getByRole('button', { name: '准予销号' })).toHaveCount(0)
  // 三手都从各自的桌上走到这一件：先在乡镇的待办里，核实之后到县里的待办里。
  const clerk = await sitAs(`${county}.township`)
  await expect(await fromDesk(clerk, '/township', url)).toHaveText('去核实')
  await actOnPage(clerk, url, '核实销号申请', (form) => form.getByLabel('核实情况').fill('到校情况属实'))
  await expect(await fromDesk(bureau, '/bureau', url)).toHaveText('去审批')
  await bureau.goto(url)
  for (const said of ['在校三十个上课日', '到校情况属实'])
    await expect(bureau.getByText(said).filter({ visible: true }).first()).toBeVisible()
  await actOnPage(bureau, url, '准予销号')
  expect(await stateOf(url)).toBe('struck_off')
  return url
}
