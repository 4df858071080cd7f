import { expect, test } from 'vitest'
import { type Placed, planDistribution, type Standing } from './plan.ts'

const TABLES = [
  { name: 'app.child', ofTenant: true },
  { name: 'app.dropout_case', ofTenant: true },
  { name: 'app.tenant', ofTenant: false },
  { name: 'guard.context_key', ofTenant: false },
]
const KEYS = [
  {
    table: 'app.dropout_case',
    name: 'case_child',
    definition: 'FOREIGN KEY (tenant_id, child_id) REFERENCES app.child (tenant_id, id)',
  },
]
const standing = (placed: readonly Placed[]): Standing => ({ tables: TABLES, keys: KEYS, placed })

test('参考表先成参考表，租户表按租户分布、挨着同一张，外键让开再回来', () => {
  const plan = planDistribution(standing([]))
  expect(plan.slice(2)).toEqual([
    'alter table app.dropout_case drop constraint case_child',
    `select create_reference_table('app.tenant')`,
    `select create_reference_table('guard.context_key')`,
    `select create_distributed_table('app.child', 'tenant_id', colocate_with => 'default')`,
    `select create_distributed_table('app.dropout_case', 'tenant_id', colocate_with => 'app.child')`,
    'alter table app.dropout_case add constraint case_child FOREIGN KEY (tenant_id, child_id) REFERENCES app.child (tenant_id, id)',
  ])
})

test('跑第二遍无事可做；升级添了一张表，只动那一张', () => {
  const all: Placed[] = TABLES.map(({ name, ofTenant }) => ({
    name,
    kind: ofTenant ? 'distributed' : 'reference',
  }))
  expect(planDistribution(standing(all))).toEqual([])
  const later = planDistribution(standing(all.filter(({ name }) => name !== 'app.dropout_case')))
  expect(later.filter((sql) => sql.startsWith('select'))).toEqual([
    `select create_distributed_table('app.dropout_case', 'tenant_id', colocate_with => 'app.child')`,
  ])
})
