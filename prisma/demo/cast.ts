import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { Chance } from './chance.ts'
import type { ChildRegister, Pupil } from './children.ts'
import type { Classroom, County } from './county.ts'
import type { TakeNeverEnrolled } from './never-enrolled-cases.ts'

export type Rosters = Map<string, Pupil[]>

/** 演员：一人只进一件个案。 */
export type Cast = {
  readonly taken: ReadonlySet<string>
  /** 示范班主任的班里，示范村的孩子。 */
  homeClass(): Pupil
  /** 常住示范乡镇的孩子，示范学校的居多。 */
  homeTownship(): Pupil
  /** 常住示范乡镇、户籍在县外的孩子（domain 6.7 ③）。 */
  fromOutside(): Pupil
  /** 示范账号一个也够不着的孩子：别的乡镇、别的督学的学校；没有这样的学校的县给 null。 */
  elsewhere(): Pupil | null
  /** 全县各校轮着来。 */
  anywhere(): Pupil
  /** 中途离班（休学）的孩子。 */
  leaving(toOn: PlainDate): Pupil
  readonly neverEnrolled: TakeNeverEnrolled
}

/** 从各班名单里选演员；示范班只有专门要的才动。 */
export function castOf(
  county: County,
  rosters: Rosters,
  register: ChildRegister,
  chance: Chance,
  homeVillage: string,
): Cast {
  const taken = new Set<string>()
  const { homeClass } = county
  const homeTown = homeClass.school.township
  const classes = county.schools.flatMap((school) => school.classes).filter((one) => one !== homeClass)
  let turn = 0
  let villageTurn = 0

  const takeAny = (classrooms: readonly Classroom[], fits: (pupil: Pupil) => boolean): Pupil => {
    for (const classroom of classrooms) {
      const found = rosters.get(classroom.id)?.find((one) => !taken.has(one.id) && fits(one))
      if (!found) continue
      taken.add(found.id)
      return found
    }
    throw new Error('no child left for another case')
  }
  const takeFrom = (classrooms: readonly Classroom[], fits: (pupil: Pupil) => boolean): Pupil =>
    takeAny(classrooms, (pupil) => !pupil.outside && fits(pupil))
  // 从第 n 个班起绕一圈，免得个案都挤在头几个班。
  const around = (list: readonly Classroom[]): readonly Classroom[] => {
    turn += 7
    const at = list.length === 0 ? 0 : turn % list.length
    return [...list.slice(at), ...list.slice(0, at)]
  }
  const join = (classroom: Classroom, pupil: Pupil): Pupil => {
    taken.add(pupil.id)
    rosters.get(classroom.id)?.push(pupil)
    return pupil
  }
  const nextSeat = (classroom: Classroom): number => (rosters.get(classroom.id)?.length ?? 0) + 1
  const hosts = county.townships.filter((one) => one.hasGovernment)

  return {
    taken,
    homeClass: () => takeFrom([homeClass], (pupil) => pupil.township === homeTown),
    homeTownship: () => {
      const near = around(classes.filter((one) => one.school.township === homeTown))
      // 示范村也要有案：本村有人就先取本村的，隔一件一取。
      villageTurn += 1
      const inVillage = (pupil: Pupil): boolean => pupil.village.code === homeVillage && !taken.has(pupil.id)
      const anyInVillage = near.some((one) => rosters.get(one.id)?.some(inVillage))
      if (villageTurn % 2 === 0 && anyInVillage) return takeFrom(near, inVillage)
      return takeFrom(near, (pupil) => pupil.township === homeTown)
    },
    fromOutside: () =>
      takeAny([homeClass, ...classes], (pupil) => pupil.outside && pupil.township === homeTown),
    elsewhere: () => {
      const far = classes.filter(
        ({ school }) =>
          school.township !== homeTown && school.plan.inspector !== homeClass.school.plan.inspector,
      )
      const away = (pupil: Pupil) => pupil.township !== homeTown && pupil.township.hasGovernment
      return far.length > 0 ? takeFrom(far, away) : null
    },
    anywhere: () => takeFrom(around(classes), (pupil) => pupil.township.hasGovernment),
    leaving: (toOn) => {
      const [classroom] = around(classes)
      if (!classroom) throw new Error('a county has classes')
      return join(
        classroom,
        register.enrol(classroom, nextSeat(classroom), { left: { toOn, status: 'study_leave' } }),
      )
    },
    neverEnrolled: {
      outside: (status) => {
        const child = register.register(status, chance.hit(0.5) ? homeTown : chance.pick(hosts), 6)
        taken.add(child.id)
        return child
      },
      enrolledOn: (day) => {
        const [classroom] = around(classes.filter((one) => one.gradeNo === 1))
        if (!classroom) throw new Error('a county has first graders')
        return join(classroom, register.enrol(classroom, nextSeat(classroom), { fromOn: day }))
      },
    },
  }
}
