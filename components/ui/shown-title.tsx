'use client'

import { useEffect } from 'react'

/**
 * 页签上的字。不归这个岗位看的页，服务器给的是「没有找到」，框架接手之后又换回那一页自己的名字；
 * 这里再换过来，离开时还它。
 */
export function ShownTitle({ title }: { title: string }) {
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      if (document.title === title) document.title = before
    }
  }, [title])
  return null
}
