import { TextLink } from '#components/ui/app-link'
import { TimeText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'

type ViewBannerProps = { reason: string; expiresAt: string | null }

/** 正在临时查看：到几点、为什么、谁会知道。 */
export function ViewBanner({ reason, expiresAt }: ViewBannerProps) {
  return (
    <div className="pb-4">
      <Notice kind="warn" title="临时查看：只看不改">
        {expiresAt ? (
          <>
            到 <TimeText at={expiresAt} /> 自动收回。
          </>
        ) : null}
        事由：{reason}。打开的每一页都已记下，县教育局与该校责任督学看得到。
      </Notice>
    </div>
  )
}

/** 到时或收回之后。 */
export function ViewOver({ ended }: { ended: boolean }) {
  return (
    <Notice kind="info" title={ended ? '这次查看已被收回' : '这次查看已经到时'}>
      仍有需要的，请重新写明事由：<TextLink href="/wider-views">临时查看</TextLink>。
    </Notice>
  )
}
