import type { PolicyProfile } from '#lib/rules/policy/profile'
import { isReturnDuty } from '#lib/rules/returns/return-kinds'
import type { Role } from './roles.ts'

type Place = {
  readonly href: string
  readonly label: string
  readonly for: readonly Role[]
  /** 本地文件有这一件，才有这一处。 */
  readonly kept: (profile: PolicyProfile) => boolean
}

const SCHOOL: readonly Role[] = ['teacher', 'officer', 'principal']
const TOWNS: readonly Role[] = ['village', 'township', 'township_leader']
const ABOVE: readonly Role[] = ['bureau', 'inspector']

/** 人与责任的几处：谁的办公桌上有、哪份文件要求。 */
const PLACES: readonly Place[] = [
  {
    href: '/home-visits',
    label: '家访登记',
    for: [...SCHOOL, ...TOWNS, ...ABOVE],
    kept: ({ forms }) => forms.value.includes('home_visit_register'),
  },
  {
    href: '/left-behind',
    label: '留守儿童档案卡',
    for: [...SCHOOL, ...TOWNS, ...ABOVE],
    kept: ({ forms }) => forms.value.includes('left_behind_card'),
  },
  {
    href: '/schooling',
    label: '残疾儿童就学',
    for: ['officer', 'principal', 'township', 'township_leader', 'bureau'],
    kept: () => true,
  },
  {
    href: '/returns',
    label: '月报、期报',
    for: ['officer', 'principal', ...ABOVE],
    kept: ({ duties }) => duties.some(({ value }) => isReturnDuty(value.duty)),
  },
  {
    href: '/returns',
    label: '月报、期报',
    for: ['township', 'township_leader'],
    kept: ({ duties }) =>
      duties.some(({ value }) => isReturnDuty(value.duty) && value.recipients.includes('township')),
  },
  {
    href: '/early-signs',
    label: '有苗头的学生',
    for: [...SCHOOL, ...ABOVE],
    kept: ({ pairing }) => pairing.value.length > 0,
  },
  // 辍学学生都要有人结对（DDK-4.7.1）：还没有的列得出来。
  {
    href: '/cases?standing=open&line=truancy&paired=none',
    label: '没有结对的个案',
    for: ['officer', 'principal', 'township', 'township_leader', ...ABOVE],
    kept: ({ pairing }) => pairing.value.length > 0,
  },
  {
    href: '/responsibility',
    label: '包保责任',
    for: ['officer', 'principal', ...ABOVE],
    kept: ({ responsibilityTree }) => responsibilityTree.value,
  },
  {
    href: '/pledges',
    label: '年度责任书',
    for: ['bureau', 'township', 'township_leader'],
    kept: ({ annualPledge }) => annualPledge.value,
  },
  {
    href: '/zones',
    label: '责任区',
    for: ['bureau', ...TOWNS],
    kept: ({ responsibilityZones }) => responsibilityZones.value,
  },
  {
    href: '/survey',
    label: '逐户摸底',
    for: ['bureau', ...TOWNS],
    kept: () => true,
  },
  {
    href: '/roll-over',
    label: '升班',
    for: ['officer', 'principal', 'bureau'],
    kept: () => true,
  },
  // 在册的孩子没有上学，村里、乡镇反馈，乡镇核实（DT-3.3.1，L1-13）。
  { href: '/leads', label: '线索', for: ['bureau', ...TOWNS], kept: () => true },
  // 谁都可以举报（DDK-4.9.1，NA-7.9）：文件没有写要公布电话的，也得有地方登记。
  { href: '/tips', label: '举报登记', for: ['bureau'], kept: () => true },
  { href: '/interfaces', label: '对接系统', for: ['bureau'], kept: () => true },
  { href: '/wider-views', label: '临时查看', for: [...SCHOOL, ...TOWNS, ...ABOVE], kept: () => true },
]

/** 此岗位按本地文件有的几处，一按即到。 */
export function placesFor(
  role: Role,
  profile: PolicyProfile,
): readonly { readonly href: string; readonly label: string }[] {
  return PLACES.filter((place) => place.for.includes(role) && place.kept(profile)).map(({ href, label }) => ({
    href,
    label,
  }))
}
