import type { Page } from '@playwright/test'
import { residentIdCheckDigit } from '#lib/rules/people/resident-id'
import { ask, askOne } from './product.ts'
import { expect, test } from './sign-in.ts'

const ROWS = 5_000
const HEAD = '学校标识码,姓名,性别,出生日期,身份证件号,班级,现住址'
// 埋下的三十七处：号码校验位、没有姓名、不是日子、没有这所学校、没有这个班、号码成了数字；末四行与头四行是同一个人。
const PLANTED = [
  ['id', 8],
  ['name', 6],
  ['day', 6],
  ['school', 5],
  ['class', 5],
  ['number', 3],
  ['twice', 4],
] as const
const FAULTS = PLANTED.reduce((sum, [, count]) => sum + count, 0)
const CONFLICTS = 4

type Place = { code: string; grade: number; no: number }
type Line = { school: string; name: string; day: string; id: string; klass: string }

function idNumber(at: number): { birth: string; id: string } {
  const day = String(1 + (at % 28)).padStart(2, '0')
  const month = String(1 + (Math.floor(at / 28) % 12)).padStart(2, '0')
  const birth = `${2013 + (Math.floor(at / 336) % 5)}${month}${day}`
  const body = `350481${birth}${String(Math.floor(at / 1_680) * 2 + 701)}`
  return { birth, id: body + residentIdCheckDigit(body) }
}

function lineOf(at: number, places: readonly Place[]): Line {
  const { birth, id } = idNumber(at)
  const place = places[at % places.length]
  const name = `测${String.fromCodePoint(0x4e00 + (at % 2_000))}${String.fromCodePoint(0x5e00 + Math.floor(at / 2_000))}`
  const klass = `${'一二三四五六七八九'[(place?.grade ?? 1) - 1]}年(${place?.no})班`
  return { school: place?.code ?? '', name, day: birth, id, klass }
}

const SPOIL: Readonly<Record<string, (line: Line, first: Line) => Line>> = {
  id: (line) => ({ ...line, id: `${line.id.slice(0, 17)}${line.id.endsWith('1') ? '2' : '1'}` }),
  name: (line) => ({ ...line, name: '' }),
  day: (line) => ({ ...line, day: '20170231' }),
  school: (line) => ({ ...line, school: '2135999999' }),
  class: (line) => ({ ...line, klass: '九年(40)班' }),
  number: (line) => ({ ...line, id: '3.50481E+17' }),
  twice: (_line, first) => first,
}

function roll(places: readonly Place[]): Buffer {
  const lines = Array.from({ length: ROWS }, (_, at) => lineOf(at, places))
  const kinds = PLANTED.flatMap(([kind, count]) => Array.from({ length: count }, () => kind))
  kinds.forEach((kind, nth) => {
    // 散在全表；重复的四行放在最后，与头几行是同一个人。
    const at = kind === 'twice' ? ROWS - 1 - nth : 100 + nth * 120
    const [line, first] = [lines[at], lines[nth]]
    const spoil = SPOIL[kind]
    if (line && first && spoil) lines[at] = spoil(line, first)
  })
  const rows = lines.map(
    ({ school, name, day, id, klass }) => `${school},${name},男,${day},${id},${klass},达板镇某村`,
  )
  return Buffer.from([HEAD, ...rows].join('\r\n'))
}

async function send(page: Page, file: Buffer): Promise<string> {
  await page.goto('/imports')
  await page.getByLabel('哪一种名册').selectOption('roll')
  await page.getByLabel('文件').setInputFiles({ name: '学籍.csv', mimeType: 'text/csv', buffer: file })
  await page.getByRole('button', { name: '上传试读' }).click()
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

async function countsAre(page: Page): Promise<void> {
  for (const words of [`新增 ${ROWS - FAULTS}`, `冲突 ${CONFLICTS}`, `有误 ${FAULTS - CONFLICTS}`])
    await expect(page.getByRole('link', { name: words, exact: true })).toBeVisible()
}

test('五千行、三十七处错的学籍名册：关了页面也照读照写；整批撤销；再交一份，结果一样', async ({ sitAs }) => {
  test.setTimeout(240_000)
  const places = await ask<Place>(
    `select s.code, k.grade_no as grade, k.class_no as no from app.unit k
       join app.unit g on g.tenant_id = k.tenant_id and g.id = k.parent_id
       join app.unit s on s.tenant_id = g.tenant_id and s.id = g.parent_id and s.kind = 'school'
       join app.tenant t on t.id = k.tenant_id and t.code = '622926' where k.kind = 'class' and k.valid_to is null`,
  )
  const file = roll(places)
  const registered = () =>
    askOne<{ enrolled: number; retired: number }>(
      `select count(*) filter (where status = 'enrolled')::int as enrolled, count(*) filter (where status = 'retired')::int as retired
         from app.child c join app.tenant t on t.id = c.tenant_id and t.code = '622926'`,
    )
  const before = await registered()
  const first = await sitAs('dongxiang.bureau')
  const batch = await send(first, file)
  // 还在读就关掉页面：后台照读。
  await first.close()
  const second = await sitAs('dongxiang.bureau')
  await second.goto(batch)
  await expect(second.getByText('待确认')).toBeVisible({ timeout: 60_000 })
  await countsAre(second)
  await second.getByRole('link', { name: `有误 ${FAULTS - CONFLICTS}`, exact: true }).click()
  await expect(second.getByText('末几位已经损坏').first()).toBeVisible()
  expect(await registered()).toEqual(before)
  await second.goto(batch)
  await second.getByRole('button', { name: `确认写入 ${ROWS - FAULTS} 行` }).click()
  // 还在写的也算；写得快的，看到的已是写完。
  await expect(second.getByText(/^已(确认，等待写入|写入)$/).first()).toBeVisible()
  await second.close()
  const third = await sitAs('dongxiang.bureau')
  await third.goto(batch)
  await expect(third.getByText('已写入')).toBeVisible({ timeout: 90_000 })
  expect(await registered()).toEqual({ ...before, enrolled: before.enrolled + ROWS - FAULTS })
  await third.getByRole('button', { name: '撤销整批' }).click()
  await expect(third.getByText('已撤销')).toBeVisible({ timeout: 60_000 })
  const gone = { enrolled: before.enrolled, retired: before.retired + ROWS - FAULTS }
  expect(await registered()).toEqual(gone)
  await send(third, file)
  await expect(third.getByText('待确认')).toBeVisible({ timeout: 60_000 })
  await countsAre(third)
  expect(await registered()).toEqual(gone)
  const events = await ask<{ verb: string }>(
    `select verb from app.ledger_event where subject_id = $1 order by recorded_at`,
    [batch.split('/').at(-1)],
  )
  expect(events.map(({ verb }) => verb)).toEqual([
    'upload_import',
    'preview_import',
    'confirm_import',
    'write_import',
    'ask_import_undo',
    'undo_import',
  ])
})
