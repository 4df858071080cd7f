/** 公民身份号码：留前 4 后 4。位数不对的整个遮去。 */
export function maskResidentId(number: string): string {
  return number.length === 18 ? `${number.slice(0, 4)}${stars(10)}${number.slice(14)}` : stars(number.length)
}

/** 学籍号：类别字母之外同公民身份号码。 */
export function maskStudentNumber(number: string): string {
  return `${number.slice(0, 1)}${maskResidentId(number.slice(1))}`
}

/** 电话：手机留前 3 后 4；固定电话只留后 3；太短的整个遮去。 */
export function maskPhone(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(7)}`
  if (number.length < 7) return stars(number.length)
  return `${stars(number.length - 3)}${number.slice(-3)}`
}

/** 住址：显示到村（社区），其后遮去；认不出村的只留前 6 字。 */
export function maskAddress(address: string): string {
  const village = /^.*?(?:村委会|居委会|社区|行政村|村)/u.exec(address)?.[0]
  const shown = village ?? [...address].slice(0, 6).join('')
  return shown === address ? address : `${shown}****`
}

/** 姓名：留首尾，中间逐字遮；两字只留首字。 */
export function maskName(name: string): string {
  const letters = [...name]
  const first = letters[0] ?? ''
  if (letters.length <= 2) return `${first}${stars(Math.max(letters.length - 1, 0))}`
  return `${first}${stars(letters.length - 2)}${letters.at(-1) ?? ''}`
}

function stars(count: number): string {
  return '*'.repeat(count)
}
