import { hash, verify } from '@node-rs/argon2'

/** argon2id，19 MiB、两遍、单路（OWASP 的最低一档）；每次约 15 毫秒。 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 2
const MAY_WAIT = 200

// 查无此人时也算一次，时间上分不出账号有没有。
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$uoppUCsppKGo3VozGYTRBw$UAvPIUFzLoeoJi6pW2tzm2DByxz1YMaDdATrHujSRlQ'

let placed = 0
let running = 0
const waiting: (() => void)[] = []

/** 队里的一个位置；用完必须离开。 */
export type Place = {
  /** 口令对不对；账号不存在给 null，也照样算一次。 */
  readonly check: (storedHash: string | null, password: string) => Promise<'right' | 'wrong'>
  readonly leave: () => void
  /** 让出位置去做别的（`away`），回来再占；给出占回来了没有。 */
  readonly stepOut: (away: () => Promise<unknown>) => Promise<boolean>
}

/** 占一个位置；排得太长就不排了（null），免得内存与 CPU 被撞库占满。先占到位置再记这次尝试，忙不过来的不算谁输错。 */
export function takePlace(): Place | null {
  if (!enter()) return null
  let inside = true
  const leave = () => {
    if (inside) placed -= 1
    inside = false
  }
  return {
    check,
    leave,
    stepOut: async (away) => {
      leave()
      await away()
      inside = enter()
      return inside
    },
  }
}

function enter(): boolean {
  if (placed >= AT_ONCE + MAY_WAIT) return false
  placed += 1
  return true
}

/** 同时至多算两个。 */
async function check(storedHash: string | null, password: string): Promise<'right' | 'wrong'> {
  if (running < AT_ONCE) running += 1
  else await new Promise<void>((go) => waiting.push(go))
  try {
    const matches = await verify(storedHash ?? NOBODY, password)
    return matches && storedHash !== null ? 'right' : 'wrong'
  } catch {
    return 'wrong'
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** 口令 → 摘要，存进账号。 */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** 口令对不对；忙不过来是 `busy`。 */
export async function checkPassword(
  storedHash: string | null,
  password: string,
): Promise<'right' | 'wrong' | 'busy'> {
  const place = takePlace()
  if (!place) return 'busy'
  try {
    return await place.check(storedHash, password)
  } finally {
    place.leave()
  }
}
