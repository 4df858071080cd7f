import type { Database } from '#lib/data/database'

/** 时钟由外面给：服务器上是系统时钟，测试里是固定的一刻。 */
export type Clock = { now(): Date }

/** 职务行为所需的一切：数据库与时钟。 */
export type Deps = { readonly db: Database; readonly clock: Clock }
