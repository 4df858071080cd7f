import { TextLink } from '#components/ui/app-link'
import { Notice } from '#components/ui/notice'

type OverfullInspectorsProps = {
  people: readonly { readonly personId: string; readonly name: string; readonly schools: number }[]
  /** 本地文件：一名督学至多几所。 */
  most: number | null
  /** 管理员可以点进去调整。 */
  mayChange: boolean
}

/** 负责的学校超过本地文件之数的督学；没有的什么也不显示。 */
export function OverfullInspectors({ people, most, mayChange }: OverfullInspectorsProps) {
  if (people.length === 0 || most === null) return null
  return (
    <div className="pb-6">
      <Notice kind="warn" title={`有督学负责的学校超过 ${most} 所`}>
        {people.map(({ personId, name, schools }, index) => (
          <span key={personId}>
            {index > 0 ? '、' : ''}
            {mayChange ? <TextLink href={`/admin/people/${personId}`}>{name}</TextLink> : name} {schools} 所
          </span>
        ))}
        。{mayChange ? '请办一处离任，或另行任命。' : '请管理员调整任职。'}
      </Notice>
    </div>
  )
}
