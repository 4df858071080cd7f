import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openApi } from './open-api.ts'

const NOT_FOR_CHILDREN = /姓名|name|证件|idNumber|phone|address|住址|guardian|birth/i

describe('接口说明', () => {
  const described = JSON.parse(JSON.stringify(openApi()))

  test('每一种答法都写明了、没有一栏是人的', () => {
    expect(Object.keys(described.paths)).toEqual(['/api/v1/figures', '/api/v1/cases', '/api/v1/events'])
    for (const one of Object.values<{ get: { responses: Record<string, { content: object }> } }>(
      described.paths,
    )) {
      expect(Object.keys(one.get.responses)).toEqual(['200', '400', '401', '403', '429', '503'])
      const fields = [...JSON.stringify(one.get.responses['200']).matchAll(/"(\w+)":\{/g)].map(
        ([, field]) => field ?? '',
      )
      expect(fields.length).toBeGreaterThan(8)
      expect(fields.filter((field) => NOT_FOR_CHILDREN.test(field))).toEqual([])
    }
  })

  test('问法写明了缺省与上限', () => {
    const [after, limit] = described.paths['/api/v1/events'].get.parameters
    expect(after).toMatchObject({ name: 'after', in: 'query', required: false })
    expect(limit.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 500, default: 100 })
  })

  test('说明里的 schema 读得回来，多一栏就不收', () => {
    const letter = described.webhooks.caseEvents.post.requestBody.content['application/json'].schema
    const event = {
      ...{ seq: 1, id: '0190c9a0-0000-7000-8000-000000000001', verb: 'open_case', role: 'clock' },
      ...{ caseId: '0190c9a0-0000-7000-8000-000000000002', caseNumber: '2026-001', schoolCode: null },
      ...{ happenedOn: null, recordedAt: '2026-11-26T00:00:00.000Z' },
    }
    const read = z.fromJSONSchema(letter)
    expect(read.safeParse({ events: [event] }).success).toBe(true)
    expect(read.safeParse({ events: [{ ...event, name: '某' }] }).success).toBe(false)
    expect(read.safeParse({ events: [] }).success).toBe(false)
  })
})
