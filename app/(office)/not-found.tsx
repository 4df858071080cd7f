import type { Metadata } from 'next'
import { NothingHere } from '#components/ui/nothing-here'
import { ShownTitle } from '#components/ui/shown-title'

const TITLE = '没有找到'

export const metadata: Metadata = { title: TITLE }

/** 办公页里的「没有找到」：正文的框由外层给，这里不再套一个。 */
export default function NotFound() {
  return (
    <>
      <ShownTitle title={`${TITLE} · 保学`} />
      <NothingHere />
    </>
  )
}
