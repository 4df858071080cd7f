import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

const SENT = `
select f.id, f.summary->>'childName' as name from app.transfer f
join app.tenant t on t.id = f.tenant_id and t.code = '350425'
where f.route = 'to_outside' and f.state = 'sent' limit 1`

test('转往系统之外：封一份，对方没有本系统、不联网也打得开；回执码错的登记不了，对的注明相符', async ({
  sitAs,
  browser,
}, info) => {
  const { id, name } = await askOne<{ id: string; name: string }>(SENT)
  const here = await sitAs('datian.bureau')
  await here.goto(`/transfers/${id}`)
  await here.getByRole('link', { name: '密封文件' }).click()
  await here.getByRole('button', { name: '封一份' }).click()
  await expect(here.getByText('三样都办完再离开这一页')).toBeVisible()
  const passphrase = await here.getByText(/^(\w{4}-){4}\w{4}$/).textContent()
  const kept = async (press: () => Promise<void>, as: string) => {
    const [download] = await Promise.all([here.waitForEvent('download'), press()])
    const to = info.outputPath(as)
    copyFileSync(await download.path(), to)
    return to
  }
  const file = await kept(() => here.getByRole('button', { name: '存下密封文件' }).click(), 'sealed.json')
  const tool = await kept(() => here.getByRole('link', { name: '存下打开工具' }).click(), 'open-sealed.html')

  const outside = await browser.newContext({ offline: true })
  const there = await outside.newPage()
  const said: string[] = []
  there.on('console', (message) => said.push(message.text()))
  await there.goto(pathToFileURL(path.resolve(tool)).href)
  await there.getByLabel('密封文件（.json）').setInputFiles(file)
  await there.getByLabel('联系函上的密码').fill('0000-0000-0000-0000-0000')
  await there.getByRole('button', { name: '打开' }).click()
  await expect(there.getByText('打不开：密码不对')).toBeVisible({ timeout: 20_000 })
  await expect(there.getByText(name)).toHaveCount(0)
  await there.getByLabel('联系函上的密码').fill(passphrase?.toLowerCase() ?? '')
  await there.getByRole('button', { name: '打开' }).click()
  await expect(there.getByRole('cell', { name, exact: true })).toBeVisible({ timeout: 20_000 })
  const replyCode = await there
    .getByRole('row', { name: /^回执码/ })
    .getByRole('cell')
    .last()
    .textContent()
  expect(said).toEqual([])
  await outside.close()

  await here.goto(`/transfers/${id}`)
  await expect(here.getByText(passphrase ?? name)).toHaveCount(0)
  const answer = async (code: string) => {
    await here.getByLabel('已接收').check()
    await here.getByLabel('对方经办人或来文号').fill('青教学籍〔2026〕31号')
    await here.getByLabel('回执码').fill(code)
    await here.getByLabel('答复的内容').fill('同意接收')
    await here.getByRole('button', { name: '登记答复' }).click()
  }
  await answer('1234-5678')
  await expect(here.getByText('与封进文件的回执码不符').first()).toBeVisible()
  await answer(replyCode ?? '')
  await expect(here.getByText('青教学籍〔2026〕31号，回执码相符').first()).toBeVisible()
})
