/**
 * 对象类别的超集：大田八类重点群体（DT-3.1.2，DT-4.2.1）、附件2、3 的六个方框、
 * 南安重点群体（NA-6.1，NA-6.2）、临夏五类家庭（LX-2.2.3）。`restricted` 的限阅，另存加密。
 */
export const CHILD_CATEGORIES = {
  away: { label: '外出适龄儿童', box: null, restricted: false, clause: 'DT-3.1.2' },
  left_behind: { label: '农村留守儿童', box: null, restricted: false, clause: 'DT-3.1.2' },
  orphan: { label: '孤儿', box: 'orphan', restricted: false, clause: 'DT-3.1.2' },
  de_facto_unattended: {
    label: '事实无人抚养儿童',
    box: 'de_facto_unattended',
    restricted: true,
    clause: 'DT-3.1.2',
  },
  disabled: { label: '残疾儿童', box: 'disabled', restricted: false, clause: 'DT-3.1.2' },
  poor_family: { label: '家庭经济困难儿童', box: null, restricted: false, clause: 'DT-3.1.2' },
  registered_poor: {
    label: '脱贫户、监测对象（原建档立卡）',
    box: 'registered_poor',
    restricted: false,
    clause: 'NA-6.1',
  },
  minimum_allowance: { label: '低保', box: 'minimum_allowance', restricted: false, clause: 'NA-6.1' },
  destitute_support: { label: '特困供养', box: null, restricted: false, clause: 'NA-6.1' },
  no_household_registration: {
    label: '未取得户籍儿童少年',
    box: null,
    restricted: false,
    clause: 'DT-3.1.2',
  },
  parent_in_prison: { label: '服刑人员未成年子女', box: null, restricted: true, clause: 'DT-3.1.2' },
  disabled_parent: { label: '残疾人子女', box: null, restricted: false, clause: 'NA-6.2' },
  migrant: { label: '随迁子女', box: null, restricted: false, clause: 'LX-2.2.3' },
  single_parent: { label: '单亲家庭', box: null, restricted: false, clause: 'LX-2.2.3' },
  learning_difficulty: { label: '学习有困难学生', box: null, restricted: false, clause: 'NA-4.1' },
  conduct_concern: { label: '品行有缺点学生', box: null, restricted: true, clause: 'NA-4.1' },
} as const satisfies Record<string, CategoryRule>
export type ChildCategory = keyof typeof CHILD_CATEGORIES

type CategoryRule = {
  readonly label: string
  readonly box: AnnexBox | null
  readonly restricted: boolean
  readonly clause: string
}

/** 附件2、3「对象类别」的六个方框，依原表次序。 */
export const ANNEX_BOXES = [
  'registered_poor',
  'minimum_allowance',
  'disabled',
  'orphan',
  'de_facto_unattended',
  'ordinary',
] as const
export type AnnexBox = (typeof ANNEX_BOXES)[number]

export const ANNEX_BOX_LABEL: Readonly<Record<AnnexBox, string>> = {
  registered_poor: '建档立卡',
  minimum_allowance: '低保',
  disabled: '残疾',
  orphan: '孤儿',
  de_facto_unattended: '事实无人抚养儿童',
  ordinary: '一般',
}

/** 文字是否为对象类别。 */
export function isChildCategory(text: string): text is ChildCategory {
  return Object.hasOwn(CHILD_CATEGORIES, text)
}

/**
 * 打印附件2、3 时勾哪几个方框，备注里写什么（C-05）：有框的勾框；一个框都对不上的勾「一般」；
 * 对不上框的类别列入备注，限阅类别不写入备注。
 */
export function annexBoxes(categories: readonly ChildCategory[]): {
  readonly boxes: readonly AnnexBox[]
  readonly remarks: readonly string[]
} {
  const rules: readonly CategoryRule[] = categories.map((category) => CHILD_CATEGORIES[category])
  const ticked = ANNEX_BOXES.filter((box) => rules.some((rule) => rule.box === box))
  const remarks = rules.filter((rule) => rule.box === null && !rule.restricted).map((rule) => rule.label)
  return { boxes: ticked.length === 0 ? ['ordinary'] : ticked, remarks }
}
