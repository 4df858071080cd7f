import { newId } from '#lib/data/ids'

type Add = (noun: string, row: Record<string, unknown>, about: RollOverAbout) => Promise<string>
type RollOverAbout = { readonly schoolId: string; readonly toSchoolId?: string }
type Of = {
  readonly schoolId: string
  readonly toSchoolId: string
  readonly classId: string
  readonly childId: string
  readonly by: Readonly<Record<string, unknown>>
}

/** 一所学校的一次升班：备好的一行、一个班、一个名单交到另一所学校的孩子。 */
export async function addRollOver(
  add: Add,
  { schoolId, toSchoolId, classId, childId, by }: Of,
): Promise<void> {
  const about = { schoolId }
  const year = { year: 2026, takes_on: '2026-09-01', promoted: 1, leavers: 1 }
  const rollOverId = await add('school_roll_over', { school_id: schoolId, ...year, ...by }, about)
  const line = { roll_over_id: rollOverId, class_id: classId }
  await add(
    'roll_over_class',
    { ...line, pupils: 1, to_school_id: toSchoolId, stay_class_id: newId() },
    about,
  )
  await add(
    'school_leaver',
    {
      ...{ ...line, child_id: childId, from_school_id: schoolId, to_school_id: toSchoolId },
      ...{ status_before: 'enrolled', recorded_at: by.recorded_at },
    },
    { schoolId, toSchoolId },
  )
  await add(
    'roll_over_elsewhere',
    // 后写、与名单上的不同：再写一行名单，看得出照这一行改。
    { roll_over_id: rollOverId, child_id: childId, to_school_id: schoolId },
    about,
  )
}
