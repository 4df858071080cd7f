import { newId } from '#lib/data/ids'

type Place = { readonly villageId?: string; readonly townshipId?: string }
type Add = (
  noun: string,
  row: Record<string, unknown>,
  about: { readonly surveyed: Place },
) => Promise<string>
type Of = {
  readonly county: string
  readonly villages: readonly { readonly id: string; readonly townshipId: string }[]
  readonly day: string
  readonly by: Readonly<Record<string, unknown>>
}

/** 一轮摸底：每个村一户、一个孩子、一次上门、一张签报，一条时限。 */
export async function addSurvey(add: Add, { county, villages, day, by }: Of): Promise<void> {
  const surveyId = newId()
  await add(
    'household_survey',
    { id: surveyId, year: 2026, season: 'autumn', opened_on: day, ...by },
    { surveyed: {} },
  )
  await add(
    'survey_area',
    { survey_id: surveyId, level: 'county', unit_id: county },
    { surveyed: { villageId: '' } },
  )
  for (const { id: villageId, townshipId } of villages) {
    const about = { surveyed: { villageId, townshipId } }
    const place = { village_id: villageId, township_id: townshipId }
    const area_id = await add(
      'survey_area',
      { survey_id: surveyId, level: 'village', unit_id: villageId, ...place },
      about,
    )
    const { appointment_id: _post, ...person } = by
    const household_id = await add(
      'survey_household',
      { area_id, ...place, number: 1, head: '某', source: 'list', ...person },
      about,
    )
    const { person_id: _who, ...at } = person
    await add('survey_child', { household_id, name: '某', source: 'register', ...at }, about)
    await add(
      'survey_visit',
      { household_id, ordinal: 1, visited_on: day, outcome: 'found', unlisted: 0, ...by },
      about,
    )
    await add('survey_sign_off', { area_id, households: 1, childless: 0, ...by }, about)
    await add(
      'deadline',
      {
        ...{ duty: 'survey_village', clause: 'DT-4.1.1', subject_id: area_id, owner_unit_id: villageId },
        ...{
          owner_role: 'village',
          start_event: 'survey_opened',
          start_at: by.recorded_at,
          start_on: day,
        },
        ...{ amount: 20, unit: 'calendar_day', due_at: '2026-12-14T15:59:59.999Z', provisional: false },
        ...{ derivation: '{}', created_at: by.recorded_at },
      },
      { surveyed: { villageId } },
    )
  }
}
