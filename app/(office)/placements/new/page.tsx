import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { clauseText } from '#components/cases/clause-text'
import { ApplicationForm } from '#components/placements/application-form'
import { Notice } from '#components/ui/notice'
import { PageHeader } from '#components/ui/page-header'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { findChildForPlacement } from '#lib/data/placements/child-for-placement'
import { getPolicy } from '#lib/data/policies'
import { approvalRuleOf, askedStages } from '#lib/duties/placements/standing-of'
import { dayOf, instant } from '#lib/rules/calendar/instant'
import { isDueBy, shouldEnrolOn } from '#lib/rules/enrolment/school-entry'
import { OPINION_STAGES, stageOf } from '#lib/rules/placements/application'
import { deps } from '#lib/server/deps'
import { applyForPlacementAction } from './actions.ts'

export const metadata: Metadata = { title: '申请缓学、休学、送教上门' }

export default async function NewPlacementPage({ searchParams }: PageProps<'/placements/new'>) {
  const actor = await requireActor('officer', 'principal', 'village', 'township', 'township_leader')
  const { child: childId } = await searchParams
  if (typeof childId !== 'string' || !z.uuid().safeParse(childId).success) notFound()
  const { db, clock } = deps()
  const today = dayOf(instant(clock.now().getTime()))
  const found = await db.asActor(actor, async (tx) => {
    const child = await findChildForPlacement(tx, actor, childId)
    if (!child) return null
    const entry = (await getPolicy(tx, actor, today)).profile.schoolEntry.value
    return {
      child,
      entry,
      dueOn: shouldEnrolOn(entry, child.birthOn),
      rule: await approvalRuleOf(tx, actor, child.dropoutCases[0]?.policyVersionId ?? null, today),
    }
  })
  if (!found) notFound()
  const { child, rule } = found
  const kase = child.dropoutCases[0] ?? null
  const stage = stageOf(actor.role)
  const writes = stage !== null && askedStages({ child, caseId: kase?.id ?? null }).includes(stage)
  const due = kase !== null || isDueBy(found.entry, child.birthOn, today)
  const kinds = kindsFor(child.classId !== null, due && child.township !== null)
  return (
    <>
      <PageHeader
        title="申请缓学、休学、送教上门"
        crumbs={[
          { label: '缓学送教', href: '/placements' },
          ...(kase ? [{ label: child.name, href: `/cases/${kase.id}` }] : []),
        ]}
        lead={`${[child.name, child.class?.name, child.school?.name].filter(Boolean).join(' · ')}　依据：${clauseText('L1-11')}`}
      />
      {kinds.length === 0 ? (
        <Notice
          kind="warn"
          title="这个孩子不在班，也还没到入学的时候（或没有登记常住的乡镇）。请先登记摸底，再回来申请。"
        />
      ) : (
        <ApplicationForm
          submissionKey={newId()}
          childId={child.id}
          caseId={kase?.id ?? null}
          kinds={kinds}
          applicant={{ name: child.guardians[0]?.name ?? '', relation: child.guardians[0]?.relation ?? '' }}
          fromOn={kase || child.classId || found.dueOn < today ? today : found.dueOn}
          maxMonths={rule.maxMonths}
          opinion={writes && stage ? OPINION_STAGES[stage].label : null}
          apply={applyForPlacementAction}
        />
      )}
    </>
  )
}

function kindsFor(inClass: boolean, due: boolean) {
  const deferral = { value: 'deferral', label: '缓学', detail: '到了年龄，因身体状况推迟入学' }
  const leave = { value: 'study_leave', label: '休学', detail: '已在籍，因身体状况暂停就读' }
  const teaching = { value: 'home_teaching', label: '送教上门', detail: '需专人护理、不能到校，教师上门教' }
  return [
    ...(!inClass && due ? [deferral] : []),
    ...(inClass ? [leave] : []),
    ...(inClass || due ? [teaching] : []),
  ]
}
