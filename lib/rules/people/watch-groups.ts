import type { ChildCategory } from './child-categories.ts'

/** 文件里写的群体 → 码表里的类别；原词有新旧两种叫法的都认（C-10）。 */
const CATEGORIES_OF: Readonly<Record<string, readonly ChildCategory[]>> = {
  poor: ['poor_family', 'registered_poor', 'minimum_allowance', 'destitute_support'],
  poor_family: ['poor_family', 'registered_poor', 'minimum_allowance', 'destitute_support'],
  left_behind: ['left_behind'],
  disabled: ['disabled'],
  learning_difficulty: ['learning_difficulty'],
  conduct_concern: ['conduct_concern'],
  orphan: ['orphan'],
  de_facto_unattended: ['de_facto_unattended'],
  migrant: ['migrant'],
  single_parent: ['single_parent'],
  away: ['away'],
  no_household: ['no_household_registration'],
  parent_in_prison: ['parent_in_prison'],
  prisoner_child: ['parent_in_prison'],
  disabled_parent: ['disabled_parent'],
  child_in_difficulty: ['orphan', 'de_facto_unattended', 'destitute_support'],
}

/** 群体在屏幕与登记册上的写法。 */
const GROUP_LABEL: Readonly<Record<string, string>> = {
  poor: '贫困家庭学生',
  poor_family: '家庭经济困难',
  left_behind: '留守儿童',
  disabled: '残疾学生',
  learning_difficulty: '学困生',
  migrant: '随迁子女',
  single_parent: '单亲家庭',
  away: '外出适龄儿童',
  orphan: '孤儿',
}

/** 群体的中文。 */
export function groupLabel(group: string): string {
  return GROUP_LABEL[group] ?? '其他重点对象'
}

/** 这些类别属于哪几个群体；家访登记按它分组（DDK-4.8.1）。 */
export function groupsOf(categories: readonly string[], groups: readonly string[]): readonly string[] {
  return groups.filter((group) => categories.some((category) => isWatched(category, [group])))
}

/** 一个群体包含哪些类别；码表里没有对应类别的（涉案未成年人）是空的。 */
export function categoriesOf(group: string): readonly ChildCategory[] {
  return CATEGORIES_OF[group] ?? []
}

/** 这一类是否在本地文件写明的重点群体之内（F24，DT-2.1，DT-4.2.1，NA-7.6）。 */
export function isWatched(category: string, groups: readonly string[]): boolean {
  return groups.some((group) => categoriesOf(group).some((one) => one === category))
}
