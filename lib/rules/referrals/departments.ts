/**
 * 个案转给哪些部门、请它办什么（DT-3.2.5，DT-3.2.6，DT-3.2.7，DT-3.2.9，LX-2.8.1，LX-2.8.3，LX-2.8.5）。
 * 本地有哪几个在档案里；部门没有账号，纸转出去，答复由转的人登记。
 */
export const DEPARTMENTS = {
  civil_affairs: { label: '民政局', ask: '核实家庭状况，符合条件的纳入社会救助' },
  agriculture: { label: '农业农村局', ask: '核实监测对象，落实帮扶政策' },
  human_resources: { label: '人力资源和社会保障局', ask: '查处招用应受义务教育少年儿童的单位和个人' },
  public_security: { label: '公安局', ask: '核查户籍与去向，查找下落' },
  culture: { label: '文化和旅游局', ask: '查处接纳未成年人的网吧、娱乐场所' },
  urban_management: { label: '城市管理局', ask: '整治校园周边环境' },
  justice: { label: '司法局', ask: '法治宣传、法律援助' },
  market: { label: '市场监督管理局', ask: '依法处理违法用工单位的证照' },
  health: { label: '卫生健康局', ask: '对残疾失能少年儿童进行医学鉴定' },
  union: { label: '总工会', ask: '结对帮扶、家庭教育指导' },
  youth_league: { label: '团委', ask: '结对帮扶、关爱' },
  women: { label: '妇联', ask: '家庭教育指导、关爱' },
  disabled_federation: { label: '残联', ask: '上门办理残疾证、康复救助' },
  rescue_station: { label: '流浪儿童救助站', ask: '救助、护送返乡复学' },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly ask: string }>>
export type Department = keyof typeof DEPARTMENTS

/** 部门的叫法。 */
export const DEPARTMENT_LABEL: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(DEPARTMENTS).map(([code, { label }]) => [code, label]),
)

export function isDepartment(text: string): text is Department {
  return Object.hasOwn(DEPARTMENTS, text)
}

/** 部门的答复。 */
export const DEPARTMENT_ANSWER_LABEL = {
  handled: '已办理',
  partly: '部分办理，继续跟进',
  unfit: '不符合条件，不予办理',
} as const
export type DepartmentAnswer = keyof typeof DEPARTMENT_ANSWER_LABEL

/** 谁可以转：乡镇与县教育局；学校有难处的报乡镇，由乡镇转。 */
export const REFERRERS = ['township', 'township_leader', 'bureau'] as const

/** 谁看得到：转的两家与责任督学；写着家境与病情，学校与村只看得到结果写进个案的部分。 */
export const REFERRAL_READERS = [...REFERRERS, 'inspector'] as const
