/** 一张国家代码表：码 → 名。 */
export type CodeTable = Readonly<Record<string, string>>

/**
 * 表格里可能写码，也可能写名（“03”“回”“回族”）：认得出给码，认不出为 null，不猜。
 * `aliases` 是各地表格里见过的别写。
 */
export function readCode<T extends CodeTable>(
  table: T,
  text: string,
  aliases: Readonly<Record<string, keyof T & string>> = {},
): (keyof T & string) | null {
  const asked = text.normalize('NFKC').replace(/\s/gu, '')
  if (Object.hasOwn(table, asked)) return asked as keyof T & string
  if (Object.hasOwn(aliases, asked)) return aliases[asked] ?? null
  const found = Object.entries(table).find(([, label]) => label === asked)
  return found ? (found[0] as keyof T & string) : null
}
