import { examineAll } from './axe-tour.ts'
import { belongingsOf } from './belongings.ts'
import { askOne } from './product.ts'
import { test } from './sign-in.ts'

test('乡镇与村的各页', async ({ sitAs }) => {
  const township = await belongingsOf('township', '均溪励志')
  await examineAll(await sitAs('datian.township'), [
    '/township',
    '/cases',
    `/cases/${township.caseId}`,
    `/cases/${township.caseId}/visit`,
    `/cases/${township.caseId}/visit/print`,
    `/cases/${township.caseId}/hand-over`,
  ])
  const survey = await askOne<{ area: string; household: string }>(
    `select h.area_id as area, h.id as household from app.survey_household h
     join app.account a on a.tenant_id = h.tenant_id and a.login = 'datian.village'
     join app.appointment p on p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.unit_id = h.village_id
     order by h.number desc limit 1`,
  )
  const lead = await askOne<{ id: string; childId: string }>(
    `select l.id, l.child_id as "childId" from app.lead l join app.tenant t on t.id = l.tenant_id and t.code = '350425'
      where not exists (select 1 from app.lead_check h where h.tenant_id = l.tenant_id and h.lead_id = l.id) limit 1`,
  )
  await examineAll(await sitAs('datian.township'), ['/leads', `/leads/${lead.id}`])
  await examineAll(await sitAs('datian.village'), [
    `/leads/${lead.id}`,
    `/children/${lead.childId}/lead`,
    '/enrolment',
    '/enrolment/notices',
    '/never-enrolled',
    '/never-enrolled/new',
    '/never-enrolled/print',
    '/village',
    '/survey',
    `/survey/${survey.area}`,
    `/survey/households/${survey.household}`,
  ])
  const applied = await askOne<{ id: string }>(
    `select a.id from app.placement_application a join app.tenant t on t.id = a.tenant_id and t.code = '350425'
      where not exists (select 1 from app.placement p where p.application_id = a.id) limit 1`,
  )
  const taught = await askOne<{ id: string }>(
    `select p.id from app.placement p join app.tenant t on t.id = p.tenant_id and t.code = '350425' where p.kind = 'home_teaching' limit 1`,
  )
  const waiting = await askOne<{ id: string; childId: string }>(
    `select p.id, p.child_id as "childId" from app.schooling_proposal p join app.tenant t on t.id = p.tenant_id and t.code = '350425'
      where not exists (select 1 from app.schooling_decision d where d.tenant_id = p.tenant_id and d.proposal_id = p.id) limit 1`,
  )
  const asked = await askOne<{ id: string }>(
    `select f.id from app.transfer f join app.tenant t on t.id = f.tenant_id and t.code = '350425' where f.route = 'to_county' and f.state = 'asked' limit 1`,
  )
  const outside = await askOne<{ id: string }>(
    `select f.id from app.transfer f join app.tenant t on t.id = f.tenant_id and t.code = '350425' where f.route = 'to_outside' limit 1`,
  )
  const arrived = await askOne<{ id: string }>(
    `select f.id from app.transfer f join app.tenant t on t.id = f.tenant_id and t.code = '350425' where f.route = 'from_outside' and f.state = 'refused' limit 1`,
  )
  await examineAll(await sitAs('datian.bureau'), [
    `/transfers/${outside.id}/sealed`,
    '/transfers/arrive',
    `/transfers/${arrived.id}`,
    `/transfers/${arrived.id}/reply`,
    `/transfers/${asked.id}`,
    `/transfers/${asked.id}/print`,
    '/schooling',
    `/schooling/${waiting.id}`,
    `/children/${waiting.childId}`,
    '/placements',
    `/placements/${applied.id}`,
    `/placements/${applied.id}/print`,
    `/home-teaching/${taught.id}`,
    `/home-teaching/${taught.id}/print`,
  ])
})

const INSPECTED = `
select i.draw_id as "sampleId", f.id as "findingId", v.visit_id as "visitId" from app.account n
join app.appointment p on p.tenant_id = n.tenant_id and p.person_id = n.person_id
join app.sample_item i on i.tenant_id = p.tenant_id and i.school_id = p.unit_id
join app.finding f on f.tenant_id = p.tenant_id and f.school_id = p.unit_id
join app.inspection v on v.tenant_id = p.tenant_id and v.school_id = p.unit_id and v.kind = 'special'
where n.login = 'datian.inspector' limit 1`

