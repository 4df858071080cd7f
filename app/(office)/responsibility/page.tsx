import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { PrintButton } from '#components/bureau/print-button'
import { clauseText } from '#components/cases/clause-text'
import { StepPanel } from '#components/cases/step-panel'
import { PrintedHead } from '#components/pieces/printed-head'
import { AssignPost, EndPost } from '#components/responsibility/post-forms'
import { LinkButton } from '#components/ui/link-button'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { Table } from '#components/ui/table'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { listPeopleAt } from '#lib/data/cases/school-people'
import { listSchools } from '#lib/data/figures-schools'
import { newId } from '#lib/data/ids'
import { readSchoolTree } from '#lib/data/responsibility/school-tree'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { POST_LABEL, type TreeNode, vacancies } from '#lib/rules/people/responsibility-tree'
import { deps } from '#lib/server/deps'
import { loadProfile } from '#lib/server/people/load-profile'
import { loadPrintedHead } from '#lib/server/printed-head'
import { assignPostAction, endPostAction } from './actions.ts'

export const metadata: Metadata = { title: '包保责任' }

/** 包保责任树（NA-3.2，DDK-4.2.1）：校长包学校、副校长中层包年级、班主任科任包班级，空岗列出。 */
export default async function ResponsibilityPage({ searchParams }: PageProps<'/responsibility'>) {
  const actor = await requireActor('officer', 'principal', 'bureau', 'inspector')
  const profile = await loadProfile(actor)
  if (!profile.responsibilityTree.value) notFound()
  const { school } = await searchParams
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const edits = actor.role === 'officer' || actor.role === 'principal'
  const found = await db.asActor(actor, async (tx) => {
    const schools = edits ? [] : await listSchools(tx, actor)
    const asked = z.uuid().safeParse(school)
    const schoolId = edits
      ? actor.unitIds[0]
      : (schools.find(({ id }) => id === asked.data) ?? schools[0])?.id
    if (!schoolId) return null
    return {
      schools,
      schoolId,
      tree: await readSchoolTree(tx, actor, schoolId, today),
      people: edits ? await listPeopleAt(tx, actor, { unitId: schoolId, today }) : [],
    }
  })
  if (!found) notFound()
  const { nodes, posts } = found.tree
  const empty = vacancies(nodes)
  const desk = DESKS[actor.role]
  const submissionKey = newId()
  const nameOf = (unitId: string) => nodes.find(({ id }) => id === unitId)?.name ?? ''
  return (
    <>
      <PageHeader
        title="包保责任"
        crumbs={[{ label: desk.label, href: desk.path }]}
        lead={`${nodes[0]?.name ?? ''}：空岗 ${empty.length}处。依据：${clauseText(profile.responsibilityTree.clause)}`}
        actions={<PrintButton />}
      />
      {found.schools.length > 1 ? (
        <nav aria-label="学校" className="flex flex-wrap gap-2 pb-4 print:hidden">
          {found.schools.map(({ id, name }) => (
            <LinkButton
              key={id}
              href={`/responsibility?school=${id}`}
              size="dense"
              variant={id === found.schoolId ? 'primary' : 'secondary'}
            >
              {name}
            </LinkButton>
          ))}
        </nav>
      ) : null}
      <ArrivalFocus key={submissionKey}>
        <Section id="tree" title="责任树" note="校长、班主任、科任来自任职；年级由谁包，由学校定。">
          <Table
            caption={`${nodes.length}个单位`}
            columns={[
              {
                key: 'unit',
                head: '单位',
                cell: (node: TreeNode) => (
                  <span className={{ school: '', grade: 'pl-4', class: 'pl-8' }[node.level]}>
                    {node.name}
                  </span>
                ),
              },
              { key: 'level', head: '责任', desktopOnly: true, cell: ({ level }) => POST_LABEL[level] },
              {
                key: 'who',
                head: '责任人',
                cell: ({ holders }) =>
                  holders.length === 0 ? (
                    <StateTag tone="late">空岗</StateTag>
                  ) : (
                    holders.map(({ name, title }) => `${name}（${title}）`).join('、')
                  ),
              },
            ]}
            rows={nodes}
            rowKey={({ id }) => id}
            empty="还没有年级与班。"
          />
        </Section>
        {edits ? (
          <Section id="edit" title="登记">
            <div className="flex flex-col gap-4">
              <StepPanel title="定一个人包年级或班" clause="" open={empty.length > 0}>
                <AssignPost
                  key={submissionKey}
                  submissionKey={submissionKey}
                  units={nodes
                    .filter(({ level }) => level !== 'school')
                    .map(({ id, name, holders }) => ({
                      value: id,
                      label: holders.length === 0 ? `${name}（空岗）` : name,
                    }))}
                  people={found.people.map(({ id, text }) => ({ value: id, label: text }))}
                  today={today}
                  action={assignPostAction}
                />
              </StepPanel>
              {posts.length > 0 ? (
                <StepPanel title="免去一项" clause="">
                  <EndPost
                    key={submissionKey}
                    submissionKey={submissionKey}
                    posts={posts.map(({ id, unitId, name, title, left }) => ({
                      value: id,
                      label: `${nameOf(unitId)}：${name}（${title}）${left ? '，已离任' : ''}`,
                    }))}
                    action={endPostAction}
                  />
                </StepPanel>
              ) : null}
            </div>
          </Section>
        ) : null}
      </ArrivalFocus>
      <PrintedHead head={await loadPrintedHead()} />
    </>
  )
}
