import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExportLink } from '#components/bureau/export-link'
import { LinePeople } from '#components/bureau/line-people'
import { LineSchools } from '#components/bureau/line-schools'
import { distanceText, lineMark } from '#components/bureau/line-words'
import { RateFigure } from '#components/bureau/rate-figure'
import { RowFilter, rowsHref, schoolLine } from '#components/bureau/row-filter'
import { dayText } from '#components/ui/date-text'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { listSchools } from '#lib/data/figures-schools'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { distanceToLine, whatIf } from '#lib/rules/figures/control-line'
import { stageStandings } from '#lib/rules/figures/line-standing'
import { percentText } from '#lib/rules/figures/rate'
import { schoolYearText } from '#lib/rules/figures/school-year'
import { lineQuery } from '#lib/schemas/figures/rows-query'
import { deps } from '#lib/server/deps'
import { loadStanding } from '#lib/server/figures/load-standing'

export const metadata: Metadata = { title: '离控制线' }

const STAGE_LABEL = { primary: '小学', junior: '初中' } as const

/** 年辍学率打开的行：算进去的每一个人、各校各守没守住线、若几人返回会怎样（F53）。 */
export default async function LineRowsPage({ searchParams }: PageProps<'/rows/line'>) {
  const actor = await requireActor('bureau', 'principal', 'officer', 'inspector')
  const desk = DESKS[actor.role]
  const { stage, schoolId, back } = lineQuery(await searchParams)
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { loaded, schools } = await db.asActor(actor, async (tx) => ({
    loaded: await loadStanding(tx, actor, today),
    schools: await listSchools(tx, actor),
  }))
  if (schoolId && !schools.some(({ id }) => id === schoolId)) notFound()
  const { year, base, lines } = loaded
  const here = (one: { readonly schoolId: string }) => !schoolId || one.schoolId === schoolId
  const rows = loaded.rows.filter((row) => here(row) && (!stage || row.stage === stage))
  const enrolled = loaded.enrolled.filter(here)
  const standings = stageStandings(enrolled, loaded.rows.filter(here), lines, year).filter(
    (one) => (!stage || one.stage === stage) && one.rate.denominator > 0,
  )
  const bySchool = schools
    .filter(({ id }) => !schoolId || id === schoolId)
    .flatMap(({ id, name }) =>
      stageStandings(
        loaded.enrolled.filter((one) => one.schoolId === id),
        loaded.rows.filter((one) => one.schoolId === id),
        lines,
        year,
      )
        .filter((one) => one.rate.denominator > 0 && (!stage || one.stage === stage))
        .map((one) => ({ id, name, ...one })),
    )
    .toSorted((a, b) => (b.rate.percent ?? 0) - (a.rate.percent ?? 0))
  const href = (change: Readonly<Record<string, string | undefined>>) =>
    rowsHref('/rows/line', { stage, school: schoolId, ...change })
  return (
    <>
      <PageHeader
        title="离控制线"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${schoolYearText(year)}，以${dayText(base, today)}在校学生为分母`}
        actions={
          actor.role === 'bureau' ? (
            <>
              <LinkButton href="/rows/enrolment">入学率</LinkButton>
              <LinkButton href="/bureau/lines">控制线与届别基数</LinkButton>
            </>
          ) : null
        }
      />
      <RowFilter
        lines={[
          {
            label: '学段',
            links: [
              { href: href({ stage: undefined }), text: '全部学段', current: !stage },
              ...(['primary', 'junior'] as const).map((one) => ({
                href: href({ stage: one }),
                text: STAGE_LABEL[one],
                current: one === stage,
              })),
            ],
          },
          schoolLine(schools, schoolId, (id) => href({ school: id })),
        ]}
      />
      <div className="grid grid-cols-1 gap-3 pb-6 sm:grid-cols-2 lg:grid-cols-4">
        {standings.map((one) => {
          const mark = lineMark(one)
          return (
            <RateFigure
              key={one.stage}
              rate={one.rate}
              label={`${STAGE_LABEL[one.stage]}年辍学率`}
              unit="人"
              href={href({ stage: one.stage })}
              {...(mark ? { line: mark } : {})}
              {...(one.atRisk > 0
                ? {
                    change: {
                      text: `到了乡镇未认定的${one.atRisk}人若都认定，${percentText(one.ifConfirmed)}`,
                      tone: 'due' as const,
                    },
                  }
                : {})}
            />
          )
        })}
        {schoolId || stage
          ? null
          : loaded.spans.map((one) => {
              const mark = lineMark(one)
              return (
                <RateFigure
                  key={one.span}
                  rate={one.rate}
                  unit="人"
                  {...(actor.role === 'bureau' ? { href: `/rows/retention?span=${one.span}` } : {})}
                  {...(mark ? { line: mark } : {})}
                />
              )
            })}
      </div>
      {back.length > 0 ? (
        <div className="pb-6">
          <Notice kind="info" title={`试算：若勾选的${back.length}人返回`}>
            {standings.map((one) => {
              const returning = rows.filter(
                (row) => row.stage === one.stage && row.standing === 'out' && back.includes(row.id),
              ).length
              const rate = whatIf(one.rate, returning, '<')
              const distance = one.line ? distanceToLine(rate, one.line) : null
              return (
                <p key={one.stage}>
                  {STAGE_LABEL[one.stage]}年辍学率 {percentText(one.rate)} → {percentText(rate)}；
                  {distanceText({ ...one, rate, distance })}
                </p>
              )
            })}
          </Notice>
        </div>
      ) : null}
      <Section id="people" title="构成这个数的人">
        <LinePeople
          people={rows.map((row) => ({
            ...row,
            confirmedOn: row.confirmedAt ? dayOf(row.confirmedAt) : null,
          }))}
          back={back}
          kept={{ stage, school: schoolId }}
          today={today}
        />
      </Section>
      <ExportLink kind="line" query={{ stage, school: schoolId }} count={rows.length} />
      <Section id="schools" title="各校">
        <LineSchools schools={bySchool} />
      </Section>
    </>
  )
}
