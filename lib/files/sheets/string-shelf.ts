const FIRST = 1 << 20

/** 共享字符串的架子：各条接连放在一块字节里，只记到哪里为止；几十万条也不成几十万个对象。 */
export class StringShelf {
  #bytes = Buffer.alloc(FIRST)
  #ends = new Uint32Array(FIRST / 16)
  #count = 0

  add(text: string): void {
    const start = this.#count === 0 ? 0 : (this.#ends[this.#count - 1] ?? 0)
    const size = Buffer.byteLength(text)
    if (start + size > this.#bytes.length) {
      const wider = Buffer.alloc(Math.max(this.#bytes.length * 2, start + size))
      this.#bytes.copy(wider, 0, 0, start)
      this.#bytes = wider
    }
    if (this.#count === this.#ends.length) {
      const longer = new Uint32Array(this.#ends.length * 2)
      longer.set(this.#ends)
      this.#ends = longer
    }
    this.#bytes.write(text, start)
    this.#ends[this.#count] = start + size
    this.#count += 1
  }

  /** 第几条；没有的是 null。 */
  at(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return null
    return this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index])
  }
}
