import type { Page } from '@playwright/test'
import { askOne } from './product.ts'
import { expect } from './sign-in.ts'

/** 申请缓学、送教上门共用的手：证明、签署、应入学的学校。 */

// 一像素的图片：原件照收，缩小、去掉拍摄信息由后台做。
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** 附上医院证明，等它存好。 */
export async function attachProof(page: Page): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '证明.png', mimeType: 'image/png', buffer: PIXEL })
  await expect(page.getByText(/已存/)).toBeVisible()
}
/** 在附件6上签一次：意见写同意，决定写批准。 */
export async function agree(
  page: Page,
  applicationUrl: string,
  button: '签署意见' | '签署决定',
): Promise<void> {
  await page.goto(applicationUrl)
  await page.getByRole('radio', { name: /^(同意|批准)/ }).check()
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('button', { name: button })).toBeHidden()
}

/** 大田县示范专干所在的学校叫什么。 */
export async function schoolOfOfficer(): Promise<string> {
  const { name } = await askOne<{ name: string }>(
    `select u.name from app.account a join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id
     join app.unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id where a.login = 'datian.officer' and u.kind = 'school' limit 1`,
  )
  return name
}
