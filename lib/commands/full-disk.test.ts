import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openLogFile } from './log-file.ts'
import { readNote, writeNote } from './running-note.ts'

const home = mkdtempSync(path.join(os.tmpdir(), 'full-disk-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('日志写不进的时候不出错；写得进了接着写，并说丢了几段', () => {
  const logs = path.join(home, 'logs')
  const file = path.join(logs, 'web.log')
  const write = openLogFile(file)
  write('一\n')
  write('二\n')
  mkdirSync(logs)
  write('三\n')
  write('四\n')
  expect(readFileSync(file, 'utf8')).toBe('（此处有 2 段日志没有写进去：磁盘写不进）\n三\n四\n')
})

test('记号写不进的时候，原来的记号还在', () => {
  const note = { launcher: 1, address: 'http://127.0.0.1:3000', children: [2, 3], databasePort: 5432 }
  writeNote(home, note)
  const half = path.join(home, 'running.json.half')
  mkdirSync(half)
  expect(() => writeNote(home, { ...note, children: [4, 5] })).toThrow()
  expect(readNote(home)).toEqual(note)
  rmdirSync(half)
  writeNote(home, { ...note, children: [4, 5] })
  expect(readNote(home)?.children).toEqual([4, 5])
})
