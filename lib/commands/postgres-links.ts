import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

function isThere(file: string): boolean {
  try {
    lstatSync(file)
    return true
  } catch {
    return false
  }
}

/**
 * Makes the library links that the package of the embedded server leaves to its install script: npm 11 does not
 * run such scripts, and without the links the server does not start.
 */
export function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const place = path.dirname(native)
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(place, target)
    if (isThere(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(place, source)), link)
    } catch (error) {
      // Another start was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}
