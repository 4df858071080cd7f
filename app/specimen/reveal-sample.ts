'use server'

import type { RevealAnswer } from '#components/pieces/masked-field'
import type { Answer } from '#lib/rules/answer'

/** 样张用的查看：事由里有「拒绝」就拒绝，否则给一个虚构的号码。 */
export async function revealSample(reason: string): Promise<RevealAnswer> {
  if (reason.includes('拒绝')) {
    return { ok: false, text: '您的岗位不能查看这一项。确有需要的，请由校长查看后告知。' }
  }
  return { ok: true, value: { value: '350425201703120018' } }
}

/** 样张用的办理：一律不办，让人看见没有办成的样子。 */
export async function askSample(): Promise<Answer<{ readonly viewId: string }>> {
  return { ok: false, refusal: { code: 'number_unknown' }, text: '样张不办真事。请到正式页面办理。' }
}

/** 样张用的查找：写「林」给两组，别的没有。 */
export async function searchSample({ text }: { text: string }) {
  const found = [{ id: 'c', href: '/specimen', title: '林虚构', detail: '八年(4)班 · 梅山中学' }]
  const groups = text.includes('林') ? [{ label: '学生', found, more: false }] : []
  return { ok: true, value: { groups } } as const
}

/** 样张用的送出：什么也不办。 */
export async function nothingSample(): Promise<void> {}
