import { hash, verify } from '@node-rs/argon2'

/** argon2id，19 MiB、两遍、单路（OWASP 的最低一档）；每次约 15 毫秒。 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 2
const MAY_WAIT = 200

// 查无此人时也算一次，时间上分不出账号有没有。
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$uoppUCsppKGo3VozGYTRBw$UAvPIUFzLoeoJi6pW2tzm2DByxz1YMaDdATrHujSRlQ'

let running = 0
const waiting: (() => void)[] = []

/** 同时至多算两个；排得太长就不排了（返回 false），免得内存与 CPU 被撞库占满。 */
async function takeTurn(): Promise<boolean> {
  if (running < AT_ONCE) {
    running += 1
    return true
  }
  if (waiting.length >= MAY_WAIT) return false
  await new Promise<void>((go) => waiting.push(go))
  return true
}

function giveTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}

/** 口令 → 摘要，存进账号。 */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** 口令对不对；账号不存在给 null，也照样算一次。忙不过来是 `busy`。 */
export async function checkPassword(
  storedHash: string | null,
  password: string,
): Promise<'right' | 'wrong' | 'busy'> {
  if (!(await takeTurn())) return 'busy'
  try {
    const matches = await verify(storedHash ?? NOBODY, password)
    return matches && storedHash !== null ? 'right' : 'wrong'
  } catch {
    return 'wrong'
  } finally {
    giveTurn()
  }
}
