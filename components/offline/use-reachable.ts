import { useCallback, useEffect, useState } from 'react'

const ANSWER_WITHIN_MS = 5_000
const ASK_AGAIN_MS = 5_000

/**
 * 服务器此刻够不够得着。设备说断了就是断了；设备说通不作数：连着没有外网的无线，也说是通的。
 * `assumed`：开头当作通还是先问。够得着的时候不再问；够不着，每五秒问一次，直到有答复。
 */
export function useReachable(assumed: boolean): { reachable: boolean; ask: () => void } {
  const [reachable, setReachable] = useState(assumed)
  const [asked, setAsked] = useState(assumed ? 0 : 1)
  const ask = useCallback(() => setAsked((before) => before + 1), [])

  useEffect(() => {
    const lost = () => setReachable(false)
    if (!navigator.onLine) lost()
    addEventListener('online', ask)
    addEventListener('offline', lost)
    return () => {
      removeEventListener('online', ask)
      removeEventListener('offline', lost)
    }
  }, [ask])

  useEffect(() => {
    if (asked === 0) return
    let current = true
    void answers().then((answered) => {
      if (current) setReachable(answered)
    })
    return () => {
      current = false
    }
  }, [asked])

  useEffect(() => {
    if (reachable) return
    const turn = setInterval(ask, ASK_AGAIN_MS)
    return () => clearInterval(turn)
  }, [reachable, ask])

  return { reachable, ask }
}

async function answers(): Promise<boolean> {
  if (!navigator.onLine) return false
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
    const answer = await fetch('/api/health', { cache: 'no-store', credentials: 'omit', signal })
    // 要登录的公共无线，什么地址都答 200；答的得是我们的话。
    return answer.ok && (await answer.json()).ok === true
  } catch {
    return false
  }
}
