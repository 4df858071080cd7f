import type { Metadata } from 'next'
import { DecideMergeForm } from '#components/rolls/decide-merge-form'
import { PageHeader } from '#components/ui/page-header'
import { StateTag } from '#components/ui/state-tag'
import { requireActor } from '#lib/auth/require-actor'
import { newId } from '#lib/data/ids'
import { listMerges } from '#lib/data/rolls/matching/merges'
import { isMergeState, MERGE_STATES } from '#lib/rules/rolls/matching/decisions'
import { deps } from '#lib/server/deps'
import {
  approveMergeAction,
  approveMergeReversalAction,
  askMergeReversalAction,
  refuseMergeAction,
  refuseMergeReversalAction,
} from './actions.ts'

export const metadata: Metadata = { title: '合并登记' }

const WAITS: readonly string[] = ['proposed', 'reversal_asked']

/** 合并的各件：提请的人不能自己批；合并之后可以撤回，也要两个人。 */
export default async function MergesPage() {
  const actor = await requireActor('bureau')
  const merges = await deps().db.asActor(actor, (tx) => listMerges(tx, actor))
  return (
    <>
      <PageHeader
        title="合并登记"
        crumbs={[{ label: '人籍比对', href: '/comparison' }]}
        lead="一人提请，另一人批准；停用的一条不删除。撤回也是一人请求、另一人同意。"
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
                <StateTag tone={WAITS.includes(merge.state) ? 'due' : 'plain'}>
                  {MERGE_STATES[merge.state]}
                </StateTag>
              ) : null}
            </p>
            <p className="text-sm text-muted">
              {merge.person.name}提请：{merge.reason}
              {merge.decidedBy ? `；${merge.decidedBy.name}：${merge.decidedWhy ?? ''}` : ''}
              {merge.reversalBy ? `；${merge.reversalBy.name}请求撤回：${merge.reversalWhy ?? ''}` : ''}
              {merge.reversalDecidedBy
                ? `；${merge.reversalDecidedBy.name}：${merge.reversalDecidedWhy ?? ''}`
                : ''}
            </p>
            <MergeAnswer merge={merge} me={actor.personId} />
          </li>
        ))}
      </ul>
    </>
  )
}

type Waiting = {
  readonly id: string
  readonly state: string
  readonly personId: string
  readonly reversalById: string | null
}

/** 这一件此刻轮得到这个人做什么；自己提的等另一个人。 */
function MergeAnswer({ merge, me }: { merge: Waiting; me: string }) {
  const form = (choices: Parameters<typeof DecideMergeForm>[0]['choices']) => (
    <DecideMergeForm proposalId={merge.id} submissionKey={newId()} choices={choices} />
  )
  const own = <p className="text-sm">您提的，须由另一位同事定。</p>
  switch (merge.state) {
    case 'proposed':
      return merge.personId === me
        ? own
        : form([
            { verb: '批准合并', act: approveMergeAction },
            { verb: '不予合并', act: refuseMergeAction },
          ])
    case 'merged':
      return form([{ verb: '请求撤回合并', act: askMergeReversalAction }])
    case 'reversal_asked':
      return merge.reversalById === me
        ? own
        : form([
            { verb: '同意撤回', act: approveMergeReversalAction },
            { verb: '不同意撤回', act: refuseMergeReversalAction },
          ])
    default:
      return null
  }
}
