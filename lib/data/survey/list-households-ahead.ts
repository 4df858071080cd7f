import type { Tx } from '#lib/data/database'
import { Prisma } from '#lib/generated/prisma/client'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Official } from '#lib/rules/people/actor'

type Births = { readonly from: PlainDate; readonly to: PlainDate }

/**
 * 照名单把各户预先列好：登记在册的适龄与次年应入学的孩子，按同户、同住址、同监护人电话归成户；
 * 人口名单上有而登记里没有的，各成一户：一个人照最后一份名单，名单之后登记过的（同证件号，或同村同名同生日）不再列。
 * 没有登记村的列不进任何村。给出列了几个孩子。
 */
export async function listHouseholdsAhead(
  tx: Tx,
  actor: Official,
  surveyId: string,
  births: Births,
): Promise<number> {
  const homes = homesOf(actor.tenantId, surveyId, births)
  await tx.$executeRaw`
    ${homes}
    insert into app.survey_household (tenant_id, id, area_id, village_id, township_id, number, head, source, person_id, recorded_at)
    select ${actor.tenantId}::uuid, gen_random_uuid(), h.area_id, h.village_id, h.township_id, h.number, h.head, 'list', ${actor.personId}::uuid, now()
    from homes h`
  // 户写下了，孩子的可及范围才成立：两条语句，凭村里的户号相认。
  return tx.$executeRaw`
    ${homes}
    insert into app.survey_child (tenant_id, id, household_id, child_id, name, birth_on, source, recorded_at)
    select ${actor.tenantId}::uuid, gen_random_uuid(), w.id, l.child_id, l.name, l.birth_on, l.source, now()
    from homes h join listed l on l.village_id = h.village_id and l.home = h.home
    join app.survey_household w on w.tenant_id = ${actor.tenantId}::uuid and w.area_id = h.area_id and w.number = h.number`
}

function homesOf(tenantId: string, surveyId: string, births: Births): Prisma.Sql {
  return Prisma.sql`
    with listed as (
      select c.village_id, c.id as child_id, c.name, c.birth_on, 'register' as source,
        coalesce(m.household_id::text, encode(c.address_index, 'hex'), encode(g.phone_index, 'hex'), c.id::text) as home,
        coalesce(g.name, c.name) as head
      from app.child c
      left join lateral (select m.household_id from app.household_member m where m.tenant_id = c.tenant_id and m.child_id = c.id
        and m.unlinked_on is null limit 1) m on true
      left join lateral (select g.name, g.phone_index from app.guardian g where g.tenant_id = c.tenant_id and g.child_id = c.id
        order by g.main desc, g.id limit 1) g on true
      where c.tenant_id = ${tenantId}::uuid and c.village_id is not null and c.status <> all ('{retired,graduated}')
        and c.birth_on between ${births.from}::date and ${births.to}::date
      union all
      select v.id, null, r.name, r.birth_on, 'population', r.id::text, coalesce(nullif(r.guardian_name, ''), r.name)
      from (
        select distinct on (coalesce(encode(r.id_index, 'hex'), r.name || r.birth_on || r.household_code)) r.*
        from app.import_row r
        join app.import_batch b on b.tenant_id = r.tenant_id and b.id = r.batch_id and b.attempt = r.attempt
          and b.kind = 'population' and b.state = 'written' and b.undone_at is null
        where r.tenant_id = ${tenantId}::uuid and r.birth_on between ${births.from}::date and ${births.to}::date
        order by coalesce(encode(r.id_index, 'hex'), r.name || r.birth_on || r.household_code), b.written_at desc, r.id
      ) r
      join app.unit v on v.tenant_id = r.tenant_id and v.kind = 'village' and v.code = r.household_code and v.valid_to is null
      where r.plan = 'create' and r.child_id is null and not exists (
        select 1 from app.child c where c.tenant_id = r.tenant_id and (c.id_index = r.id_index
          or (c.village_id = v.id and c.name = r.name and c.birth_on = r.birth_on)))
    ), homes as (
      select a.id as area_id, a.village_id, a.township_id, l.home, min(l.head) as head,
        row_number() over (partition by a.id order by min(l.head), l.home) as number
      from listed l join app.survey_area a on a.tenant_id = ${tenantId}::uuid and a.survey_id = ${surveyId}::uuid and a.unit_id = l.village_id
      group by a.id, a.village_id, a.township_id, l.home
    )`
}
