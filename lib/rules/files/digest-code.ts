/** 摘要的头八位，印在纸上与屏上，凭它逐件对。 */
export function digestCode(digest: Uint8Array): string {
  return Buffer.from(digest).toString('hex').slice(0, 8).toUpperCase()
}
