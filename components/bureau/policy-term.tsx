import { fullDayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'

type PolicyTermProps = {
  profile: { readonly title: string; readonly document: string; readonly validTo: string | null }
  warning: { readonly on: string; readonly expired: boolean } | null
}

/** 所依文件一年之内到期，或已经失效，提醒续订；还早的不打扰。 */
export function PolicyTerm({ profile, warning }: PolicyTermProps) {
  if (!warning) return null
  const name = `《${profile.title}》（${profile.document}）`
  return (
    <div className="pb-6">
      {warning.expired ? (
        <Notice kind="warn" title={`${name}已于${fullDayText(warning.on)}失效`}>
          没有采用新文件以前，点名、立案、时限仍照它办，不停；请尽快报请续订，新文件随产品更新送到后，在“所依文件”采用。在办个案仍按立案时的文件走完。
        </Notice>
      ) : (
        <Notice kind="warn" title={`${name}有效期至${fullDayText(warning.on)}，不足一年`}>
          请提前报请续订；到期而没有采用新文件的，仍照它办，页上写明已失效。
        </Notice>
      )}
    </div>
  )
}
