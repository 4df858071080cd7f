import { randomUUID } from 'node:crypto'
import type { Belongings, Input, RoomInputs } from './belongings.ts'
import { ATTENDANCE } from './inputs/attendance.ts'
import { CASE_ACTS } from './inputs/case-acts.ts'
import { CASE_PAPERS } from './inputs/case-papers.ts'
import { CHILDREN } from './inputs/children.ts'
import { PEOPLE } from './inputs/people.ts'
import { PLACEMENTS } from './inputs/placements.ts'
import { REGISTERS } from './inputs/registers.ts'
import { SUPERVISION } from './inputs/supervision.ts'

const INPUTS: RoomInputs = {
  ...CASE_ACTS,
  ...CASE_PAPERS,
  ...CHILDREN,
  ...ATTENDANCE,
  ...PLACEMENTS,
  ...SUPERVISION,
  ...REGISTERS,
  ...PEOPLE,
}

/** 每个动作一份填得完全合格的提交，只是东西是别人的：被拒只能是因为够不着，不是因为没填好。 */
export function inputOf(action: string, of: Belongings, day: string): Input | null {
  const build = INPUTS[action]
  return build ? { submissionKey: randomUUID(), ...build(of, day) } : null
}

/** 不拿儿童、个案、班级说事的动作：登录、退出、换岗位、样张、定控制线、填基数、调日历、换文件、带上路。 */
export const NOT_ABOUT_ANYONE = [
  // 抽样只从自己的责任校里抽，没有可以指名的东西。
  'drawSampleAction',
  // 改的是自己的账号；新建的人不在任何单位。
  'changeMyPasswordAction',
  'createPersonAction',
  // 照来函新登一份，不指着谁；登不登得由 record-arrival.db.test.ts 逐岗位证。
  'recordArrivalAction',
  // 查找只在自己的范围里找，search-in-reach.db.test.ts 另证。
  'searchAction',
  // 凭号码问，不指着哪个孩子；别县的与没有的一个样，wider-view.db.test.ts 另证。
  'openWiderViewAction',
  'endMyOtherSessionsAction',
  'signInAction',
  'signOutAction',
  'sitDownAction',
  'revealSample',
  'askSample',
  'searchSample',
  'nothingSample',
  // 给出去的不超过自己的范围；谁登记得了由 interfaces.db.test.ts 逐岗位证。
  'registerClientAction',
  // 登记的总是自己县的号码。
  'setTipLineAction',
  'setControlLineAction',
  'setCohortBaseAction',
  'adjustCalendarAction',
  'previewCalendarAction',
  'previewHolidayNoticeAction',
  'adoptHolidayNoticeAction',
  'adoptPolicyAction',
  'requestExportAction',
  'takeAlongAction',
  // 布置的总是自己的县。
  'openSurveyAction',
]
