import { CASE_STATE_LABEL, isCaseState } from './cases/case-states.ts'
import { REQUIREMENT_LABEL, REQUIREMENTS, type Requirement } from './cases/requirements.ts'
import { isKeyOf, MEASURE_LABEL } from './labels.ts'
import type { Refusal } from './outcome.ts'
import { isOpinionStage, OPINION_STAGES } from './placements/application.ts'
import { GROUNDS } from './placements/grounds.ts'
import { isTransferState, TRANSFER_STATE_LABEL } from './placements/transfer-states.ts'

/** 哪种情形不能办哪一项，该改办什么。 */
const NOT_FOR_CHILD: Readonly<Record<string, string>> = {
  deferral_in_class: '这个孩子已经编班就读，不是缓学。请改办休学。',
  not_due_yet: '还没到入学的时候。到应入学那年的前一年十月，再申请。',
  nowhere_to_place: '这个孩子没有登记常住的乡镇，申请不知道归谁批。请先在摸底里登记。',
  resume_in_case: '这个孩子有未结的个案，返校在个案里确认。请打开个案，按“确认返校”。',
  leave_not_in_class: '这个孩子没有编班，不能休学。请改办缓学或送教上门。',
  schooling_not_in_class: '这个孩子没有编班，不能随班就读或进特教班。请先编班，再提出。',
  schooling_still_in_class:
    '这个孩子还编在班里。请改选随班就读或特教班；确已离校的，请先在学籍名册中转出，再提出。',
  schooling_open_case: '这个孩子还有未结的个案。请先凭特殊教育学校接收证明销号，再登记就学方式。',
  schooling_no_home_teaching: '送教上门要先凭监护人的申请批准。请先办附件6 的送教申请，批准之后再登记。',
  outside_in_class: '这个孩子编在班里，由学校登记区外就读。',
  outside_open_case: '这个孩子还有未结的个案。请在个案里凭就读证明按“在外地就读”申请销号；销号以后照样跟踪。',
  lead_not_in_class: '这个孩子不在任何班里。没有入学的，请登记为未入学；在外地上学的，登记区外就读。',
  lead_open_case: '这个孩子已经有未结的个案。请在个案里记入户，不必另报线索。',
  lead_standing: '这个孩子已有一条线索等着乡镇核实。核实之后又没有上学的，再反馈。',
  lead_no_township: '这个孩子没有登记常住的乡镇，不知道由谁核实。请先请学校补登。',
  not_on_roll: '这个孩子不在本校的名册上，不能由本校提出转学。请核对后，由学籍所在学校办理。',
  on_placement: '休学、送教上门期间原则上不转学。请先了结现有的批件，再提出转学。',
  not_home_taught: '这个孩子现在不是送教上门。请先办理送教上门的批准。',
}

function requirementLabel(code: string): string {
  const known = (REQUIREMENTS as readonly string[]).includes(code)
  return known ? REQUIREMENT_LABEL[code as Requirement] : '必备的前一步'
}

function measureLabel(code: string): string {
  return isKeyOf(MEASURE_LABEL, code) ? MEASURE_LABEL[code] : '前一级'
}

function stateLabel(code: string): string {
  return isCaseState(code) ? CASE_STATE_LABEL[code] : '现在的状态'
}

function monthDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

type Sentences = { readonly [C in Refusal['code']]: (refusal: Extract<Refusal, { code: C }>) => string }

