import 'server-only'
import type { Tx } from '#lib/data/database'
import { countClocksBySchool, listOwed } from '#lib/data/figures-clocks'
import { listSchools } from '#lib/data/figures-schools'
import { countOpenBySchool } from '#lib/data/figures-stages'
import { findHead } from '#lib/data/ledger-pages'
import { listReportMatters } from '#lib/data/report-matters'
import { listClassesToday } from '#lib/data/submission-wall'
import type { Official } from '#lib/rules/people/actor'
import type { Now } from '#lib/server/attendance/load-desk'
import { readWiderViews } from '#lib/server/wider-views/load-register'
import { readDeskTop } from './desk-top.ts'

/** 责任督学的工作台：责任校、待会签、待核阅、台账；一个事务取齐。 */
export async function readInspector(tx: Tx, actor: Official, now: Now) {
  return {
    top: await readDeskTop(tx, actor, now),
    views: await readWiderViews(tx, actor, 'unreviewed', now.at),
    schools: await listSchools(tx, actor),
    classes: await listClassesToday(tx, actor, now.today),
    open: await countOpenBySchool(tx, actor),
    broken: await countClocksBySchool(tx, actor, 'broken', now.at),
    owed: await listOwed(tx, actor, 'inspector'),
    closedUnsigned: (await listReportMatters(tx, actor)).filter(({ closed }) => closed),
    head: await findHead(tx, actor),
  }
}
