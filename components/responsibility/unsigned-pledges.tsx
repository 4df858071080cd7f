import { LinkButton } from '#components/ui/link-button'
import { Section } from '#components/ui/section'

type Unsigned = { readonly year: number; readonly names: readonly string[] }

/** 今年还没有签责任书的乡镇（NA-2.2）；都签了就不占地方。 */
export function UnsignedPledges({ year, names }: Unsigned) {
  if (names.length === 0) return null
  return (
    <Section
      id="pledges"
      title={`${year}年责任书未签 ${names.length}个`}
      aside={<LinkButton href="/pledges">登记责任书</LinkButton>}
    >
      <p>{names.join('、')}</p>
    </Section>
  )
}
