import type { Metadata } from 'next'
import { clauseText } from '#components/cases/clause-text'
import { RegisterForm } from '#components/enrolment/register-form'
import { PageHeader } from '#components/ui/page-header'
import { DESKS } from '#lib/auth/desks'
import { requireActor } from '#lib/auth/require-actor'
import { registerPlaces } from '#lib/data/enrolment/list-never-enrolled'
import { newId } from '#lib/data/ids'
import { findPolicy } from '#lib/data/policies'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { deps } from '#lib/server/deps'
import { registerChildAction } from './actions.ts'

export const metadata: Metadata = { title: '登记未入学的孩子' }

export default async function RegisterPage() {
  const actor = await requireActor('village', 'township', 'township_leader', 'bureau')
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const { villages, schools, policy } = await db.asActor(actor, async (tx) => ({
    ...(await registerPlaces(tx, actor)),
    policy: await findPolicy(tx, actor, today),
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
        lead={`任何名册上都没有的，登记即立案，入户时限随即起算。${policy ? `依据：${clauseText(policy.profile.schoolEntry.clause)}` : ''}`}
      />
      <RegisterForm
        submissionKey={newId()}
        villages={villages.map(({ id, name, parent }) => ({
          value: id,
          label: actor.role === 'bureau' ? `${parent?.name ?? ''} ${name}` : name,
        }))}
        schools={schools.map(({ id, name }) => ({ value: id, label: name }))}
        register={registerChildAction}
      />
    </>
  )
}
