import { Section } from '#components/ui/section'

/** 今天没有用户的乡镇（C-08）；都有就不占地方。 */
export function UnstaffedTownships({ names, mayEnter }: { names: readonly string[]; mayEnter: boolean }) {
  if (names.length === 0) return null
  return (
    <Section
      id="unstaffed"
      title={`今天没有用户的乡镇 ${names.length}个`}
      note={
        mayEnter
          ? '寄到这里的报告，由本局在个案里代录签收与入户；每一步都写明代录。'
          : '寄到这里的报告没有人签收，到期转本局督办。请管理员在“人员”里任命专干。'
      }
    >
      <p>{names.join('、')}</p>
    </Section>
  )
}
