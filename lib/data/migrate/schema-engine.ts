import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlQuery,
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

type Field = { name: string; dataTypeID: number }
type Performer = { performIO(query: SqlQuery): Promise<{ fields: Field[] }> }

const ONE_BYTE_CHAR = 18
const TEXT = 25

// The adapter does not know PostgreSQL's one-byte type "char", in which the catalogue keeps its marks: such a
// column is fetched as text and declared a character. And PostgreSQL 18 lists NOT NULL among the constraints
// (contype n), which the engine reads from the columns.
function readCatalogueMarks(adapter: SqlDriverAdapter): void {
  const performer = adapter as unknown as Performer
  const performIO = performer.performIO.bind(adapter)
  const marks = new Set<string>()
  performer.performIO = async (query) => {
    const result = await performIO(query)
    marks.clear()
    const fields = result.fields.map((field) => {
      if (field.dataTypeID !== ONE_BYTE_CHAR) return field
      marks.add(field.name)
      return { ...field, dataTypeID: TEXT }
    })
    return { ...result, fields }
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const sql = query.sql.replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')")
    const found = await queryRaw({ ...query, sql })
    const columnTypes = found.columnTypes.map((type, at) =>
      marks.has(found.columnNames[at] ?? '') ? ColumnTypeEnum.Character : type,
    )
    return { ...found, columnTypes }
  }
}

class WholeScripts extends PrismaPg {
  readonly opened: SqlDriverAdapter[] = []

  override async connect() {
    const adapter = await super.connect()
    sendScriptsWhole(adapter)
    readCatalogueMarks(adapter)
    this.opened.push(adapter)
    return adapter
  }

  override async connectToShadowDb() {
    const adapter = await super.connectToShadowDb()
    sendScriptsWhole(adapter)
    readCatalogueMarks(adapter)
    this.opened.push(adapter)
    return adapter
  }
}

let started: Promise<void> | undefined

// Where the engine reports a bug of its own; without it a panic would hang its caller for ever.
const panics = {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message(message: string) {
      throw new Error(`schema engine: ${message}`)
    },
  },
}

async function startOnce(): Promise<void> {
  Object.assign(globalThis, panics)
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
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  const datamodels = files.map((file): [string, string] => [file.path, file.content])
  try {
    const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, bound)
    try {
      return await work(engine)
    } finally {
      engine.free()
    }
  } catch (error) {
    // The engine knows an error of our side only by its number.
    const number = /External error id#(\d+)/.exec(String(error))?.[1]
    throw (number && bound.errorRegistry.consumeError(Number(number))?.error) || error
  } finally {
    for (const adapter of factory.opened) await adapter.dispose()
  }
}
