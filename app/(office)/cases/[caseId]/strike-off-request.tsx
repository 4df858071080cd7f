import { FileLink } from '#components/files/file-link'
import { checkOf, openRequest } from '#lib/duties/cases/case-facts'
import { afterStrikeOff } from '#lib/rules/cases/after-strike-off'
import { CLOSE_REASONS, PROOF_LABEL } from '#lib/rules/cases/close-reasons'
import { STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import type { Beside } from '#lib/server/cases/load-beside'
import type { LoadedCase } from '#lib/server/cases/load-case'

type StrikeOffRequestProps = { kase: LoadedCase['kase']; proofs: Beside['proofs'] }

/** 决定之前先看清申请：谁申请、哪一类、凭什么；有照片、扫描件的，点开就看。 */
export function StrikeOffRequest({ kase, proofs }: StrikeOffRequestProps) {
  const request = openRequest(kase)
  if (!request) return null
  const after = request.reason ? afterStrikeOff(request.reason, kase.child.classId !== null) : null
  const fileOf = (proof: string) =>
    proofs.find((one) => one.strikeOffId === request.id && one.proof === proof)?.attachmentId
  return (
    <div className="mb-4 border-l-4 border-accent pl-3">
      <p>
        {request.by?.name}申请：{request.reason ? CLOSE_REASONS[request.reason].label : ''}
        {request.note ? `；${request.note}` : ''}。{checkText(kase, request.round)}
      </p>
      <ul className="mt-1 list-disc pl-5">
        {request.proofs.map((proof) => {
          const file = fileOf(proof)
          return (
            <li key={proof}>
              {file ? <FileLink id={file}>{PROOF_LABEL[proof]}</FileLink> : PROOF_LABEL[proof]}
            </li>
          )
        })}
      </ul>
      {after ? (
        <p className="mt-1 text-sm text-muted">
          准予之后：登记改为“{STUDY_STATUSES[after.status]}”{after.leavesRoll ? '，名册止于此，不再点名' : ''}
          。
        </p>
      ) : null}
    </div>
  )
}

/** 三人三手的第二手：核实了的说谁核实，从来不是当事一方的说明不问乡镇（LX-3.2.3）。 */
function checkText(kase: LoadedCase['kase'], round: number): string {
  if (!kase.townshipSince) return '乡镇从来不是本案当事一方，不经乡镇核实。'
  const checked = checkOf(kase, round)
  return checked
    ? `${checked.by?.name ?? ''}已核实${checked.note ? `：${checked.note}` : ''}。`
    : '乡镇还没有核实。'
}
