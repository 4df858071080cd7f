import type { z } from 'zod'

/** 校验不过的字段 → 中文提示；一个字段只说第一条。整张表的问题记在 `''` 之下。 */
export function fieldMessages(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.')
    messages[field] ??= /\p{Script=Han}/u.test(issue.message) ? issue.message : wording(issue.code)
  }
  return messages
}

function wording(code: string): string {
  return code === 'unrecognized_keys' ? '含有不认识的内容，请刷新页面后重填。' : '填写不合要求，请核对。'
}
