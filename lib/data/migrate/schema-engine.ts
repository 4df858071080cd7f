import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  DriverAdapterError,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import { DatabaseError } from 'pg'

type SchemaFile = { path: string; content: string }

// What the wasm-bindgen glue exports beyond its own declarations.
type Glue = { __wbg_set_wasm(exports: WebAssembly.Exports): void }

// The generic adapter splits a script at every semicolon and so tears functions apart ($$ … ; … $$).
// PostgreSQL takes the whole text as one simple query.
function sendScriptsWhole(adapter: Awaited<ReturnType<PrismaPg['connect']>>): void {
  const pool = adapter.underlyingDriver()
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      // The engine marks the migration as failed, and keeps the reason, only when told in its own terms.
      throw new DriverAdapterError({
        kind: 'postgres',
        code: error.code ?? 'N/A',
        severity: error.severity ?? 'N/A',
        message: error.message,
        detail: error.detail,
        column: error.column,
        hint: error.hint,
      })
    }
  }
}

// PostgreSQL's one-byte type "char" is unknown to the adapter; the engine reads it as well from text. And
// PostgreSQL 18 lists NOT NULL among the constraints (contype n), which the engine reads from the columns.
function readConstraintTypesAsText(adapter: SqlDriverAdapter): void {
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = (query) =>
    queryRaw({
      ...query,
      sql: query.sql
        .replace('constr.contype AS constraint_type', 'constr.contype::text AS constraint_type')
        .replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')"),
    })
}

class WholeScripts extends PrismaPg {
  readonly opened: SqlDriverAdapter[] = []

  override async connect() {
    const adapter = await super.connect()
    sendScriptsWhole(adapter)
    readConstraintTypesAsText(adapter)
    this.opened.push(adapter)
    return adapter
  }

  override async connectToShadowDb() {
    const adapter = await super.connectToShadowDb()
    sendScriptsWhole(adapter)
    readConstraintTypesAsText(adapter)
    this.opened.push(adapter)
    return adapter
  }
}

let started: Promise<void> | undefined

async function startOnce(): Promise<void> {
  const gluePath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(gluePath.replace(/\.js$/, '.wasm'))
  const module = await WebAssembly.compile(bytes)
  const instance = await WebAssembly.instantiate(module, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  })
  const engineGlue = glue as unknown as Glue
  engineGlue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

/**
 * Opens Prisma's schema engine (its WebAssembly build, nothing to download) on a database, does one piece of
 * work with it and closes every connection it made. Prisma's own table of migrations lies in the schema
 * `public`, as with its command line.
 */
export async function withSchemaEngine<T>(
  url: string,
  files: readonly SchemaFile[],
  work: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  started ??= startOnce()
  await started
  const factory = new WholeScripts({ connectionString: url, max: 1 }, { schema: 'public' })
  const datamodels = files.map((file): [string, string] => [file.path, file.content])
  try {
    const engine = await glue.SchemaEngine.new(
      { datamodels },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(factory),
    )
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } finally {
    for (const adapter of factory.opened) await adapter.dispose()
  }
}
