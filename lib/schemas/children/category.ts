import { z } from 'zod'
import { isChildCategory } from '#lib/rules/people/child-categories'
import { day } from '#lib/schemas/cases/case-act'

const about = {
  submissionKey: z.uuid('页面已失效，请刷新后再办'),
  childId: z.uuid('页面已失效，请刷新后再办'),
}

/** 标注一个对象类别：哪一类，从哪天起。 */
export const markCategoryForm = z.strictObject({
  ...about,
  category: z.string('请选择类别').refine(isChildCategory, '请选择类别'),
  fromOn: day('请选择起日'),
})
export type MarkCategoryForm = z.output<typeof markCategoryForm>

/** 一个类别到哪天为止；原来的标注保留。 */
export const endCategoryForm = z.strictObject({
  ...about,
  categoryId: z.uuid('页面已失效，请刷新后再办'),
  toOn: day('请选择止日'),
})
export type EndCategoryForm = z.output<typeof endCategoryForm>
