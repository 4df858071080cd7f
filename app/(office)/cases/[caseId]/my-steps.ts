import { awaitingReceipt } from '#lib/duties/cases/awaiting-receipt'
import { openRequest } from '#lib/duties/cases/case-facts'
import type { TakenStep } from '#lib/rules/cases/take-step'
import type { LoadedCase } from '#lib/server/cases/load-case'
import { isPanel, PAGE_OF } from './step-places.ts'

/** 步骤表许可、此刻真能办下去的步骤：签收要有送到本单位的报告，同一轮销号不重复申请、核实。 */
export function mySteps({ kase, actor, open, enteringFor }: LoadedCase): readonly TakenStep[] {
  const request = openRequest(kase)
  const checked = kase.strikeOffs.some((one) => one.round === request?.round && one.stage === 'checked')
  return open.filter(({ verb }) => {
    if (verb === 'receive_report' || verb === 'send_back_report')
      return awaitingReceipt(kase, actor, enteringFor) !== null
    if (verb === 'strike_off_request') return request === null
    if (verb === 'strike_off_check') return !checked
    return isPanel(verb) || PAGE_OF[verb] !== undefined
  })
}
