import { createHash } from 'node:crypto'
import { sealFile } from '#lib/files/seal-file'
import { PROOFS, type Proof } from '#lib/rules/cases/close-reasons'
import type { AttachmentKind } from '#lib/rules/files/attachment-kinds'
import type { Chance } from './chance.ts'
import type { Kase } from './kase.ts'
import { bytes, type Row, type Sheet } from './rows.ts'

/** 一张空白的 JPEG，充作示范用的证明。 */
const BLANK_PAGE = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
)

export type ProofPlace = { readonly sheet: Sheet; readonly chance: Chance; readonly fieldKey: string }

/** 存一份证明，给出附件的 id；`by` 是署名的三列。 */
export function addProof(
  { sheet, chance, fieldKey }: ProofPlace,
  about: { readonly kind: AttachmentKind; readonly childId: unknown; readonly caseId: string | null },
  by: Row,
): string {
  const id = chance.id()
  const place = `${sheet.tenantId}/${id}`
  sheet.files.push({
    place,
    sealed: sealFile(fieldKey, { tenantId: sheet.tenantId, fileId: id }, BLANK_PAGE),
  })
  sheet.add('attachment', {
    id,
    child_id: about.childId,
    case_id: about.caseId,
    kind: about.kind,
    media_type: 'image/jpeg',
    bytes: BLANK_PAGE.length,
    width: 1,
    height: 1,
    digest: bytes(new Uint8Array(createHash('sha256').update(BLANK_PAGE).digest())),
    place,
    ...by,
  })
  return id
}

/** 系统自己核的两样不用附。 */
const BY_DATA: readonly Proof[] = ['attendance_record', 'observation_record']

/** 销号申请随附的各项凭据，一项一份；`asked` 是申请的那一行。 */
export function addStrikeOffProofs(
  place: ProofPlace,
  kase: Kase,
  asked: Row,
  proofs: readonly string[],
): void {
  const { person_id, appointment_id, recorded_at } = asked
  const by = { person_id, appointment_id, recorded_at }
  for (const proof of PROOFS.filter((one) => proofs.includes(one) && !BY_DATA.includes(one)))
    place.sheet.add('strike_off_proof', {
      id: place.chance.id(),
      strike_off_id: asked.id,
      proof,
      attachment_id: addProof(place, { kind: 'scan', childId: kase.pupil.id, caseId: kase.id }, by),
      recorded_at,
    })
}
