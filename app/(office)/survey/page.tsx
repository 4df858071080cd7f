import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { clauseText } from '#components/cases/clause-text'
import { OpenSurvey, SignSurvey } from '#components/survey/survey-forms'
import { TextLink } from '#components/ui/app-link'
import { fullDayText, momentText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { Progress } from '#components/ui/progress'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { newId } from '#lib/data/ids'
import { SURVEY_SEASON_LABEL, unsignedObstacles } from '#lib/rules/enrolment/household-survey'
import { codeText } from '#lib/schemas/cases/coded'
import { loadSurvey } from '#lib/server/survey/load-survey'
import { openSurveyAction, signSurveyAction } from './actions.ts'

export const metadata: Metadata = { title: '逐户摸底' }

type Area = Awaited<ReturnType<typeof loadSurvey>>['areas'][number]

export default async function SurveyPage({ searchParams }: PageProps<'/survey'>) {
  const { actor, now, rule, survey, town, areas, absent } = await loadSurvey(await searchParams)
  const desk = DESKS[actor.role]
  const villages = areas.filter(({ level }) => level === 'village')
  const all = villages.reduce((sum, { covered }) => sum + covered.all, 0)
  const done = villages.reduce((sum, { covered }) => sum + covered.done, 0)
  const own = areas.find(({ level }) => level === (actor.role === 'bureau' ? 'county' : 'township'))
  const signs = actor.role !== 'village' ? own : undefined
  const county = areas.find(({ level }) => level === 'county')
  const towns = areas.filter(({ level }) => level === 'township')
  const below = actor.role === 'bureau' ? towns : villages
  const shown = actor.role === 'bureau' ? villages.filter(({ townshipId }) => townshipId === town) : villages
  const blocked = unsignedObstacles(below.filter(({ signed }) => !signed).map(({ unit }) => unit.name))
  return (
    <>
      <PageHeader
        title={
          survey ? `${survey.year}年${codeText(SURVEY_SEASON_LABEL, survey.season)}逐户摸底` : '逐户摸底'
        }
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`不漏一户，不漏一人。依据：${clauseText(rule.clause)}`}
      />
      {survey ? (
        <>
          <p className="pb-3 text-muted">
            {fullDayText(survey.openedOn)}布置。村里逐户上门，签报乡镇；乡镇收齐各村，签报县里。
          </p>
          <Progress label="摸清的户" done={done} total={all} unit="户" />
          {signs ? (
            <Section id="sign" title={actor.role === 'bureau' ? '县里签报' : '乡镇签报'}>
              <ArrivalFocus key={signs.signed ? 'signed' : 'open'}>
                {signs.signed ? (
                  <p>
                    {signs.signed.person.name}于{momentText(signs.signed.recordedAt.toISOString(), now.today)}
                    签报： 名单上 {signs.signed.households} 户，没有适龄孩子的 {signs.signed.childless} 户。
                  </p>
                ) : blocked.length > 0 ? (
                  <Notice kind="warn" title="现在还签不了">
                    <ul>
                      {blocked.map((one) => (
                        <li key={one}>{one}</li>
                      ))}
                    </ul>
                  </Notice>
                ) : (
                  <SignSurvey
                    submissionKey={newId()}
                    areaId={signs.id}
                    label={actor.role === 'bureau' ? '汇总，签报存档' : '收齐，签报县里'}
                    listed={null}
                    sign={signSurveyAction}
                  />
                )}
              </ArrivalFocus>
            </Section>
          ) : null}
          {actor.role === 'bureau' ? (
            <Section id="towns" title="各乡镇">
              <Table
                caption={`乡镇，${towns.length}个`}
                columns={[
                  {
                    key: 'town',
                    head: '乡镇',
                    cell: (row: Area) => (
                      <TextLink href={`/survey?town=${row.townshipId}#villages`}>{row.unit.name}</TextLink>
                    ),
                  },
                  {
                    key: 'villages',
                    head: '村已签',
                    numeric: true,
                    cell: (row) => {
                      const own = villages.filter(({ townshipId }) => townshipId === row.townshipId)
                      return `${own.filter(({ signed }) => signed).length}/${own.length}`
                    },
                  },
                  { key: 'signed', head: '签报', cell: signedText },
                ]}
                rows={towns}
                rowKey={(row) => row.id}
                empty="没有乡镇。"
              />
            </Section>
          ) : null}
          {absent.length > 0 ? (
            <Section
              id="absent"
              title="名册上有、上门时没有上学"
              note="登记为未入学的，当场已立案；在班的，请学校核对当天的点名，请乡镇督促。"
            >
              <ul className="border-t border-line-strong">
                {absent.map(({ id, head, notAtSchool }) => (
                  <li key={id} className="border-b border-line bg-surface px-4 py-2">
                    <TextLink href={`/survey/households/${id}`}>{notAtSchool.join('、')}</TextLink>
                    <span className="ml-3 text-sm text-muted">{head}家</span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section id="villages" title="各村（社区）">
            <Table
              caption={`村（社区），${shown.length}个`}
              columns={[
                {
                  key: 'village',
                  head: '村（社区）',
                  cell: (row: Area) => <TextLink href={`/survey/${row.id}`}>{row.unit.name}</TextLink>,
                },
                {
                  key: 'done',
                  head: '摸清',
                  numeric: true,
                  cell: ({ covered }) => `${covered.done}/${covered.all}`,
                },
                { key: 'signed', head: '签报', cell: signedText },
              ]}
              rows={shown}
              rowKey={(row) => row.id}
              empty={actor.role === 'bureau' ? '在上面选一个乡镇，看它的各村。' : '这一轮里没有您的村。'}
            />
          </Section>
        </>
      ) : (
        <p className="pb-4">还没有布置过摸底。{actor.role === 'bureau' ? '' : '请等县教育局布置。'}</p>
      )}
      {actor.role === 'bureau' && (!county || county.signed) ? (
        <Section
          id="open"
          title="布置新的一轮"
          note="照登记与人口名单把各户预先列到村，村、乡镇、县的时限随即起算。"
        >
          <OpenSurvey
            submissionKey={newId()}
            year={Number(now.today.slice(0, 4))}
            season={now.today.slice(5, 7) < '07' ? 'spring' : 'autumn'}
            open={openSurveyAction}
          />
        </Section>
      ) : null}
    </>
  )
}

function signedText({ signed }: Area): string {
  return signed ? `${signed.person.name}已签` : '还没有签'
}
