import type { TenantSlug } from '#prisma/reference/tenants'
import type { CountyPlan } from './county.ts'
import { DATIAN_DIVISIONS } from './datian-divisions.ts'
import {
  DADUKOU_DIVISIONS,
  DONGXIANG_DIVISIONS,
  GUANGHE_DIVISIONS,
  LINXIA_DIVISIONS,
  NANAN_DIVISIONS,
} from './other-divisions.ts'
import {
  DADUKOU_SCHOOLS,
  DATIAN_SCHOOLS,
  DONGXIANG_SCHOOLS,
  GUANGHE_SCHOOLS,
  LINXIA_SCHOOLS,
  NANAN_SCHOOLS,
} from './schools.ts'

/** 一个法域的示范：用哪个文件，有哪些地方和学校，点名从何时写起。 */
export type DemoCounty = Pick<
  CountyPlan,
  'divisions' | 'schools' | 'homeClass' | 'homeVillage' | 'bureau' | 'areaCode'
> & {
  readonly slug: TenantSlug
  readonly profile: 'nanan-2018' | 'linxia-2016' | 'dadukou-2018' | 'datian-2023'
  /** `whole` 整县、整学年、各种个案；`week` 一周点名。 */
  readonly extent: 'whole' | 'week'
}

export const COUNTIES: readonly DemoCounty[] = [
  {
    slug: 'datian',
    bureau: '县教育局',
    areaCode: '0598',
    profile: 'datian-2023',
    extent: 'whole',
    divisions: DATIAN_DIVISIONS,
    schools: DATIAN_SCHOOLS,
    homeClass: { gradeNo: 8, classNo: 2 },
    homeVillage: '350425100201',
  },
  {
    slug: 'nanan',
    bureau: '市教育局',
    areaCode: '0595',
    profile: 'nanan-2018',
    extent: 'week',
    divisions: NANAN_DIVISIONS,
    schools: NANAN_SCHOOLS,
    homeClass: { gradeNo: 2, classNo: 1 },
    homeVillage: '350583102201',
  },
  {
    slug: 'dadukou',
    bureau: '区教委',
    areaCode: '023',
    profile: 'dadukou-2018',
    extent: 'week',
    divisions: DADUKOU_DIVISIONS,
    schools: DADUKOU_SCHOOLS,
    homeClass: { gradeNo: 7, classNo: 1 },
    homeVillage: '500104103001',
  },
  {
    slug: 'guanghe',
    bureau: '县教育局',
    areaCode: '0930',
    profile: 'linxia-2016',
    extent: 'week',
    divisions: GUANGHE_DIVISIONS,
    schools: GUANGHE_SCHOOLS,
    homeClass: { gradeNo: 5, classNo: 1 },
    homeVillage: '622924101201',
  },
  {
    slug: 'dongxiang',
    bureau: '县教育局',
    areaCode: '0930',
    profile: 'linxia-2016',
    extent: 'week',
    divisions: DONGXIANG_DIVISIONS,
    schools: DONGXIANG_SCHOOLS,
    homeClass: { gradeNo: 5, classNo: 1 },
    homeVillage: '622926101201',
  },
  {
    slug: 'linxia',
    bureau: '州教育局',
    areaCode: '0930',
    profile: 'linxia-2016',
    extent: 'week',
    divisions: LINXIA_DIVISIONS,
    schools: LINXIA_SCHOOLS,
    homeClass: { gradeNo: 8, classNo: 1 },
    homeVillage: '622901001001',
  },
]
