import type { Metadata } from 'next'
import { OfflineDesk } from '#components/offline/offline-desk'
import { currentSitting } from '#lib/auth/current-sitting'
import { recordTownshipVisitAction, sendRollCallAction, takeAlongAction } from './actions.ts'

export const metadata: Metadata = { title: '离线填写' }

/** 空的一页：服务器不往里放任何资料，只说此刻登录的是谁；不带 cookie 来取的，连这也没有。 */
export default async function OfflinePage() {
  const sitting = await currentSitting()
  return (
    <main className="mx-auto min-h-dvh w-full max-w-3xl px-4 py-6">
      <OfflineDesk
        owner={sitting?.personId ?? null}
        take={takeAlongAction}
        senders={{ visit: recordTownshipVisitAction, roll_call: sendRollCallAction }}
      />
    </main>
  )
}
