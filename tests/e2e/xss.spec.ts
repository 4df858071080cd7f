import { tell } from '#tests/prove/figure'
import { ask, productOrigin } from './product.ts'
import { expect, test } from './sign-in.ts'

const CORES = [
  '<script>window.__ran=1</script>',
  '<img src=x onerror="window.__ran=1">',
  '<svg onload="window.__ran=1">',
  '"><details open ontoggle="window.__ran=1">',
  "'-window.__ran=1-'",
  '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
  '<a href="javascript:window.__ran=1">点</a>',
  '<style>@import url("//elsewhere.example/x.css")</style>',
  '<math><mtext></mtext><mglyph><style><!--</style><img title="--><img src=x onerror=window.__ran=1>">',
  '{{constructor.constructor("window.__ran=1")()}}',
  '<form action="//elsewhere.example"><button>交</button></form>',
  '<base href="//elsewhere.example/">',
  '</textarea><script>window.__ran=1</script>',
  '</title><script>window.__ran=1</script>',
  '\u2028<script>window.__ran=1</script>\u2029',
] as const
const WRAPS = [
  (core: string) => core,
  (core: string) => core.toUpperCase(),
  (core: string) => `甲${core}乙`,
  (core: string) => core.replaceAll('<', '\n<'),
  (core: string) => core.replaceAll(' ', '/'),
  (core: string) => `<!--${core}-->${core}`,
  (core: string) => `${core}`.repeat(2),
  (core: string) => core.replaceAll('"', '&quot;'),
  (core: string) => `\`${core}\``,
  (core: string) => `]]>${core}`,
  (core: string) => `\\u003cscript\\u003e${core}`,
  (core: string) => `${core}//`,
  (core: string) => ` ${core} `,
  (core: string) => core.replaceAll('=', ' = '),
  (core: string) => `<x>${core}`,
  (core: string) => `<noscript><p title="</noscript>${core}">`,
  (core: string) => `--!>${core}`,
  (core: string) => `<template>${core}</template>${core}`,
  (core: string) => `&lt;${core}`,
  (core: string) => core.replaceAll('script', 'scr\u200bipt'),
] as const
const PAYLOADS = WRAPS.flatMap((wrap) => CORES.map((core) => wrap(core)))

/** 官员手写的地方：逐列接上一段，看完再摘掉。 */
const FREE_TEXT: readonly (readonly [table: string, column: string])[] = [
  ['persuasion', 'truancy_reason'],
  ['persuasion', 'whereabouts'],
  ['persuasion', 'family_situation'],
  ['persuasion', 'guardian_attitude'],
  ['persuasion', 'student_attitude'],
  ['persuasion', 'methods_and_measures'],
  ['persuasion', 'teachers'],
  ['same_day_report', 'words'],
  ['guardian_contact', 'note'],
  ['dropout_case', 'whereabouts'],
  ['dropout_case', 'school_failure'],
  ['person', 'name'],
  ['child', 'name'],
]

async function write(sql: (table: string, column: string) => string): Promise<number> {
  let columns = 0
  for (const [table, column] of FREE_TEXT) {
    const there = await ask(
      `select 1 as n from pg_attribute where attrelid = to_regclass('app.${table}') and attname = '${column}' and not attisdropped`,
    )
    if (there.length === 0) continue
    await ask(`set session_replication_role = replica; ${sql(table, column)}`)
    columns += 1
  }
  return columns
}

test('每个手写的地方都写上三百种脚本，各岗位看各页：一段也没有跑，样子照字面', async ({ sitAs, watch }) => {
  // 不在可及范围的个案答 404，那正是该有的。
  watch.expectNoise(/404 \(Not Found\)/)
  test.setTimeout(240_000)
  await ask('create table if not exists public.planted (n int primary key, body text not null)')
  await ask('truncate public.planted')
  for (const [n, body] of PAYLOADS.entries())
    await ask('insert into public.planted values ($1, $2)', [n, body])
  const county = "(select id from app.tenant where code = '350425')"
  const joined = `(select string_agg(body, '' order by n) from public.planted where n % 10 = abs(hashtext(x.id::text)) % 10)`
  const columns = await write(
    (table, column) =>
      `update app.${table} x set ${column} = coalesce(${column}, '') || '〔植〕' || ${joined} where tenant_id = ${county}`,
  )
  let pages = 0
  try {
    const { rows: cases } = {
      rows: await ask<{ id: string }>(
        `select id from app.dropout_case where tenant_id = ${county} order by opened_at desc limit 6`,
      ),
    }
    const tours = {
      'datian.teacher': ['/today'],
      'datian.principal': ['/school', ...cases.map(({ id }) => `/cases/${id}`)],
      'datian.township': ['/township', '/cases'],
      'datian.bureau': ['/bureau', '/cases', ...cases.map(({ id }) => `/cases/${id}`)],
      'datian.inspector': ['/inspector'],
    }
    for (const [login, addresses] of Object.entries(tours)) {
      const page = await sitAs(login)
      page.on('dialog', (dialog) => expect.soft(dialog.message(), 'a dialog opened').toBe(''))
      for (const address of addresses) {
        await page.goto(productOrigin() + address)
        expect(await page.evaluate(() => '__ran' in window), `${login} ${address}`).toBe(false)
        pages += 1
      }
    }
  } finally {
    await write(
      (table, column) =>
        `update app.${table} set ${column} = split_part(${column}, '〔植〕', 1) where tenant_id = ${county}`,
    )
    await ask('drop table public.planted')
  }
  tell('T50', { payloads: PAYLOADS.length, columns, pages, ran: 0 })
  expect(columns).toBeGreaterThan(8)
})