test('县教育局、督学、管理员的各页', async ({ sitAs }) => {
  const ordered = await belongingsOf('ordered', '')
  const justice = await belongingsOf('justice', '')
  const client = await askOne<{ id: string }>(
    `select i.id from app.interface_client i join app.tenant t on t.id = i.tenant_id
     where t.slug = 'datian' and i.revoked_at is null limit 1`,
  )
  await examineAll(await sitAs('datian.bureau'), [
    '/bureau',
    '/bureau/lines',
    '/bureau/calendar',
    '/bureau/policy',
    '/exports',
    '/interfaces',
    `/interfaces/${client.id}`,
    '/exports/new?kind=cases&standing=open',
    '/cases?view=township',
    '/cases?view=class&clock=late',
    '/rows/line?stage=junior',
    '/rows/enrolment',
    '/rows/retention',
    '/rows/returns',
    '/rows/relapses',
    '/rows/submissions',
    '/rows/silent',
    '/rows/weeks',
    '/rows/on-time',
    '/rows/unexcused',
    '/rows/clocks',
    '/ledgers',
    '/imports',
    '/quality',
    '/ledgers/school-age',
    '/ledgers/dropout/print',
    `/cases/${justice.caseId}`,
    `/cases/${justice.caseId}/national`,
  ])
  const reported = await belongingsOf('township', '均溪励志')
  const asked = await askOne<{ id: string; caseId: string }>(
    `select r.id, r.case_id as "caseId" from app.department_referral r
       join app.tenant t on t.id = r.tenant_id and t.code = '350425' limit 1`,
    [],
  )
  await examineAll(await sitAs('datian.bureau'), [
    '/returns',
    '/returns/bulletin',
    `/returns/${reported.returnId}`,
    `/cases/${asked.caseId}/departments`,
    `/cases/${asked.caseId}/departments/${asked.id}`,
  ])
  const event = await askOne<{ id: string }>(
    `select e.id from app.ledger_event e join app.dropout_case d on d.tenant_id = e.tenant_id and d.id = e.case_id
       join app.unit s on s.tenant_id = d.tenant_id and s.id = d.school_id where s.name like '%均溪励志%' limit 1`,
    [],
  )
  await examineAll(await sitAs('datian.inspector'), [
    '/inspector',
    '/ledger',
    `/ledger/${event.id}`,
    '/ledger/heads?code=1-0000000000000000',
    '/ledger/verify',
    `/cases/${ordered.caseId}/changes`,
    '/inspections',
    '/samples',
    '/findings',
    '/findings/new',
    '/reads',
  ])
  const theirs = await askOne<{ sampleId: string; findingId: string; visitId: string }>(INSPECTED, [])
  await examineAll(await sitAs('datian.inspector'), [
    `/samples/${theirs.sampleId}`,
    `/findings/${theirs.findingId}`,
    `/inspections/${theirs.visitId}/notice`,
  ])
  const staff = await askOne<{ personId: string; unitId: string }>(
    `select p.person_id as "personId", p.unit_id as "unitId" from app.appointment p
       join app.account n on n.tenant_id = p.tenant_id and n.person_id = p.person_id where n.login = 'datian.principal' limit 1`,
    [],
  )
  await examineAll(await sitAs('datian.admin'), [
    '/admin',
    '/imports',
    '/admin/people',
    `/admin/people/${staff.personId}`,
    '/admin/units',
    `/admin/units/${staff.unitId}`,
    '/me',
  ])
  await examineAll(await sitAs('linxia.prefecture'), ['/prefecture'])
})

const WAITING = `
select p.id, p.case_id as "caseId" from app.issued_paper p
join app.tenant t on t.id = p.tenant_id and t.code = '350425'
where not exists (select 1 from app.paper_service s where s.tenant_id = p.tenant_id and s.paper_id = p.id)
  and not exists (select 1 from app.spoiled_paper s where s.tenant_id = p.tenant_id and s.paper_id = p.id) limit 1`

test('法律文书的各页', async ({ sitAs }) => {
  const ordered = await belongingsOf('ordered', '')
  const waiting = await askOne<{ id: string; caseId: string }>(WAITING, [])
  await examineAll(await sitAs('datian.township-leader'), [
    `/cases/${ordered.caseId}/issue/notice`,
    `/cases/${waiting.caseId}`,
    `/cases/${waiting.caseId}/serve/order`,
    `/cases/${waiting.caseId}/papers/${waiting.id}`,
    '/papers',
    '/papers/print',
  ])
})
