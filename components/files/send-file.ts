import type { Answer } from '#lib/rules/answer'

export type SentFile = { readonly attachmentId: string; readonly kind: string }

/** 传一份文件，边传边报进度（fetch 报不了上传进度）；网断了是 null，同一键可以再传。 */
export function sendFile(
  what: Readonly<Record<string, string>>,
  body: Blob,
  onProgress: (percent: number) => void,
): Promise<Answer<SentFile> | null> {
  return new Promise((answer) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/files?${new URLSearchParams(what)}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.timeout = 120_000
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100))
    request.onload = () => answer(parsed(request.responseText))
    request.onerror = () => answer(null)
    request.ontimeout = () => answer(null)
    request.send(body)
  })
}

function parsed(text: string): Answer<SentFile> | null {
  try {
    return JSON.parse(text) as Answer<SentFile>
  } catch {
    return null
  }
}
