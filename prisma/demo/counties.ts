import type { TenantSlug } from '#prisma/reference/tenants'
import type { CountyPlan } from './county.ts'
import { DADUKOU_DIVISIONS } from './dadukou-divisions.ts'
import { DATIAN_DIVISIONS, type TownshipLine } from './datian-divisions.ts'
import { DONGXIANG_DIVISIONS } from './dongxiang-divisions.ts'
import { GUANGHE_DIVISIONS } from './guanghe-divisions.ts'
import {
  HEZHENG_DIVISIONS,
  JISHISHAN_DIVISIONS,
  KANGLE_DIVISIONS,
  LINXIA_CITY_DIVISIONS,
  LINXIA_COUNTY_DIVISIONS,
  YONGJING_DIVISIONS,
} from './linxia-county-divisions.ts'
import { LINXIA_DIVISIONS } from './linxia-divisions.ts'
import { NANAN_DIVISIONS } from './nanan-divisions.ts'
import {
  DADUKOU_SCHOOLS,
  DATIAN_SCHOOLS,
  DONGXIANG_SCHOOLS,
  GUANGHE_SCHOOLS,
  LINXIA_SCHOOLS,
  lonelySchool,
  NANAN_SCHOOLS,
} from './schools.ts'

/** 一个法域的示范：用哪个文件，有哪些地方和学校，点名从何时写起。 */
export type DemoCounty = Pick<
  CountyPlan,
  'divisions' | 'schools' | 'homeClass' | 'homeVillage' | 'bureau' | 'areaCode'
> & {
  readonly slug: TenantSlug
  readonly profile: 'nanan-2018' | 'linxia-2016' | 'dadukou-2018' | 'datian-2023'
  /** `whole` 整学年点名、各种个案；`term` 只有点名。 */
  readonly extent: 'whole' | 'term'
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
    extent: 'whole',
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
    extent: 'whole',
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
    extent: 'whole',
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
    extent: 'whole',
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
    extent: 'term',
    divisions: LINXIA_DIVISIONS,
    schools: LINXIA_SCHOOLS,
    homeClass: { gradeNo: 8, classNo: 1 },
    homeVillage: '622901001001',
  },
  lonely('linxiashi', '临夏市', '市教育局', LINXIA_CITY_DIVISIONS),
  lonely('linxiaxian', '临夏县', '县教育局', LINXIA_COUNTY_DIVISIONS),
  lonely('kangle', '康乐县', '县教育局', KANGLE_DIVISIONS),
  lonely('yongjing', '永靖县', '县教育局', YONGJING_DIVISIONS),
  lonely('hezheng', '和政县', '县教育局', HEZHENG_DIVISIONS),
  lonely('jishishan', '积石山县', '县教育局', JISHISHAN_DIVISIONS),
]

/** 州里其余的县：全部乡镇，一所学校，只有点名，供州里并列。 */
function lonely(
  slug: TenantSlug,
  shortName: string,
  bureau: string,
  divisions: readonly TownshipLine[],
): DemoCounty {
  const [township = ''] = divisions[0] ?? []
  const code = `31${township.slice(0, 2)}997${township.slice(3, 6)}`
  const [village = ''] = divisions[0]?.[2].split(' ') ?? []
  return {
    slug,
    bureau,
    areaCode: '0930',
    profile: 'linxia-2016',
    extent: 'term',
    divisions,
    schools: lonelySchool(code, `${shortName}求真学校`, township),
    homeClass: { gradeNo: 5, classNo: 1 },
    homeVillage: `${township}${village.slice(0, 3)}`,
  }
}
