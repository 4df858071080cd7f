import type { Metadata } from 'next'
import { NothingHere } from '#components/ui/nothing-here'

export const metadata: Metadata = { title: '没有找到' }

export default function NotFound() {
  return (
    <main className="px-4 py-16">
      <NothingHere />
    </main>
  )
}
