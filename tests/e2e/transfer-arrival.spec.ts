import { writeFileSync } from 'node:fs'
import { sealLetter } from '#lib/data/transfers/seal-letter'
import { askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

const SIDES = {
  serial: '转学〔2026〕0000ABCD',
  from: '云岭省青石县教育体育局',
  to: '南安市教育局',
  sealedAt: '2026-11-16T02:00:00.000Z',
}
const FIELDS = {
  ...{ childName: '苏𠮷归', gender: '女', birthOn: '2017-03-05', idNumber: '', studentNumber: '' },
  ...{ school: '青石县第一小学', className: '三年(1)班', wanted: '待安排' },
  ...{ guardianName: '苏山', guardianRelation: '父亲', guardianPhone: '13800000007' },
  ...{ reason: '父母来本市务工', openCase: '', replyCode: '7KQ2-MD4X' },
}

test('系统之外转来：密封文件在本机打开填入，密码错了打不开；登记、安排、接收之后孩子在册，回函带着回执码', async ({
  sitAs,
  watch,
}, info) => {
  watch.expectNoise(/status of 404/)
  const sealed = await sealLetter(FIELDS, SIDES)
  const file = info.outputPath('sealed.json')
  writeFileSync(file, sealed.text)
  const bureau = await sitAs('nanan.bureau')
  await bureau.goto('/transfers')
  await bureau.getByRole('link', { name: '登记外县转入' }).click()
  await bureau.getByLabel('密封文件（.json）').setInputFiles(file)
  await bureau.getByLabel('联系函上的密码').fill('0000-0000-0000-0000-0000')
  await bureau.getByRole('button', { name: '打开并填入' }).click()
  await expect(bureau.getByText('打不开：密码不对')).toBeVisible({ timeout: 20_000 })
  const sent: string[] = []
  bureau.on('request', (request) => sent.push(request.postData() ?? ''))
  await bureau.getByLabel('联系函上的密码').fill(sealed.passphrase)
  await bureau.getByRole('button', { name: '打开并填入' }).click()
  await expect(bureau.getByLabel('孩子姓名')).toHaveValue('苏𠮷归', { timeout: 20_000 })
  await expect(bureau.getByLabel('回执码')).toHaveValue('7KQ2-MD4X')
  await bureau.getByRole('button', { name: '登记转入' }).click()
  await expect(bureau.getByRole('heading', { level: 1, name: /苏𠮷归/ })).toBeVisible()
  expect(sent.join()).not.toContain(sealed.passphrase)

  const address = new URL(bureau.url()).pathname
  const { school } = await askOne<{ school: string }>(
    `select u.name as school from app.account a join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id
       join app.unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id where a.login = 'nanan.officer'`,
  )
  await bureau.getByLabel('接收学校').selectOption({ label: school })
  await bureau.getByRole('button', { name: '安排到这所学校' }).click()
  await expect(bureau.getByText('待接收学校答复').first()).toBeVisible()
  const officer = await sitAs('nanan.officer')
  await officer.goto(address)
  await officer.getByLabel('编入哪个班').selectOption({ index: 1 })
  await officer.getByRole('button', { name: '接收，编入这个班' }).click()
  await expect(officer.getByText('已转入名册').first()).toBeVisible({ timeout: 30_000 })
  // 学校印不了回函：那是教育局的。
  expect((await officer.goto(`${address}/reply`))?.status()).toBe(404)
  await bureau.goto(address)
  await bureau.getByRole('link', { name: '打印回函' }).click()
  await expect(bureau.getByText('同意接收，编入')).toBeVisible()
  await expect(bureau.getByText('回执码：7KQ2-MD4X')).toBeVisible()
})
