import type { Metadata } from 'next'
import { DecideMergeForm } from '#components/rolls/decide-merge-form'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { listMerges } from '#lib/data/rolls/matching/merges'
import { isMergeState, MERGE_STATES } from '#lib/rules/rolls/matching/decisions'
import { deps } from '#lib/server/deps'
import { approveMergeAction, askMergeReversalAction, refuseMergeAction } from './actions.ts'

export const metadata: Metadata = { title: '合并登记' }

/** 合并的各件：提请的人不能自己批；合并之后可以撤回。 */
export default async function MergesPage() {
  const actor = await requireActor('bureau')
  const merges = await deps().db.asActor(actor, (tx) => listMerges(tx, actor))
  return (
    <>
      <PageHeader
        title="合并登记"
        crumbs={[{ label: '人籍比对', href: '/comparison' }]}
        lead="一人提请，另一人批准。停用的一条不删除，合并可以撤回。"
      />
      {merges.length === 0 ? <p>没有提请过合并。重复的登记在人籍比对的“疑似重复”里提请。</p> : null}
      <ul className="flex flex-col gap-4">
        {merges.map((merge) => (
          <li key={merge.id} className="border-t border-line pt-4">
            <p className="flex flex-wrap items-center gap-2 font-semibold">
              保留 {merge.keep.name}（{merge.keep.school?.name ?? '不在校'}
              {merge.keep.class?.name ?? ''}），停用 {merge.retire.name}（
              {merge.retire.school?.name ?? '不在校'}
              {merge.retire.class?.name ?? ''}）
              {isMergeState(merge.state) ? (
                <StateTag tone={merge.state === 'proposed' ? 'due' : 'plain'}>
                  {MERGE_STATES[merge.state]}
                </StateTag>
              ) : null}
            </p>
            <p className="text-sm text-muted">
              {merge.person.name}提请：{merge.reason}
              {merge.decidedBy ? `；${merge.decidedBy.name}：${merge.decidedWhy ?? ''}` : ''}
            </p>
            {merge.state === 'proposed' && merge.personId !== actor.personId ? (
              <DecideMergeForm
                proposalId={merge.id}
                submissionKey={newId()}
                choices={[
                  { verb: '批准合并', act: approveMergeAction },
                  { verb: '不予合并', act: refuseMergeAction },
                ]}
              />
            ) : null}
            {merge.state === 'proposed' && merge.personId === actor.personId ? (
              <p className="text-sm">您提请的，须由另一位同事批准。</p>
            ) : null}
            {merge.state === 'merged' ? (
              <DecideMergeForm
                proposalId={merge.id}
                submissionKey={newId()}
                choices={[{ verb: '撤回合并', act: askMergeReversalAction }]}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
