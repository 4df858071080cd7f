import { TextLink } from '#components/ui/app-link'
import { Notice } from '#components/ui/notice'

/** 产品带来了文件的新内容而县里还没有采用：说明一切照旧，由教育局去看、去定。 */
export function NewerPolicy({ titles, mayAdopt }: { titles: readonly string[]; mayAdopt: boolean }) {
  if (titles.length === 0) return null
  return (
    <div className="pb-6">
      <Notice kind="info" title={`${titles.join('、')}有新内容，本县还没有采用`}>
        在采用之前，一切仍按已采用的那一版办。
        {mayAdopt ? (
          <TextLink href="/bureau/policy#adopt">看改了什么，定哪天起采用</TextLink>
        ) : (
          '是否采用、哪天起，由县教育局在“所依文件”定。'
        )}
      </Notice>
    </div>
  )
}
