import { AdoptPolicyForm } from '#components/bureau/adopt-policy-form'
import { PolicyChangeTable } from '#components/bureau/policy-change-table'
import { Section } from '#components/ui/section'
import { newId } from '#lib/data/ids'
import type { PolicyOffer } from '#lib/server/figures/load-policy'
import { adoptPolicyAction } from './actions.ts'

type AdoptPartProps = {
  offers: readonly PolicyOffer[]
  /** 现在在办的，采用之后照旧。 */
  openCases: number
  runningClocks: number
}

/** 随产品来而未采用的文件：先看改了什么、管不管在办的，再定哪天起。 */
export function AdoptPart({ offers, openCases, runningClocks }: AdoptPartProps) {
  return offers.map(({ digest, followsId, profile, window, changes }, at) => (
    <Section
      key={digest}
      id={at === 0 ? 'adopt' : `adopt-${digest.slice(0, 8)}`}
      title={`待采用：《${profile.title}》${profile.document}`}
      note={`采用之后只管生效那天起新立的案。现在在办的 ${openCases} 件个案仍按立案时的那一版走完，在走的 ${runningClocks} 项时限一天也不改。`}
    >
      <PolicyChangeTable changes={changes} />
      <div className="pt-6">
        <AdoptPolicyForm
          key={followsId}
          submissionKey={newId()}
          followsId={followsId}
          digest={digest}
          from={window.from}
          to={window.to}
          adopt={adoptPolicyAction}
        />
      </div>
    </Section>
  ))
}
