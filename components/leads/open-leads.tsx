import { LinkButton } from '#components/ui/link-button'
import { Section } from '#components/ui/section'

/** 教育局工作台上待核实的线索（DT-3.3.1）：没有就不占地方；按下就是这几条。 */
export function OpenLeads({ open }: { open: number }) {
  if (open === 0) return null
  return (
    <Section
      id="leads"
      title={`待核实的线索 ${open}条`}
      note="村里、乡镇看见在册的孩子没有上学；由乡镇核实，本局也可以核实。"
      aside={<LinkButton href="/leads?standing=unchecked">打开这{open}条</LinkButton>}
    >
      {null}
    </Section>
  )
}
