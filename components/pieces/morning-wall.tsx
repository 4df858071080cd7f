import { AppLink } from '#components/ui/app-link'
import { beijing } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Progress } from '#components/ui/progress'

export type WallTile = {
  id: string
  name: string
  href?: string
  /** 已报、未报、当日不上课。 */
  state: 'submitted' | 'silent' | 'closed'
  total?: number
  absent?: number
  /** 报送时刻，或未报时无。 */
  at?: string
  /** 学校的格：已报几个班、共几个班。 */
  parts?: { done: number; total: number }
  contact?: { name: string; phone: string }
  /** 不上课的缘由。 */
  why?: string
}

type MorningWallProps = {
  title: string
  /** 报送截止，例如 08:30。 */
  cutOff: string
  /** 已过截止：未报的列成名单，带电话。 */
  afterCutOff: boolean
  tiles: readonly WallTile[]
}

/** 晨墙：一班（校）一格，随点名报送逐格填实；沉默的最显眼。 */
export function MorningWall({ title, cutOff, afterCutOff, tiles }: MorningWallProps) {
  const due = tiles.filter((tile) => tile.state !== 'closed')
  const silent = due.filter((tile) => tile.state === 'silent')
  if (tiles.length === 0) return <p className="text-muted">今天没有应当点名的班级。</p>
  return (
    <div className="flex flex-col gap-4">
      <Progress label={`${title}，${cutOff}截止`} done={due.length - silent.length} total={due.length} />
      {afterCutOff && silent.length > 0 ? <SilentList tiles={silent} cutOff={cutOff} /> : null}
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]">
        {tiles.map((tile) => (
          <li key={tile.id}>
            <Tile tile={tile} late={afterCutOff} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Tile({ tile, late }: { tile: WallTile; late: boolean }) {
  const silentLook = late
    ? 'border-2 border-late bg-late-soft'
    : 'border-2 border-dashed border-due bg-surface'
  const look = {
    submitted: 'border border-normal bg-normal-soft',
    silent: silentLook,
    closed: 'border border-line bg-sunken',
  }[tile.state]
  const body = (
    <>
      <span className="line-clamp-2 font-medium">{tile.name}</span>
      <span className="text-sm">{tileText(tile, late)}</span>
    </>
  )
  const box = `tile ${look}`
  if (tile.href === undefined) return <div className={box}>{body}</div>
  return (
    <AppLink href={tile.href} className={`${box} hover:outline-2 hover:outline-accent`}>
      {body}
    </AppLink>
  )
}

function tileText(tile: WallTile, late: boolean): string {
  if (tile.state === 'closed') return tile.why ?? '今日不上课'
  if (tile.state === 'silent') {
    const parts = tile.parts ? ` ${tile.parts.done}/${tile.parts.total}班` : ''
    return `${late ? '逾时未报' : '未报'}${parts}`
  }
  const absent = tile.absent === 0 ? '全员到校' : `缺${tile.absent ?? 0}`
  const of = tile.total === undefined ? '' : `/${tile.total}`
  return `${absent}${tile.absent === 0 ? '' : of}${tile.at ? ` · ${beijing(tile.at).time}` : ''}`
}

function SilentList({ tiles, cutOff }: { tiles: readonly WallTile[]; cutOff: string }) {
  return (
    <div className="silent-list border-l-4 border-late bg-surface">
      <h3 className="px-4 py-2 text-late">
        {cutOff}后仍有{tiles.length}
        {tiles.some((tile) => tile.parts) ? '所学校未报齐' : '个班未报送'}
      </h3>
      <ul>
        {tiles.map((tile) => (
          <li
            key={tile.id}
            className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-1"
          >
            <span>
              <span className="font-medium">{tile.name}</span>
              {tile.contact ? <span className="ml-3 text-muted">{tile.contact.name}</span> : null}
            </span>
            {tile.contact ? <span className="hidden print:inline">{tile.contact.phone}</span> : null}
            {tile.contact ? (
              <LinkButton
                href={`tel:${tile.contact.phone}`}
                size="dense"
                aria-label={`致电${tile.name}${tile.contact.name}`}
              >
                {tile.contact.phone}
              </LinkButton>
            ) : (
              <span className="text-sm text-muted">没有登记电话</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
