import { appendFileSync } from 'node:fs'

/**
 * Opens a log to write text to. What cannot be written (a full disk) is dropped, and said when there is room again:
 * a log must not take down the product it tells of.
 */
export function openLogFile(file: string): (text: string) => void {
  let dropped = 0
  return (text) => {
    try {
      const gap = dropped === 0 ? '' : `（此处有 ${dropped} 段日志没有写进去：磁盘写不进）\n`
      appendFileSync(file, `${gap}${text}`, { mode: 0o600 })
      dropped = 0
    } catch {
      dropped += 1
    }
  }
}
