import { dayOf, type Instant } from '#lib/rules/calendar/instant'
import { addDays, type PlainDate } from '#lib/rules/calendar/plain-date'
import type { Calendars } from '#lib/rules/clocks/derive-deadline'
import { DISABILITY_LABEL, type Disability, type Schooling } from '#lib/rules/placements/schooling'
import { schoolingReview } from '#lib/rules/placements/schooling-term'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { chanceOf } from './chance.ts'
import type { County, Post, School } from './county.ts'
import { deadlineBook } from './deadline-book.ts'
import { atMinute } from './journal.ts'
import { addProof } from './proof.ts'
import type { Row, Sheet } from './rows.ts'

const DECIDED_DAYS_AGO = 60
/** 上午十点。 */
const DECIDED_AT = 10 * 60
/** 第一个快到期，第二个等着决定，第三个还没有提；其余的到学年末。 */
const SOON_DAYS = 20
const PLANS = ['soon', 'waiting', 'none'] as const

type Given = {
  readonly fieldKey: string
  readonly today: PlainDate
  readonly now: Instant
  readonly policyVersionId: string
  readonly profile: PolicyProfile
  readonly calendars: Calendars
}

/** 标注为残疾、在班而没有个案的孩子怎样就学：多数随班就读，几个特教班；示范学校的排在前面。 */
export function addSchoolings(sheet: Sheet, county: County, given: Given): void {
  const chance = chanceOf(`schoolings ${county.tenant.slug}`)
  const deadlines = deadlineBook(sheet, chance, given.policyVersionId)
  const schools = new Map(county.schools.map((school) => [school.id, school]))
  const home = county.homeClass.school.id
  const withCase = new Set(sheet.rows('dropout_case').map(({ child_id }) => child_id))
  const disabled = new Set(
    sheet.rows('child_category').flatMap((row) => (row.category === 'disabled' ? [row.child_id] : [])),
  )
  const pupils = sheet
    .rows('child')
    .filter((child) => disabled.has(child.id) && child.class_id && !withCase.has(child.id))
    .toSorted((a, b) => Number(b.school_id === home) - Number(a.school_id === home))
  const at = atMinute(addDays(given.today, -DECIDED_DAYS_AGO), DECIDED_AT)
  pupils.forEach((child, index) => {
    const school = schools.get(String(child.school_id))
    const plan = PLANS[index]
    if (!school || plan === 'none') return
    const schooling: Schooling = index % 7 === 4 ? 'special_class' : 'inclusive'
    const untilOn = addDays(given.today, plan === 'soon' ? SOON_DAYS : 200 + (index % 50))
    const paper = { child, school, schooling, untilOn, disability: kindOf(index) }
    const proposal = propose({ sheet, chance, fieldKey: given.fieldKey }, paper, at)
    if (plan === 'waiting') return
    register({ sheet, chance, deadlines, given, bureau: county.bureau }, { ...paper, ...proposal }, at)
  })
  deadlines.write(given.now)
}

const KINDS = Object.keys(DISABILITY_LABEL) as Disability[]
function kindOf(index: number): Disability {
  return KINDS[index % KINDS.length] ?? 'other'
}

type Paper = {
  readonly child: Row
  readonly school: School
  readonly schooling: Schooling
  readonly untilOn: PlainDate
  readonly disability: Disability
}

function signed(post: Post, at: Instant): Row {
  return { person_id: post.personId, appointment_id: post.appointmentId, recorded_at: at }
}

function propose(place: Parameters<typeof addProof>[0], paper: Paper, at: Instant) {
  const { sheet, chance } = place
  const by = signed(paper.school.officer, at)
  const proof = addProof(place, { kind: 'disability_proof', childId: paper.child.id, caseId: null }, by)
  const arranged = {
    child_id: paper.child.id,
    schooling: paper.schooling,
    place: '',
    support: '靠前的座位，课间由同桌陪同；资源教师每周两次个别辅导',
    from_on: dayOf(at),
    until_on: paper.untilOn,
  }
  const id = chance.id()
  sheet.add('schooling_proposal', {
    id,
    ...arranged,
    round: 1,
    disability: paper.disability,
    level: 3,
    proof_id: proof,
    renews_id: null,
    ...by,
  })
  return { proposalId: id, arranged }
}

type Register = {
  readonly sheet: Sheet
  readonly chance: ReturnType<typeof chanceOf>
  readonly deadlines: ReturnType<typeof deadlineBook>
  readonly given: Given
  readonly bureau: Post
}

function register(
  { sheet, chance, deadlines, given, bureau }: Register,
  paper: Paper & ReturnType<typeof propose>,
  at: Instant,
): void {
  const by = signed(bureau, at)
  const proposal_id = paper.proposalId
  sheet.add('schooling_decision', { id: chance.id(), proposal_id, decision: 'agree', words: '', ...by })
  const id = chance.id()
  sheet.add('disability_schooling', { id, proposal_id, ...paper.arranged, ...by })
  const duty = schoolingReview(given.profile, at, paper.untilOn, given.calendars)
  deadlines.open(
    { ...duty, owner: 'officer', recipients: [], warning: false },
    {
      subjectId: id,
      caseId: null,
      absenceId: null,
      childId: String(paper.child.id),
      classId: String(paper.child.class_id),
      schoolId: paper.school.id,
    },
    { unitId: paper.school.id, role: 'officer' },
  )
}
