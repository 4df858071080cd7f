/** 法域名录：四个文件的适用地，临夏州下带两个重点县（LX-1.1）。 */
export const TENANTS = [
  tenant('0190c0de-0000-7000-8000-000000622900', '622900', 'linxia', '临夏回族自治州', 'prefecture', null),
  tenant('0190c0de-0000-7000-8000-000000350425', '350425', 'datian', '大田县', 'county', null),
  tenant('0190c0de-0000-7000-8000-000000350583', '350583', 'nanan', '南安市', 'county', null),
  tenant('0190c0de-0000-7000-8000-000000500104', '500104', 'dadukou', '大渡口区', 'county', null),
  tenant('0190c0de-0000-7000-8000-000000622924', '622924', 'guanghe', '广河县', 'county', 'linxia'),
  tenant('0190c0de-0000-7000-8000-000000622926', '622926', 'dongxiang', '东乡族自治县', 'county', 'linxia'),
] as const

export type TenantSlug = 'linxia' | 'datian' | 'nanan' | 'dadukou' | 'guanghe' | 'dongxiang'
export type TenantRow = ReturnType<typeof tenant>

function tenant(
  id: string,
  code: string,
  slug: TenantSlug,
  name: string,
  kind: 'county' | 'prefecture',
  parent: TenantSlug | null,
) {
  return { id, code, slug, name, kind, parent } as const
}

/** 按登录名前半找法域；六个之外是程序错误。 */
export function tenantOf(slug: TenantSlug): TenantRow {
  const found = TENANTS.find((row) => row.slug === slug)
  if (!found) throw new Error(`no tenant called ${slug}`)
  return found
}
