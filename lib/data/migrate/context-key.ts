import type { Client } from 'pg'

/**
 * Stores the key that signs the database context (32 bytes as 64 hex digits) where only the guard's definer
 * functions read it. Called after the migrations, with the connection that ran them.
 */
export async function storeContextKey(client: Client, keyHex: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new Error('the context key must be 64 hex digits')
  await client.query(
    `insert into guard.context_key (id, key) values (1, decode($1, 'hex'))
     on conflict (id) do update set key = excluded.key where guard.context_key.key <> excluded.key`,
    [keyHex],
  )
}
