/** 法域名录：四个文件的适用地；临夏州下带八县市，东乡、广河为重点县（LX-1.1）。 */
export const TENANTS = [
  tenant('0190c0de-0000-7000-8000-000000622900', '622900', 'linxia', '临夏回族自治州', 'prefecture', null),
  tenant('0190c0de-0000-7000-8000-000000350425', '350425', 'datian', '大田县', 'county', null),
  tenant('0190c0de-0000-7000-8000-000000350583', '350583', 'nanan', '南安市', 'county', null),
  tenant('0190c0de-0000-7000-8000-000000500104', '500104', 'dadukou', '大渡口区', 'county', null),
  tenant('0190c0de-0000-7000-8000-000000622924', '622924', 'guanghe', '广河县', 'county', 'linxia'),
  tenant('0190c0de-0000-7000-8000-000000622926', '622926', 'dongxiang', '东乡族自治县', 'county', 'linxia'),
  tenant('0190c0de-0000-7000-8000-000000622901', '622901', 'linxiashi', '临夏市', 'county', 'linxia'),
  tenant('0190c0de-0000-7000-8000-000000622921', '622921', 'linxiaxian', '临夏县', 'county', 'linxia'),
  tenant('0190c0de-0000-7000-8000-000000622922', '622922', 'kangle', '康乐县', 'county', 'linxia'),
  tenant('0190c0de-0000-7000-8000-000000622923', '622923', 'yongjing', '永靖县', 'county', 'linxia'),
  tenant('0190c0de-0000-7000-8000-000000622925', '622925', 'hezheng', '和政县', 'county', 'linxia'),
  tenant(
    '0190c0de-0000-7000-8000-000000622927',
    '622927',
    'jishishan',
    '积石山保安族东乡族撒拉族自治县',
    'county',
    'linxia',
  ),
] as const

/** 有示范账号的六个法域。 */
export type SeatedSlug = 'linxia' | 'datian' | 'nanan' | 'dadukou' | 'guanghe' | 'dongxiang'
export type TenantSlug =
  | SeatedSlug
  | 'linxiashi'
  | 'linxiaxian'
  | 'kangle'
  | 'yongjing'
  | 'hezheng'
  | 'jishishan'
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

/** 按登录名前半找法域；名录之外是程序错误。 */
export function tenantOf(slug: TenantSlug): TenantRow {
  const found = TENANTS.find((row) => row.slug === slug)
  if (!found) throw new Error(`no tenant called ${slug}`)
  return found
}
