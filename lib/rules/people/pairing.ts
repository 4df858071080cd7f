/** 谁来结对（DDK-4.7.1，LX-2.7.2，NA-4.1，DT-3.2.9）；本地可以由哪几种人来做，在档案里。 */
export const HELPER_KIND_LABEL = {
  party_cadre: '包抓党员干部',
  principal: '校长',
  teacher: '教师',
  proxy_parent: '代理家长',
  mass_organisation: '工会、团委、妇联、残联',
} as const
export type HelperKind = keyof typeof HELPER_KIND_LABEL

/** 帮扶活动（DDK-4.7.2，DDK-4.8.2，LX-2.7.3，NA-4.3）；学困生的学业帮扶也在内（DT-4.5.2）。 */
export const SUPPORT_KIND_LABEL = {
  talk: '谈心',
  tutoring: '单独辅导',
  psychological: '心理激励',
  study_help: '学业帮扶',
  hardship_relief: '困难解决',
} as const
export type SupportKind = keyof typeof SUPPORT_KIND_LABEL

/** 心理疏导的内容限阅：封存，只有记录人、校长、县教育局看得到（NA-4.3，domain 8.4）。 */
export function isRestrictedSupport(kind: SupportKind): boolean {
  return kind === 'psychological'
}
