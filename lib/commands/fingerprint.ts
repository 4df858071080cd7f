import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './root.ts'

function filesUnder(place: string): string[] {
  if (!existsSync(place)) return []
  if (statSync(place).isFile()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** One hash over files and folders of the repository, tests left out; it changes when any of them does. */
export function fingerprint(places: readonly string[], skip = ''): string {
  const hash = createHash('sha256')
  const files = places.flatMap((place) => filesUnder(path.join(ROOT, place))).sort()
  for (const file of files) {
    if (skip && file.startsWith(path.join(ROOT, skip))) continue
    hash
      .update(`${path.relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Whether `note` holds this fingerprint. */
export function isFresh(note: string, print: string): boolean {
  return existsSync(note) && readFileSync(note, 'utf8') === print
}

/** Keeps the fingerprint of what was just made. */
export function remember(note: string, print: string): void {
  mkdirSync(path.dirname(note), { recursive: true })
  writeFileSync(note, print)
}
