import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { Section } from '#components/ui/section'

type OpenTipsProps = {
  /** 没有结论的几件；按下就是这几件。 */
  open: number
  /** 文件要公布举报电话，还没有登记。 */
  lineMissing: boolean
}

/** 教育局工作台上的举报（DDK-4.9.1）：没有未了的、电话也登记了，就不占地方。 */
export function OpenTips({ open, lineMissing }: OpenTipsProps) {
  if (open === 0 && !lineMissing) return null
  return (
    <Section
      id="tips"
      title={`未了的举报 ${open}件`}
      aside={<LinkButton href="/tips?standing=open">{open > 0 ? `打开这${open}件` : '举报登记'}</LinkButton>}
    >
      {lineMissing ? (
        <Notice kind="warn" title="还没有登记举报电话">
          文件要求公布；登记之前，公开数字上印不出号码。
        </Notice>
      ) : null}
    </Section>
  )
}
