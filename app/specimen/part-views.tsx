import { CalendarMoves } from '#components/bureau/calendar-moves'
import { Handbook, type HandbookBlock } from '#components/ui/handbook'
import { NothingHere } from '#components/ui/nothing-here'
import { Section } from '#components/ui/section'
import { AskForm } from '#components/wider-views/ask-form'
import { EndViewForm } from '#components/wider-views/view-acts'
import { ViewBanner, ViewOver } from '#components/wider-views/view-banner'
import { type ViewLine, ViewList } from '#components/wider-views/view-list'
import { askSample } from './reveal-sample.ts'
import { TODAY } from './sample-clocks.ts'

const KEY = '00000000-0000-7000-8000-000000000001'

const ASKED = {
  askedBy: 'id_number',
  reason: '放学后独自在本校门口，说不清家在哪里',
  role: 'officer',
  recordedAt: '2026-11-24T00:20:00.000Z',
  expiresAt: '2026-11-24T01:20:00.000Z',
  person: { name: '温根文' },
  school: { name: '梅山中学' },
} as const

const VIEWS: readonly ViewLine[] = [
  {
    ...ASKED,
    ...{ id: 'open', standing: 'open', child: { id: 'c', name: '林虚构' }, marks: [] },
  },
  {
    ...ASKED,
    ...{ id: 'ended', standing: 'ended', child: null },
    marks: [
      {
        ...{ kind: 'ended', reason: '已联系上家长', personId: 'p', recordedAt: '2026-11-24T00:40:00.000Z' },
        person: { name: '廖督学' },
      },
    ],
  },
  {
    ...ASKED,
    ...{ id: 'missed', standing: 'missed', expiresAt: null, school: null, child: null, marks: [] },
  },
]

const MOVES = [
  {
    ...{ id: 'm', caseId: null, childName: '林虚构', schoolName: '梅山中学', duty: 'written_report' },
    ...{ from: '2026-11-27T15:59:59.999Z', to: '2026-11-30T15:59:59.999Z', provisional: false },
  },
]

const MANUAL: readonly HandbookBlock[] = [
  { kind: 'heading', depth: 2, text: '早上的点名' },
  {
    kind: 'paragraph',
    parts: [{ text: '默认全班到校，' }, { text: '只点例外', strong: true }, { text: '。' }],
  },
  {
    ...{ kind: 'list', ordered: true },
    items: [[{ text: '点一下换一种：无故、病假、事假、迟到。' }], [{ text: '报送，当场有结果。' }]],
  },
]

/** 样张：临时查看的请求、告知、登记，和录入日历之前的预告。 */
export function ViewsPart() {
  return (
    <>
      <Section id="wider-views" title="临时查看">
        <div className="flex flex-col gap-6">
          <ViewBanner reason={ASKED.reason} expiresAt={ASKED.expiresAt} />
          <ViewOver ended={false} />
          <AskForm submissionKey={KEY} ask={askSample} />
          <ViewList
            views={VIEWS}
            openings={[
              { id: 'o', viewId: 'open', reason: '临时查看：打开档案', at: '2026-11-24T00:21:00.000Z' },
            ]}
            today={TODAY}
            empty="还没有人临时查看过。"
            acts={({ id, standing }) =>
              standing === 'open' ? <EndViewForm submissionKey={KEY} viewId={id} action={askSample} /> : null
            }
          />
        </div>
      </Section>
      <Section id="moves" title="录入日历之前">
        <CalendarMoves total={1} moves={MOVES} today={TODAY} />
      </Section>
      <Section id="nothing" title="没有、够不着、写错了">
        <NothingHere />
      </Section>
      <Section id="handbook" title="手册的一页">
        <Handbook blocks={MANUAL} />
      </Section>
    </>
  )
}
