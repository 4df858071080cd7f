/** 源码里的一道防线：把 `from` 换成 `to`，`test` 必须变红。 */
export type SourceGuard = {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
  readonly test: string
  readonly project: 'unit' | 'integration'
}

export const SOURCE_GUARDS: readonly SourceGuard[] = [
  {
    what: '表单只收认识的键',
    file: 'lib/schemas/cases/strike-off.ts',
    from: 'z.strictObject',
    to: 'z.object',
    test: 'tests/prove/extra-fields.test.ts',
    project: 'unit',
  },
  {
    what: '动作先问是谁',
    file: 'lib/server/form-action.ts',
    from: 'if (!asking.ok) return refused(asking.refusal)',
    to: '',
    test: 'lib/server/form-action.test.ts',
    project: 'unit',
  },
  {
    what: '动作先问从哪来',
    file: 'lib/server/form-action.ts',
    from: `if (!comesFromOurPages(await headers())) return refused({ code: 'not_allowed' })`,
    to: 'await headers()',
    test: 'lib/server/form-action.test.ts',
    project: 'unit',
  },
  {
    what: '日志擦去号码',
    file: 'lib/server/scrub.ts',
    from: 'return PERSONAL.reduce((left, pattern) => left.replace(pattern, GONE), text)',
    to: 'return text',
    test: 'lib/server/log.test.ts',
    project: 'unit',
  },
  {
    what: '错误不带消息',
    file: 'lib/server/log.ts',
    from: `error: word(name) ?? 'Error'`,
    to: `error: String(error)`,
    test: 'lib/server/log.test.ts',
    project: 'unit',
  },
  {
    what: '正文上限',
    file: 'lib/server/turned-away.ts',
    from: '> BODY_LIMIT_BYTES',
    to: '> Infinity',
    test: 'lib/server/gate.test.ts',
    project: 'unit',
  },
  {
    what: '脚本凭随机数',
    file: 'lib/server/security-headers.ts',
    from: `'nonce-\${nonce}' 'strict-dynamic'`,
    to: `'unsafe-inline'`,
    test: 'lib/server/gate.test.ts',
    project: 'unit',
  },
  {
    what: '转发头不算数',
    file: 'lib/server/forwarded-headers.ts',
    from: 'if (proxies > 0) return',
    to: 'return',
    test: 'lib/server/gate.test.ts',
    project: 'unit',
  },
  {
    what: '指标只给本机',
    file: 'lib/server/metrics-reader.ts',
    from: 'return LOOPBACK.has(clientAddress(headers))',
    to: 'return true',
    test: 'lib/server/metrics-reader.test.ts',
    project: 'unit',
  },
  {
    what: '调休的安排',
    file: 'lib/rules/calendar/working-days.ts',
    from: 'if (named) return { ...named, covered }',
    to: '',
    test: 'lib/rules/calendar/working-days.test.ts',
    project: 'unit',
  },
  {
    what: '链头的签名',
    file: 'lib/ledger/verify.ts',
    from: '!headIsSigned(publicKey, tenantId, head)',
    to: 'false',
    test: 'lib/ledger/verify.test.ts',
    project: 'unit',
  },
  {
    what: '查询先圈范围（个案）',
    file: 'lib/data/reach.ts',
    from: 'tenantId: actor.tenantId',
    to: '',
    test: 'lib/data/reach.db.test.ts',
    project: 'integration',
  },
  {
    what: '同一把键只办一次',
    file: 'lib/data/submissions.ts',
    from: 'if (earlier) return earlier',
    to: '',
    test: 'lib/duties/attendance/submit-roll-call.db.test.ts',
    project: 'integration',
  },
  {
    what: '时限只有一个后台抢得到',
    file: 'lib/data/overdue.ts',
    from: 'if (count !== 1) return null',
    to: '',
    test: 'lib/duties/clock/break-deadline.db.test.ts',
    project: 'integration',
  },
  {
    what: '夜里不送',
    file: 'lib/jobs/deliver.ts',
    from: 'if (isQuiet(instant(delivery.clock.now().getTime()))) return 0',
    to: '',
    test: 'lib/jobs/deliver.db.test.ts',
    project: 'integration',
  },
  {
    what: '恢复要对内容',
    file: 'lib/commands/backup/restore-backup.ts',
    from: 'else if (wanted.sha256 !== here.sha256)',
    to: 'else if (false)',
    test: 'lib/commands/backup/restore-drill.db.test.ts',
    project: 'integration',
  },
  {
    what: '恢复要认密钥',
    file: 'lib/commands/backup/restore-backup.ts',
    from: 'if (wrong.length > 0)',
    to: 'if (false)',
    test: 'lib/commands/backup/restore-drill.db.test.ts',
    project: 'integration',
  },
]
