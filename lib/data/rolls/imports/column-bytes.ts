/** bytea 列在 JSON 里的写法。 */
export function bytes(value: Uint8Array | null): string | null {
  return value ? `\\x${Buffer.from(value).toString('hex')}` : null
}
