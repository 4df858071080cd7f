/** 一条防线怎样证：跑哪些文件，在哪一类里。文件自己说的数，与跑过几条一起报。 */
export type Proof = {
  readonly id: string
  readonly what: string
  readonly project: 'unit' | 'integration' | 'browser' | 'program'
  readonly files: readonly string[]
  /** 同一条还要别的一类文件来证。 */
  readonly also?: { readonly project: 'unit' | 'integration'; readonly files: readonly string[] }
}

export const PROOFS: readonly Proof[] = [
  {
    id: 'T01',
    what: '岗位 × 关系：谁看得见谁',
    project: 'integration',
    files: ['lib/data/reach.db.test.ts', 'lib/data/reach-in-view.db.test.ts'],
  },
  { id: 'T02', what: '原始 SQL 越县', project: 'integration', files: ['tests/prove/raw-sql.db.test.ts'] },
  {
    id: 'T03',
    what: '目录：每张表的防线',
    project: 'integration',
    files: ['tests/catalogue/catalogue.db.test.ts'],
  },
  { id: 'T04', what: '偷看的路', project: 'integration', files: ['tests/prove/leak-probes.db.test.ts'] },
  { id: 'T05', what: '连接池里的身份', project: 'integration', files: ['tests/prove/pool.db.test.ts'] },
  {
    id: 'T06',
    what: '不经页面直接调动作',
    project: 'browser',
    files: ['tests/e2e/two-counties.spec.ts', 'tests/e2e/bad-input.spec.ts'],
  },
  {
    id: 'T07',
    what: '多带的列；小数目不露人；三人三手；谁读得到限阅的列',
    project: 'unit',
    files: [
      'tests/prove/extra-fields.test.ts',
      'lib/rules/figures/suppress.test.ts',
      'lib/data/sensitive-readers.test.ts',
    ],
    also: {
      project: 'integration',
      files: ['lib/duties/cases/three-hands.db.test.ts', 'lib/data/reach.db.test.ts'],
    },
  },
  {
    id: 'T10',
    what: '写下就不改；记不进台账的事办不成',
    project: 'integration',
    files: [
      'tests/catalogue/guards.db.test.ts',
      'lib/ledger/chain.db.test.ts',
      'tests/prove/unwritten-events.db.test.ts',
    ],
  },
  {
    id: 'T11',
    what: '台账随机动一处',
    project: 'unit',
    files: ['tests/prove/tamper.test.ts', 'lib/ledger/verify.test.ts'],
  },
  {
    id: 'T12',
    what: '超级用户改账',
    project: 'integration',
    files: ['tests/prove/admin-attacks.db.test.ts'],
  },
  {
    id: 'T13',
    what: '时限与时区',
    project: 'unit',
    files: ['tests/prove/clock-zones.test.ts', 'lib/rules/clocks', 'lib/rules/calendar'],
  },
  { id: 'T14', what: '倒填', project: 'integration', files: ['tests/prove/backdating.db.test.ts'] },
  {
    id: 'T15',
    what: '步骤表：不跳步、不延后；瞒报的各种样子，县里看得到',
    project: 'unit',
    files: ['lib/rules/cases'],
    also: {
      project: 'integration',
      files: [
        'lib/duties/cases/whole-thread.db.test.ts',
        'lib/duties/cases/persuasion-limit.db.test.ts',
        'lib/duties/clock/moved-duties.db.test.ts',
        'lib/data/rolls/list-contradictions.db.test.ts',
        'lib/duties/rolls/matching',
        'lib/duties/leads',
      ],
    },
  },
  {
    id: 'T40',
    what: '坏的输入；乱填、乱截、乱套的提交',
    project: 'browser',
    files: ['tests/e2e/bad-input.spec.ts', 'tests/e2e/fuzz.spec.ts'],
  },
  {
    id: 'T41',
    what: '生僻字、隐形字、破字',
    project: 'integration',
    files: ['tests/prove/text-round-trip.db.test.ts'],
  },
  { id: 'T50', what: '文字里的脚本', project: 'browser', files: ['tests/e2e/xss.spec.ts'] },
  {
    id: 'T51',
    what: '安全头；每一页 × 每个岗位没有外站的东西',
    project: 'browser',
    files: ['tests/e2e/headers.spec.ts', 'tests/e2e/who-may-see.spec.ts'],
  },
  { id: 'T53', what: '会话', project: 'integration', files: ['lib/duties/identity/identity.db.test.ts'] },
  {
    id: 'T61',
    what: '拆掉一道防线，必须有人看见',
    project: 'program',
    files: ['tests/prove/remove-guards.ts'],
  },
]
