import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type Instant, instant } from '#lib/rules/calendar/instant'
import { isOver } from '#lib/rules/offline/outbox'
import { newDeviceKey, type Sealed, seal, unseal } from './sealed-box.ts'

type Kept = Sealed & { readonly id: string; readonly owner: string; readonly until: string }

interface Shape extends DBSchema {
  key: { key: string; value: CryptoKey }
  kept: { key: string; value: Kept }
}

const KEY = 'device'
/** 本机有了变化，同一页上别处要重读。 */
export const CHANGED = 'baoxue-offline-changed'

async function within<T>(work: (db: IDBPDatabase<Shape>) => Promise<T>): Promise<T> {
  const db = await openDB<Shape>('baoxue-offline', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('key')
      fresh.createObjectStore('kept', { keyPath: 'id' })
    },
  })
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** 此刻，本机的钟。 */
export function deviceNow(): Instant {
  return instant(Date.now())
}

async function deviceKey(db: IDBPDatabase<Shape>): Promise<CryptoKey> {
  const held = await db.get('key', KEY)
  if (held) return held
  const fresh = await newDeviceKey()
  await db.put('key', fresh, KEY)
  return fresh
}

/** 封好存下，到 `until` 抹去。 */
export async function keep(
  { id, owner, until }: Pick<Kept, 'id' | 'owner' | 'until'>,
  value: unknown,
): Promise<void> {
  await within(async (db) => {
    const sealed = await seal(await deviceKey(db), id, value)
    await db.put('kept', { id, owner, until, ...sealed })
  })
  dispatchEvent(new Event(CHANGED))
}

/** 本机存着的全部，打开了的；到点的、打不开的顺手抹掉。 */
export async function readKept(): Promise<ReadonlyMap<string, unknown>> {
  return within(async (db) => {
    const opened = new Map<string, unknown>()
    const key = await db.get('key', KEY)
    for (const row of await db.getAll('kept')) {
      const value = key && !isOver(row.until, deviceNow()) ? await unseal(key, row.id, row) : null
      if (value === null) await db.delete('kept', row.id)
      else opened.set(row.id, value)
    }
    return opened
  })
}

export async function discard(id: string): Promise<void> {
  await within((db) => db.delete('kept', id))
  dispatchEvent(new Event(CHANGED))
}

/** 抹掉本机的一切，连同钥匙：退出登录、换了人。 */
export async function wipe(): Promise<void> {
  await within(async (db) => {
    const both = db.transaction(['key', 'kept'], 'readwrite')
    await Promise.all([both.objectStore('key').clear(), both.objectStore('kept').clear(), both.done])
  })
  dispatchEvent(new Event(CHANGED))
}

/** 登录的是另一个人，就抹掉前一个人留下的。 */
export async function keepOnlyOf(owner: string): Promise<void> {
  const rows = await within((db) => db.getAll('kept'))
  if (rows.some((row) => row.owner !== owner)) await wipe()
}
