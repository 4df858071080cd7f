import type { Role } from '#lib/rules/people/roles'
import type { SeatedSlug, TenantSlug } from '#prisma/reference/tenants'

/** 示范数据的登录口令，所有账号同一个；只随示范数据装载。 */
export const DEMO_PASSWORD = 'Baoxue-2026-demo'

/** 示范账号。人名全为虚构。 */
export type Persona = {
  /** `<法域>.<岗位>`，如 `datian.township-leader`。 */
  readonly login: string
  readonly tenant: SeatedSlug
  readonly role: Role
  readonly name: string
}

const POSTS: readonly Role[] = [
  'teacher',
  'officer',
  'principal',
  'village',
  'township',
  'township_leader',
  'bureau',
  'inspector',
  'admin',
]

// 每个法域一行，与 POSTS 同序。
const NAMES: Readonly<Record<SeatedSlug, readonly string[]>> = {
  datian: ['林秋禾', '郑砚农', '陈穆川', '范溪桥', '吴一墨', '苏远征', '蒋知衡', '颜如镜', '连守机'],
  nanan: ['黄稻香', '洪近水', '李望岱', '傅棠溪', '叶问渠', '戴长缨', '潘正则', '侯明察', '尤守机'],
  dadukou: ['冉春晖', '向江平', '谭钢城', '秦半山', '罗跳溪', '冯百川', '石渡平', '龚明察', '蹇守机'],
  guanghe: ['马采薇', '马广川', '唐河清', '马齐家', '杨渭源', '康乐平', '祁明远', '魏明察', '安守机'],
  dongxiang: ['马锁云', '汪达川', '马果园', '唐汪生', '张河滩', '马龙泉', '陈凤山', '赵明察', '何守机'],
  linxia: ['白河畔', '马枹罕', '尹大夏', '鲁红园', '沈折桥', '秦南龙', '朱临川', '喇明察', '孔守机'],
}

function personasOf(tenant: SeatedSlug): readonly Persona[] {
  return POSTS.map((role, at) => ({
    login: `${tenant}.${role.replace('_', '-')}`,
    tenant,
    role,
    name: NAMES[tenant][at] ?? '',
  }))
}

const SEATED: readonly SeatedSlug[] = ['linxia', 'datian', 'nanan', 'dadukou', 'guanghe', 'dongxiang']

/** 全部示范账号：六个法域、九个岗位，另加临夏州教育局。 */
export const PERSONAS: readonly Persona[] = [
  ...SEATED.flatMap(personasOf),
  { login: 'linxia.prefecture', tenant: 'linxia', role: 'prefecture', name: '郎望舒' },
]

/** 某法域某岗位的示范人；没有则为 null。 */
export function personaFor(tenant: TenantSlug, role: Role): Persona | null {
  return PERSONAS.find((one) => one.tenant === tenant && one.role === role) ?? null
}
