import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileNote } from './manifest.ts'

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Every file under a folder with its size and digest, in the order of their paths. */
export async function weighFiles(folder: string): Promise<FileNote[]> {
  if (!existsSync(folder)) return []
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
  const notes: FileNote[] = []
  for (const name of paths) {
    const file = path.join(folder, name)
    notes.push({ path: name, bytes: (await stat(file)).size, sha256: await digestOf(file) })
  }
  return notes
}

/** Copies the files of the notes from one folder to another. */
export async function copyFiles(from: string, to: string, notes: readonly FileNote[]): Promise<void> {
  for (const { path: name } of notes) {
    const target = path.join(to, name)
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(path.join(from, name), target)
  }
}
