import { paperDigest } from '#lib/data/papers'
import { citedArticles, type LegalPaper, paperTitle } from '#lib/papers/legal-papers'
import { dayOf, epochMs, type Instant } from '#lib/rules/calendar/instant'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import type { PaperKind } from '#lib/rules/cases/paper-kinds'
import { governmentName } from '#lib/rules/people/government-name'
import type { PolicyProfile } from '#lib/rules/policy/profile'
import { chanceOf } from './chance.ts'
import type { Post } from './county.ts'
import { record } from './journal.ts'
import type { Kase } from './kase.ts'
import { addProof, type ProofPlace } from './proof.ts'

type Paper = {
  readonly id: string
  readonly kase: Kase
  readonly kind: PaperKind
  readonly by: Post
  readonly at: Instant
  readonly body: LegalPaper
  readonly termDays: number | null
  replacesId: string | null
  spoiled: boolean
}

/** 文书簿：编号到最后按签发先后取，每机关每种每年连续。 */
export type PaperBook = {
  issue(kase: Kase, kind: PaperKind, by: Post, at: Instant, content: string): void
  serve(kase: Kase, kind: PaperKind, by: Post, at: Instant, returnBy: PlainDate | null): void
  spoil(kase: Kase, by: Post, at: Instant, reason: string): void
  write(): void
}

const MANNERS = ['handed_over', 'handed_over', 'handed_over', 'refused', 'posted', 'left'] as const

export function paperBook(place: ProofPlace, profile: PolicyProfile): PaperBook {
  const { sheet, chance } = place
  // 回证另用一串编号：添一份照片，别的故事不跟着变。
  const proofs = { ...place, chance: chanceOf(`${sheet.tenantId} services`) }
  const papers: Paper[] = []
  const signed = (by: Post, at: Instant) => ({
    id: chance.id(epochMs(at)),
    person_id: by.personId,
    appointment_id: by.appointmentId,
    recorded_at: at,
  })
  const last = (kase: Kase, kind?: PaperKind): Paper => {
    const found = papers.findLast((one) => one.kase === kase && (!kind || one.kind === kind))
    if (!found) throw new Error('no paper on this case yet')
    return found
  }
  const bodyOf = (kase: Kase, kind: PaperKind, content: string): LegalPaper => ({
    addressee: kind === 'justice_referral' ? profile.paperNames.value.justice : kase.pupil.guardian,
    relation: kind === 'justice_referral' ? kase.pupil.guardian : '监护人',
    childName: kase.pupil.name,
    gender: kase.pupil.gender === 'female' ? '女' : '男',
    school: kase.school?.plan.name ?? '',
    className: kase.classroom?.name ?? '',
    absentSinceOn: kase.absentSince,
    neverEnrolled: kase.line === 'never_enrolled' ? 'yes' : '',
    content,
    articles: citedArticles(profile, kind).join(','),
    issuer: governmentName(kase.township.name),
    enteredBy: '',
  })
  return {
    issue: (kase, kind, by, at, content) => {
      const before = papers.findLast((one) => one.kase === kase && one.kind === kind && one.spoiled)
      papers.push({
        ...{ id: chance.id(epochMs(at)), kase, kind, by, at, body: bodyOf(kase, kind, content) },
        termDays: kind === 'justice_referral' ? null : profile.notice.value.defaultDays,
        replacesId: before?.id ?? null,
        spoiled: false,
      })
    },
    serve: (kase, kind, by, at, returnBy) => {
      const manner = kind === 'justice_referral' ? 'posted' : chance.pick(MANNERS)
      const { id, ...author } = signed(by, at)
      sheet.add('paper_service', {
        ...author,
        id,
        proof_id: addProof(proofs, { kind: 'scan', childId: kase.pupil.id, caseId: kase.id }, author),
        paper_id: last(kase, kind).id,
        manner,
        served_on: dayOf(at),
        place: kind === 'justice_referral' ? '县司法局' : `${kase.pupil.village.name}家中`,
        receiver: manner === 'handed_over' ? `${kase.pupil.guardian}（监护人）` : null,
        witness_one: manner === 'refused' || manner === 'left' ? `${kase.pupil.village.name}干部甲` : null,
        witness_two: manner === 'refused' ? `${kase.pupil.village.name}干部乙` : null,
        tracking_number: manner === 'posted' ? `XA${String(papers.length).padStart(9, '0')}35` : null,
        return_by: returnBy,
      })
    },
    spoil: (kase, by, at, reason) => {
      const paper = last(kase)
      paper.spoiled = true
      sheet.add('spoiled_paper', { ...signed(by, at), paper_id: paper.id, reason })
    },
    write: () => {
      const counters = new Map<string, number>()
      for (const paper of [...papers].sort((a, b) => (a.at < b.at ? -1 : 1))) {
        const { id, kase, kind, by, at, body, termDays, replacesId } = paper
        const year = Number(dayOf(at).slice(0, 4))
        const key = `${kase.township.id} ${kind} ${year}`
        const serial = (counters.get(key) ?? 0) + 1
        counters.set(key, serial)
        const digest = paperDigest({ kind, year, serial, body })
        sheet.add('issued_paper', {
          ...signed(by, at),
          id,
          case_id: kase.id,
          kind,
          issuer_id: kase.township.id,
          title: paperTitle(profile, kind),
          ...{ year, serial, digest, body },
          term_days: termDays,
          replaces_id: replacesId,
          issued_on: dayOf(at),
        })
        record(sheet, chance, {
          verb: 'number_paper',
          subjectKind: 'issued_paper',
          subjectId: id,
          caseId: kase.id,
          classId: kase.classroom?.id ?? null,
          schoolId: kase.school?.id ?? null,
          by,
          at,
          facts: { kind, year, serial, digest, issuer: kase.township.id },
        })
      }
      for (const [key, serial] of counters) {
        const [issuerId, kind, year] = key.split(' ')
        sheet.add('paper_counter', {
          id: chance.id(),
          issuer_id: issuerId,
          kind,
          year: Number(year),
          last: serial,
        })
      }
    },
  }
}
