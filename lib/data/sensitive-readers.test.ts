import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const MAY_OPEN = [
  'lib/data/masked-fields.ts',
  'lib/data/sealed-text.ts',
  'lib/data/sensitive.ts',
  'lib/duties/identity/reveal-field.ts',
  'lib/duties/transfers/seal-transfer.ts',
]

test('only the reveal, the mask and the restricted texts open sealed fields', () => {
  const readers = ['lib', 'app', 'components', 'prisma']
    .flatMap((room) =>
      readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(room, file),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file) && !file.includes('generated'))
    .filter((file) => readFileSync(path.join(ROOT, file), 'utf8').includes('decryptField'))
  expect(readers.sort()).toEqual(MAY_OPEN)
})
