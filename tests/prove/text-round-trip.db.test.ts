import { afterAll, expect } from 'vitest'
import { newId } from '#lib/data/ids'
import { characterCount, writtenText } from '#lib/schemas/text'
import { aCaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { chance, SEED, tell, times } from './figure.ts'

let close: () => Promise<void> = async () => undefined
afterAll(() => close())

const PIECES = [
  '张',
  '𠮷𡈽𫟷',
  '阿卜杜拉·买买提',
  '阿依古丽・热合曼',
  'ئابدۇللا',
  '\u0065\u0301',
  '👨\u200d👩\u200d👧',
  '\ue000',
  '“引号”—…',
  '<b>&amp;</b>',
  "'; drop table app.child; --",
  '$1 $$ $K1',
  '=HYPERLINK("x")',
  '\\n\\u0000 %s {{x}}',
  '第一行\n第二行',
]
const BROKEN = ['\u0000', '\ud800', '\udfff', '\u0007', '\u202e', '\u2066', '\u001b[31m']

test('生僻字、少数民族文字、组合字符、看着像代码的字：收了就原样存、原样读；破字、隐形字：说清楚不收', async ({
  database,
}) => {
  const world = await aCaseWorld(database)
  close = () => world.close()
  const schema = writtenText(500)
  const random = chance(SEED)
  const told = { texts: times(300, 2_000), kept: 0, refused: 0, changed: 0 }
  const sql = world.sql
  await sql.query('create table public.kept (id uuid primary key, words text, body jsonb)')
  for (let done = 0; done < told.texts; done += 1) {
    const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
    const bad = random() < 0.25
    const text =
      Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(PIECES)).join('') +
      (bad ? `甲${pick(BROKEN)}乙` : '')
    const parsed = schema.safeParse(text)
    if (!parsed.success) {
      told.refused += 1
      expect(bad, `种子 ${SEED}：${JSON.stringify(text)}`).toBe(true)
      expect(parsed.error.issues[0]?.message).toMatch(/请/)
      continue
    }
    expect(bad, `种子 ${SEED}：${JSON.stringify(text)}`).toBe(false)
    const id = newId()
    await sql.query('insert into public.kept values ($1, $2, $3)', [
      id,
      parsed.data,
      JSON.stringify({ words: parsed.data }),
    ])
    const { rows } = await sql.query<{ words: string; inside: string; length: number }>(
      `select words, body->>'words' as inside, char_length(words)::int as length from public.kept where id = $1`,
      [id],
    )
    const same =
      rows[0]?.words === text && rows[0]?.inside === text && rows[0]?.length === characterCount(text)
    if (same) told.kept += 1
    else told.changed += 1
  }
  tell('T41', { ...told, seed: SEED })
  expect(told.changed).toBe(0)
  expect(told.kept).toBeGreaterThan(told.texts / 2)
})