/** 每一种拒绝对办事的人怎么说：先说为什么，再说下一步。少一条就编译不过。 */
export const REFUSAL_TEXT: Sentences = {
  not_found: () => '没有找到，或不在您的管理范围内。请核对后从本人工作台重新打开。',
  not_allowed: () => '此事不由您现在的岗位办理。如您另有任职，请先切换岗位。',
  changed_meanwhile: () => '刚才有同事更新了这条记录。请刷新页面，看清最新情况后再办。',
  signed_out: () => '登录已失效。请在新标签页重新登录，本页所填内容不会丢失，登录后回到本页再提交。',
  invalid_input: () => '有内容填写不合要求，请按标出的提示修改后再提交。',
  key_reused: () => '这份表单已经提交过，且内容与上次不同。请刷新页面，以最新内容重新填写。',
  future_day: ({ day }) => `${monthDay(day)}还没有到，不能提前登记。请选择今天或以前的日期。`,
  closed_day: ({ day, why }) =>
    `${monthDay(day)}不上课（${why}），不用点名。如校历有误，请学校专干更正校历。`,
  not_of_class: ({ count }) => `名单中有 ${count} 名学生不在本班。请刷新名单后重新点名。`,
  already_submitted: ({ day }) => `${monthDay(day)}已经点过名。如需改动，请办理更正。`,
  nothing_changed: () => '与原来的点名一样，没有要更正的。请先点出改动，再报送更正。',
  step_not_open: ({ state }) =>
    `个案处于“${stateLabel(state)}”，这一步现在不能办。请刷新页面，从可办的步骤中选择。`,
  requirement_missing: ({ requirement }) => `还缺：${requirementLabel(requirement)}。请补齐后再办。`,
  out_of_turn: ({ measure, next }) =>
    next === null
      ? `按本地文件的次序，“${measureLabel(measure)}”已经办过或没有这一级。请按页面上现有的步骤办。`
      : `按本地文件的次序，请先办“${measureLabel(next)}”并送达，再办“${measureLabel(measure)}”。`,
  own_work: () => '申请人不能审批自己的申请。请由另一位有权限的同事办理。',
  holds_post_there: () => '您在这所学校任职，不能会签它的报告。请由不在该校任职的责任督学会签。',
  hand_over_open: () => '已经提出一次移交，对方还没有答复。请等对方答复，或先收回再另行移交。',
  reason_required: () => '请写明理由后再提交。',
  not_on_ledger: () => '台账上没有这一项，不能据此办理。请先登记，再回来办。',
  observation_incomplete: ({ done, needed }) =>
    `观察期须满 ${needed} 个在校日，现有 ${done} 个。请期满后再申请销号。`,
  not_present: ({ day }) => `${monthDay(day)}的点名里没有该生到校的记录。请先核实考勤，再确认返校。`,
  bad_credentials: () => '登录名或密码不对。请核对后重试；忘记密码请联系本单位管理员重置。',
  locked_out: ({ minutes }) =>
    `在这台设备上连续多次没有登录成功，请 ${minutes} 分钟后再试。您在其他设备上的登录不受影响。`,
  busy: () => '现在办理的人较多，这次没有办成，也没有留下任何改动。请稍等片刻再点一次。',
  known_elsewhere: () =>
    '这个证件号在本县别处已经登记过。请核对号码；号码无误的，请联系县教育局核实，不要重复登记。',
  looks_known: ({ sure, who }) =>
    sure
      ? `这个证件号已经登记：${who.join('、')}。请打开他的页面办理，不要重复登记。`
      : `已有同名同生日的孩子：${who.join('、')}。如是同一人，请打开他的页面办理；不是同一人，请勾选“确认是另一个孩子”后再提交。`,
  not_a_ground: ({ ground }) =>
    `缓学、休学的法定理由只有身体状况（义务教育法第十一条），不能据此批准。${isKeyOf(GROUNDS, ground) ? GROUNDS[ground].instead : '请组织入学。'}`,
  already_applied: () => '这个孩子已有一份申请正在办理。请先等那一份有了结果，再提新的申请。',
  transfer_step_not_open: ({ state }) =>
    `这份转学现在“${isTransferState(state) ? TRANSFER_STATE_LABEL[state] : '另有进展'}”，这一步不能办。请刷新页面，看清最新情况后再办。`,
  transfer_open: () => '这个孩子已有一份转学在办。请打开那一份办理，或先收回再另提。',
  opinions_missing: ({ stages }) =>
    `还缺${stages.map((stage) => (isOpinionStage(stage) ? OPINION_STAGES[stage].label : '')).join('、')}。请等他们写好意见再批。`,
  not_for_this_child: ({ why }) => NOT_FOR_CHILD[why] ?? '这个孩子现在不能办这一项。请核对后再办。',
  file_not_accepted: () => '这不是能收的图片。请拍照，或存为 JPG、PNG 图片后再上传。',
  file_too_large: () => '文件超过 8 MB。请重新拍照，或缩小后再上传。',
  looser_than_document: ({ line }) =>
    `文件已经规定${line}，县里另定的只能更严。请改填更严的数，或修订文件之后再定。`,
  not_ready: ({ why }) =>
    `还办不了，请先办好这几件：${why.map((one) => one.replace(/。$/u, '')).join('；')}。`,
  policy_day: ({ from, to }) =>
    `新版最早自${from}起生效${to ? `，最晚到${to}` : ''}：一天之内不换文件，也不倒着换。请改填生效日期。`,
  notice_year: ({ year, next }) =>
    year < next
      ? `已有${year}年的安排，不改已有的年份。个别日子不同的，请录入一次本县调整。`
      : `要一年接一年：现在接得上的是${next}年。请先导入${next}年的通知。`,
  view_not_needed: () => '这个孩子本来就在您的管理范围内，不必临时查看。请从查找框打开他的档案。',
  number_unknown: () => '凭这个号码没有找到。请对照证件核对号码与种类；这一次已经记下。',
  too_many_misses: ({ count }) => `今天已有 ${count} 次没有找到，不再受理。请核实号码，或联系县教育局办理。`,
  import_too_large: () => '文件超过 20 MB，没有收下。请分成几份再导入。',
  period_not_over: ({ day }) =>
    `${monthDay(day)}还没有过完，总体还会变，抽不成可以重抽的样。请把止日改到昨天或以前。`,
  nothing_to_sample: () => '这段期间在您的责任校里一件也没有，没有可抽的。请换一段期间或换一种对象。',
  due_day_past: ({ day }) => `${monthDay(day)}已经到了，来不及整改。请把期限定在明天或以后。`,
  inspector_schools_full: ({ most }) =>
    `一名督学至多负责${most}所学校，这位督学在这段时间里已有${most}所。请另选督学，或先免去他的一所。`,
  post_already_held: () => '此人在这个单位已任这个岗位，起止有重叠。请核对日期；要改的，先办离任再任命。',
  inspector_of_own_school: () => '督学不得兼任责任校的任何岗位。请先办一处离任，或改任别的学校。',
  role_not_of_unit: () => '这个单位不设这个岗位。请核对单位代码，或另选岗位。',
  end_day_past: ({ day }) => `${monthDay(day)}太早，不能往前倒填。请选今天或以后的日子。`,
  login_taken: () => '这个登录名已经有人用了。请另取一个。',
  password_shown_once: () => '这一份已经办成，口令只显示一次，不再给第二回。请刷新页面，重置口令后再给本人。',
  token_shown_once: () => '这一份已经登记，口令只显示一次，不再给第二回。请收回这一份，另登一份。',
  own_account: () => '不能停用自己的账号。请由另一位管理员办理。',
  posts_still_held: ({ count }) => `还有 ${count} 人在这里任职。请先办交接或离任，再撤并。`,
  due_day_far: ({ day }) => `${monthDay(day)}太远，限期不能超过半年。请把期限定近一些，届时还可以另限期。`,
  reveal_denied: () => '按您现在的岗位不能查看这一项。如工作确需，请联系学校校长或县教育局。',
}

/** 一次拒绝的中文说明。 */
export function refusalText(refusal: Refusal): string {
  const sentence = REFUSAL_TEXT[refusal.code] as (one: Refusal) => string
  return sentence(refusal)
}
