import { LinkButton } from '#components/ui/link-button'
import { Section } from '#components/ui/section'

/** 教育局工作台上等着自己定的合并登记（F46）：一人提，另一人定；没有就不占地方。 */
export function MergesToDecide({ waiting }: { waiting: number }) {
  if (waiting === 0) return null
  return (
    <Section
      id="merges"
      title={`待定的合并登记 ${waiting}件`}
      note="同事提请合并，或请求撤回合并；须由提请人之外的人定。"
      aside={<LinkButton href="/comparison/merges">打开合并登记</LinkButton>}
    >
      {null}
    </Section>
  )
}
