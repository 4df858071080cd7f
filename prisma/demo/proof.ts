import { createHash } from 'node:crypto'
import { sealFile } from '#lib/files/seal-file'
import type { AttachmentKind } from '#lib/rules/files/attachment-kinds'
import type { Chance } from './chance.ts'
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
