import type { DropoutReason, Whereabouts } from '#lib/rules/labels'

/** 一户人家的情形：附件4、附件3 与台账里写的话。全为虚构，原因取自教基〔2020〕5号四类。 */
export type Story = {
  readonly reason: DropoutReason
  readonly whereabouts: Whereabouts
  readonly family: string
  readonly guardian: string
  readonly student: string
  readonly methods: string
  readonly visit: string
}

export const STORIES: readonly Story[] = [
  {
    reason: 'weary_of_study',
    whereabouts: 'at_home',
    family: '父母在外务工，随祖父母生活',
    guardian: '愿意配合，管不住孩子',
    student: '说听不懂，不想上学',
    methods: '与学生、祖父各谈一次；安排数学、英语结对补习，次日由班主任接送',
    visit: '向监护人宣讲义务教育法第五条、第五十八条，约定到校日期',
  },
  {
    reason: 'internet_addiction',
    whereabouts: 'with_relatives',
    family: '父亲在县内工地做工，母亲在家带幼儿',
    guardian: '希望学校多管教',
    student: '夜里玩手机，早上起不来',
    methods: '与家长约定手机由家长保管，心理教师每周辅导一次',
    visit: '与村干部一同入户，劝说学生返校，监护人当面承诺',
  },
  {
    reason: 'migrant_work',
    whereabouts: 'working_away',
    family: '家中建房负债，哥哥同在外地',
    guardian: '认为读书无用，早些挣钱',
    student: '电话中表示年底再说',
    methods: '电话联系学生与父亲，说明未满十六周岁不得招用；请村委会协助',
    visit: '入户核实务工地点，联系当地劳动监察，要求监护人限期接回',
  },
  {
    reason: 'follow_parents',
    whereabouts: 'with_parents_away',
    family: '父母在泉州经营小店，祖母留守',
    guardian: '想在当地就读，手续未办',
    student: '愿意上学',
    methods: '告知转学手续与所需材料，未办妥之前请先返校',
    visit: '联系父母，核实就读学校与学籍转接情况',
  },
  {
    reason: 'family_change',
    whereabouts: 'at_home',
    family: '父亲住院，母亲陪护，无人接送',
    guardian: '暂时顾不上',
    student: '想上学，要照看弟弟',
    methods: '协调住校与临时托管，报乡镇落实临时救助',
    visit: '会同民政协理员入户，落实临时救助与接送',
  },
  {
    reason: 'learning_difficulty',
    whereabouts: 'at_home',
    family: '单亲，随母亲生活',
    guardian: '同意劝返，盼减轻压力',
    student: '怕考试，怕被比较',
    methods: '调整座位与作业，指定学科教师帮扶，不排名不公布',
    visit: '与班主任同访，商定帮扶计划与到校日期',
  },
]

export const DOCUMENTS = {
  criticism: '因未依法送被监护人接受义务教育，经入户劝返仍未到校，予以批评教育，监护人签字确认。',
  notice: '被监护人系义务教育阶段学生，无故未到校，经多次劝返未果，限期送其返校就读。',
  spoiled: '监护人姓名写错，作废重开',
  order: '经批评教育，仍未送被监护人到校，责令限期改正。',
  justice: '通知书所定期限已过仍不改正，提请司法部门发放相关文书，督促监护人履行义务。',
} as const
