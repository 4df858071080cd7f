import 'server-only'
import type { CasePaper } from '#lib/data/cases/case-paper'
import { type LegalPaper, legalPaperFromStored, paperSerialText, termText } from '#lib/papers/legal-papers'
import type { PaperKind } from '#lib/rules/cases/paper-kinds'
import { SERVICE_LABEL } from '#lib/rules/labels'
import { codeText } from '#lib/schemas/cases/coded'
import { ledgerCode } from './report-papers.ts'

/** 快照 → 纸上各处。条款由界面写成出处。 */
export function legalPaperFacts(
  body: LegalPaper,
  paper: { readonly kind: PaperKind; readonly title: string; readonly termDays: number | null },
) {
  return {
    title: paper.title,
    referral: paper.kind === 'justice_referral',
    addressee: body.addressee,
    relation: body.relation,
    childName: body.childName,
    gender: body.gender,
    school: body.school,
    className: body.className,
    since: body.absentSinceOn,
    neverEnrolled: body.neverEnrolled !== '',
    content: body.content,
    articles: body.articles.split(',').filter(Boolean),
    term: termText(paper.termDays, null),
    issuer: body.issuer,
    enteredBy: body.enteredBy,
  }
}

/** 签发了的一份：纸面、编号、回证。没有送达的回证空着给人填。 */
export function issuedPaper(paper: CasePaper) {
  const body = legalPaperFromStored(paper.body)
  const serial = paperSerialText(body.issuer, paper.kind, paper)
  const { service, spoiled } = paper
  const marks = {
    serial,
    ledgerCode: ledgerCode(paper.digest),
    ...(spoiled ? { standing: '作废' } : {}),
  }
  return {
    serial,
    marks,
    facts: { ...legalPaperFacts(body, paper), issuedOn: paper.issuedOn },
    receipt: {
      paperTitle: paper.title,
      addressee: body.addressee,
      issuer: body.issuer,
      manner: service ? codeText(SERVICE_LABEL, service.manner) : '',
      ...(service ? { servedOn: service.servedOn } : {}),
      place: service?.place ?? '',
      receiver: service?.receiver ?? '',
      witnesses: [service?.witnessOne, service?.witnessTwo].filter(Boolean).join('、'),
      trackingNumber: service?.trackingNumber ?? '',
      server: service?.by?.name ?? '',
      ...(service?.returnBy ? { returnBy: service.returnBy } : {}),
    },
  }
}
