'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'

/**
 * 给出「办成了，留着的别的页已旧」这一句。路由器为后退留着看过的页；这一步的答复里没有新的页，
 * 留着的也就不会作废，所以等真的后退（前进）时整个重取一次。点链接去的页本来就现取。
 */
export function useKeptPages(): () => void {
  const router = useRouter()
  return useCallback(() => {
    // 下一轮再说：让路由器先走到那一页，再重取那一页。
    addEventListener('popstate', () => setTimeout(() => router.refresh()), { once: true })
  }, [router])
}
