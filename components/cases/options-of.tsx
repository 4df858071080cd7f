import type { Option } from '#components/ui/select'

/** 一张代码表 → 下拉或单选的各项，次序即表里的次序。 */
export function optionsOf(table: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(table).map(([value, label]) => ({ value, label }))
}
