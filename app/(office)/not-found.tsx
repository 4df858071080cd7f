import type { Metadata } from 'next'
import { NothingHere } from '#components/ui/nothing-here'

export const metadata: Metadata = { title: '没有找到' }

/** 办公页里的「没有找到」：正文的框由外层给，这里不再套一个。 */
export default function NotFound() {
  return <NothingHere />
}
