import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'

/**
 * 与存着的清单比：给出清单上没有的、清单上有而库里没有的条目。
 * 一条连同它缩进的几行一起比：那几行单看，别的条下也有。`UPDATE_DOCS=1` 时先把清单写成现在的样子。
 */
export async function differencesFrom(
  file: string,
  text: string,
): Promise<{ readonly unlisted: string[]; readonly gone: string[] }> {
  if (process.env.UPDATE_DOCS) await writeFile(file, text)
  const entries = (whole: string) => whole.trimEnd().split(/\n(?=\S)/)
  const listed = existsSync(file) ? entries(await readFile(file, 'utf8')) : []
  const found = entries(text)
  return {
    unlisted: found.filter((entry) => !listed.includes(entry)),
    gone: listed.filter((entry) => !found.includes(entry)),
  }
}
