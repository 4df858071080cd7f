import { LinkButton } from '#components/ui/link-button'
import { LEAD_TELLERS } from '#lib/rules/leads/leads'
import type { LoadedChild } from '#lib/server/children/load-child'

const APPLIES: readonly string[] = ['officer', 'principal', 'village', 'township', 'township_leader']

/** 这个孩子名下、按本地文件有的几处：一按即到。 */
export function ChildPlaces({ loaded: { child, profile, actor } }: { loaded: LoadedChild }) {
  const isLeftBehind = child.categories.some(
    ({ category, toOn }) => category === 'left_behind' && toOn === null,
  )
  const mayMove = (actor.role === 'officer' || actor.role === 'principal') && child.class !== null
  // 没有编班的：缓学、送教在开学之前就可以代监护人申请（L1-11）。
  const mayApply = APPLIES.includes(actor.role) && child.class === null && child.status === 'never_enrolled'
  const mayRegisterOutside =
    ['township', 'township_leader'].includes(actor.role) &&
    child.class === null &&
    child.status === 'never_enrolled'
  // 在班里而没有上学的，村里、乡镇看见了就反馈（DT-3.3.1）。
  const mayTell = LEAD_TELLERS.includes(actor.role) && child.class !== null
  const places = [
    { path: 'household', label: '家访与同户' },
    ...(child.status === 'away' || mayMove || mayRegisterOutside
      ? [{ path: 'outside', label: '区外就读' }]
      : []),
    ...(mayTell ? [{ path: 'lead', label: '反馈没有上学' }] : []),
    ...(profile.pairing.value.length > 0 ? [{ path: 'pairing', label: '结对帮扶' }] : []),
    ...(isLeftBehind && profile.forms.value.includes('left_behind_card')
      ? [{ path: 'card', label: '留守儿童档案卡' }]
      : []),
  ]
  return (
    <nav aria-label="名下" className="flex flex-wrap gap-3 pb-4 print:hidden">
      {mayMove ? <LinkButton href={`/transfers/new?child=${child.id}`}>转学</LinkButton> : null}
      {mayApply ? (
        <LinkButton href={`/placements/new?child=${child.id}`}>申请缓学、送教上门（附件6）</LinkButton>
      ) : null}
      {places.map(({ path, label }) => (
        <LinkButton key={path} href={`/children/${child.id}/${path}`}>
          {label}
        </LinkButton>
      ))}
    </nav>
  )
}
