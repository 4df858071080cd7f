import { expect, test } from '@playwright/test'
import { axeFaults } from './axe-check.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 768, 1440]) {
    test(`样张在${width}宽、${colorScheme}主题下没有无障碍问题，也不横向滚动`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      await page.goto('/specimen')
      expect(await axeFaults(page, 'best-practice')).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    })
  }
}

test('查看掩码字段要写事由；拒绝时留住已写的字；显示后可收起', async ({ page }) => {
  await page.goto('/specimen')
  const reason = page.getByLabel('查看身份证件号码的事由')
  const show = page.getByRole('button', { name: '显示60秒' })
  await page.getByRole('button', { name: '查看身份证件号码' }).click()
  await expect(reason).toBeFocused()
  await show.click()
  await expect(page.getByText('请写明查看事由')).toBeVisible()
  await reason.fill('拒绝这一次')
  await show.click()
  await expect(page.getByText('您的岗位不能查看这一项')).toBeVisible()
  await expect(reason).toHaveValue('拒绝这一次')
  await reason.fill('核对报告单')
  await show.click()
  await expect(page.getByText('350425201703120018')).toBeVisible()
  await page.getByRole('button', { name: '收起' }).click()
  await expect(page.getByText('350425201703120018')).toHaveCount(0)
})

test('六十秒之后，看到的号码自行收起', async ({ page }) => {
  await page.clock.install()
  await page.goto('/specimen')
  await page.getByRole('button', { name: '查看身份证件号码' }).click()
  await page.getByLabel('查看身份证件号码的事由').fill('核对报告单')
  await page.getByRole('button', { name: '显示60秒' }).click()
  await expect(page.getByText('350425201703120018')).toBeVisible()
  await page.clock.runFor(61_000)
  await expect(page.getByText('350425201703120018')).toHaveCount(0)
})

test('键盘：? 列出按键，/ 到查找，填写时字母仍是字母', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 800 })
  await page.goto('/specimen')
  // 快捷键随脚本生效；先等按钮有反应。
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: '键盘操作' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.type('g?c')
  await expect(search).toHaveValue('g?c')
})
