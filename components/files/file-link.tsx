import type { ReactNode } from 'react'

/** 一份附件：点开即下载，每次都留痕。 */
export function FileLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a href={`/api/files/${id}`} download className="text-accent underline">
      {children}
    </a>
  )
}
