/** 看不错的字：没有 0/O、1/l/I。 */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 初始口令：四组四个字，读得出、抄不错，约 78 位随机。`random` 给 0–255 的字节。 */
export function firstPassword(random: (count: number) => Uint8Array): string {
  const picked: string[] = []
  while (picked.length < 16) {
    for (const byte of random(32)) {
      // 舍去多出来的一截，每个字的机会一样。
      if (byte < 248 && picked.length < 16) picked.push(LETTERS[byte % LETTERS.length] ?? '')
    }
  }
  return [0, 4, 8, 12].map((at) => picked.slice(at, at + 4).join('')).join('-')
}
