import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import type { Sender } from './sender.ts'

/** 落成文件：每县一个，一行一条，写到磁盘才算送出。不写电话，只写收的人是谁。 */
export function fileSender(folder: string): Sender {
  return {
    name: 'file',
    send: async ({ key, tenantCode, unitId, role, to, text }) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = await open(path.join(folder, `${tenantCode}.jsonl`), 'a', 0o600)
      try {
        const line = { key, unit: unitId, role, to: to.map(({ personId }) => personId), text }
        await file.appendFile(`${JSON.stringify(line)}\n`)
        await file.datasync()
      } finally {
        await file.close()
      }
    },
  }
}
