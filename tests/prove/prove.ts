// npm run prove [-- T05 T11] [--quick]：逐条证，一条一行 JSON；有一条不过，退出码不是 0。
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { freePort } from '#lib/commands/free-port'
import { generateIfStale } from '#lib/commands/make-product'
import { ROOT } from '#lib/commands/root'
import { type Counts, countCheck, countPlaywright, countVitest } from '#lib/commands/test-counts'
import { childEnvironment } from '#lib/server/env'
import { PROOFS, type Proof } from './proofs.ts'

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const FOLDER = path.join(ROOT, '.test/prove')
const FIGURES = path.join(FOLDER, 'figures')

function run(args: readonly string[], more: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: childEnvironment({
      CI: '1',
      FORCE_COLOR: '0',
      DATABASE_URL: '',
      BAOXUE_PROVE_FIGURES: FIGURES,
      BAOXUE_PROVE_LONG: values.quick ? '' : '1',
      ...more,
    }),
    // What a failing proof says goes to the error stream: the output is one line of JSON per proof.
    stdio: ['ignore', process.stderr, process.stderr],
  })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

async function count(proof: Proof): Promise<Counts> {
  const first = await countPart(proof)
  if (!proof.also) return first
  const more = await countPart({ ...proof, ...proof.also })
  return { passed: first.passed + more.passed, failed: first.failed + more.failed }
}

async function countPart(proof: Omit<Proof, 'also'>): Promise<Counts> {
  const report = path.join(FOLDER, `${proof.id}.json`)
  rmSync(report, { force: true })
  if (proof.project === 'program')
    return countCheck(await run([...proof.files, ...(values.quick ? ['--quick'] : [])]))
  if (proof.project === 'browser') {
    const code = await run(['node_modules/@playwright/test/cli.js', 'test', '--no-deps', ...proof.files], {
      BAOXUE_E2E_PORT: String(await freePort()),
    })
    return countPlaywright(path.join(ROOT, '.test/e2e.json'), code)
  }
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    proof.project,
    ...reporters,
    ...proof.files,
  ])
  return countVitest(report, code)
}

function toldBy(id: string): Record<string, unknown> {
  const file = path.join(FIGURES, `${id}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

async function prove(proof: Proof): Promise<boolean> {
  const began = Date.now()
  rmSync(path.join(FIGURES, `${proof.id}.json`), { force: true })
  const { passed, failed } = await count(proof)
  const figure = {
    ...toldBy(proof.id),
    checks: passed,
    failed,
    seconds: Math.round((Date.now() - began) / 1000),
  }
  const pass = failed === 0
  process.stdout.write(`${JSON.stringify({ id: proof.id, what: proof.what, figure, pass })}\n`)
  return pass
}

const unknown = positionals.filter((id) => !PROOFS.some((proof) => proof.id === id))
if (unknown.length > 0) {
  process.stderr.write(`没有这一条：${unknown.join('、')}。有：${PROOFS.map(({ id }) => id).join(' ')}\n`)
  process.exit(2)
}
mkdirSync(FIGURES, { recursive: true })
await generateIfStale()
let held = true
for (const proof of PROOFS) {
  if (positionals.length > 0 && !positionals.includes(proof.id)) continue
  held = (await prove(proof)) && held
}
process.exitCode = held ? 0 : 1
