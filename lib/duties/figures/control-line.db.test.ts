import { afterAll, expect } from 'vitest'
import { insertControlLine, listCohortBases, listSetLines } from '#lib/data/control-lines'
import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import { cohortBaseForm, controlLineForm } from '#lib/schemas/figures/control-line'
import { aCaseWorld, type CaseWorld } from '#tests/case-world'
import { test } from '#tests/database'
import { setCohortBase } from './set-cohort-base.ts'
import { setControlLine } from './set-control-line.ts'

const AT = '2026-11-24T02:00:00Z'
let world: CaseWorld
afterAll(() => world?.close())

const line = (percent: string, given: object = {}) =>
  controlLineForm.parse({
    submissionKey: newId(),
    indicator: 'primary_dropout_rate',
    percent,
    schoolYear: '2026',
    source: '县教〔2026〕1号（虚构）',
    ...given,
  })
const events = async (verb: string) =>
  (
    await world.sql.query<{ payload: string; person_id: string }>(
      'select payload, person_id from app.ledger_event where tenant_id = $1 and verb = $2',
      [world.tenantId, verb],
    )
  ).rows

test('县里按学年另定：只能更严，同一键只定一次，写下不改，事件里没有文件名', async ({ database }) => {
  world = await aCaseWorld(database, 'linxia-2016')
  const { bureau, officer } = world.who
  const given = line('0.6')
  const set = await setControlLine(world.deps(AT), bureau, given)
  expect(set).toMatchObject({ ok: true })
  expect(await setControlLine(world.deps(AT), bureau, given)).toEqual(set)
  expect(await setControlLine(world.deps(AT), bureau, line('1.5'))).toMatchObject({
    refusal: { code: 'looser_than_document', line: '低于1%' },
  })
  expect(await setControlLine(world.deps(AT), officer, line('0.5'))).toMatchObject({
    refusal: { code: 'not_allowed' },
  })
  const seen = await world.web.asActor(officer, (tx) => listSetLines(tx, officer))
  expect(seen.map(({ percent, fromYear }) => [percent, fromYear])).toEqual([[0.6, 2026]])
  const [event, ...more] = await events('set_control_line')
  expect(more).toEqual([])
  expect(event).toMatchObject({ person_id: bureau.personId })
  expect(JSON.parse(event?.payload ?? '')).toEqual({
    basisPoints: 60,
    indicator: 'primary_dropout_rate',
    schoolYear: 2026,
  })
  await expect(world.sql.query('update app.control_line set basis_points = 900')).rejects.toThrow(
    'append-only',
  )
})

test('去掉职务里的判断，数据库也只许教育局定，只许署自己的名', async () => {
  const { bureau, officer } = world.who
  const given = { indicator: 'retention_rate', basisPoints: 9_700, schoolYear: 2026, source: '县文' } as const
  const write = (asking: Official, signing: Official) =>
    world.web.asActor(asking, (tx) => insertControlLine(tx, signing, given))
  await expect(write(officer, officer)).rejects.toThrow()
  await expect(write(bureau, { ...bureau, personId: officer.personId })).rejects.toThrow()
})

test('届别基数：填错再填一份，后填的为准', async () => {
  const { bureau, officer } = world.who
  const base = (admitted: string) =>
    cohortBaseForm.parse({
      submissionKey: newId(),
      span: 'junior',
      entryYear: '2024',
      admitted,
      transferredIn: '20',
      transferredOut: '30',
      deceased: '1',
      source: '2024年年报（虚构）',
    })
  expect(await setCohortBase(world.deps(AT), officer, base('500'))).toMatchObject({ ok: false })
  await setCohortBase(world.deps(AT), bureau, base('5000'))
  await setCohortBase(world.deps(AT), bureau, base('500'))
  const bases = await world.web.asActor(bureau, (tx) => listCohortBases(tx, bureau))
  expect(bases).toMatchObject([{ span: 'junior', entryYear: 2024, admitted: 500, transferredOut: 30 }])
  expect(await events('set_cohort_base')).toHaveLength(2)
})

test('填写的样子：两位小数、不过百、四位年份', () => {
  const fails = (given: object) =>
    controlLineForm.safeParse({ ...line('1'), percent: '1', schoolYear: '2026', ...given }).success
  expect(['0.6', '97', '100'].every((percent) => fails({ percent }))).toBe(true)
  expect(['0.123', '101', '-1', '1%', ''].some((percent) => fails({ percent }))).toBe(false)
  expect(fails({ schoolYear: '26' })).toBe(false)
})
