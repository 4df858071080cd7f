import type { Metadata } from 'next'
import { clauseText } from '#components/cases/clause-text'
import { RegisterForm } from '#components/enrolment/register-form'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { registerPlaces } from '#lib/data/enrolment/list-never-enrolled'
import { newId } from '#lib/data/ids'
import { findPolicy } from '#lib/data/policies'
import { findHousehold } from '#lib/data/survey/survey-households'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { registerQuery } from '#lib/schemas/enrolment/register-child'
import { deps } from '#lib/server/deps'
import { registerChildAction } from './actions.ts'

export const metadata: Metadata = { title: '登记未入学的孩子' }

export default async function RegisterPage({ searchParams }: PageProps<'/never-enrolled/new'>) {
  const actor = await requireActor('village', 'township', 'township_leader', 'bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const asked = registerQuery.parse(await searchParams).household
  const { villages, schools, policy, household } = await db.asActor(actor, async (tx) => ({
    ...(await registerPlaces(tx, actor)),
    policy: await findPolicy(tx, actor, today),
    household: asked ? await findHousehold(tx, actor, asked) : null,
  }))
  const desk = DESKS[actor.role]
  return (
    <>
      <PageHeader
        title="登记未入学的孩子"
        crumbs={[
          { label: desk.label, href: desk.path },
          { label: '未入学', href: '/never-enrolled' },
        ]}
        lead={`任何名册上都没有的，登记即立案，入户时限随即起算；下一个秋季才应入学的，登记到应入学名单，不立案。${policy ? `依据：${clauseText(policy.profile.survey.clause)}` : ''}`}
      />
      <RegisterForm
        submissionKey={newId()}
        villages={villages.map(({ id, name, parent }) => ({
          value: id,
          label: actor.role === 'bureau' ? `${parent?.name ?? ''} ${name}` : name,
        }))}
        schools={schools.map(({ id, name }) => ({ value: id, label: name }))}
        {...(household
          ? { household: { id: household.id, villageId: household.villageId, head: household.head } }
          : {})}
        register={registerChildAction}
      />
    </>
  )
}
