import { z } from 'zod'
import {
  casesAnswer,
  casesQuery,
  eventsAnswer,
  eventsQuery,
  figuresAnswer,
  figuresQuery,
  pushedLetter,
  refusalAnswer,
} from '#lib/schemas/interfaces/answers'

type Schema = Readonly<Record<string, unknown>>

function answer(schema: z.ZodType): Schema {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io: 'output' })
  return plain
}

function queryOf(schema: z.ZodType): readonly Schema[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  return Object.entries(properties).map(([name, one]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema: one },
  }))
}

function json(description: string, schema: z.ZodType): Schema {
  return { description, content: { 'application/json': { schema: answer(schema) } } }
}

const REFUSALS = {
  '400': json('问法不对', refusalAnswer),
  '401': json('不认得口令', refusalAnswer),
  '403': json('凭据已停用，或没有登记这一种', refusalAnswer),
  '429': json('读得太勤；`Retry-After` 是过几秒再来', refusalAnswer),
  '503': json('一时忙不过来，稍后再来', refusalAnswer),
} as const

function reading(summary: string, description: string, query: z.ZodType, given: z.ZodType): Schema {
  return {
    get: {
      summary,
      description,
      parameters: queryOf(query),
      responses: { '200': json('取到了', given), ...REFUSALS },
    },
  }
}

/** 对外接口的说明（OpenAPI 3.1）：问法与答法出自同一份 schema，服务器答出去之前也照它验。 */
export function openApi(): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: '保学 数据对接接口',
      version: '1',
      description:
        '由县教育局登记凭据后读取。没有儿童的姓名、号码、住址、病情；人数 1 至 4 的不给确数。每次读取都留痕。',
    },
    security: [{ token: [] }],
    paths: {
      '/api/v1/figures': reading(
        '全县此刻的数字',
        '与县教育局、市州屏幕上的同一个数法。',
        figuresQuery,
        figuresAnswer,
      ),
      '/api/v1/cases': reading(
        '个案',
        '按编号的次序一页一页地取：把答复里的 next 作下一次的 after，直到 next 是 null。',
        casesQuery,
        casesAnswer,
      ),
      '/api/v1/events': reading(
        '个案上的每一步',
        '顺着台账链从 after 之后取：把答复里的 seq 作下一次的 after，不漏不重。一页可以是空的而 more 为真。',
        eventsQuery,
        eventsAnswer,
      ),
    },
    webhooks: {
      caseEvents: {
        post: {
          summary: '推送个案上新发生的事',
          description:
            '登记了推送地址的，事情发生后一两分钟内送到。对方在五秒内答 2xx 才算送到；没有送到的隔得越来越久再送，同一件可能送到两次，凭事件编号去重。' +
            '先验签名再用：Baoxue-Signature 是 v1= 加 HMAC-SHA256（推送密钥，Baoxue-Timestamp 的值 + "." + 正文原文）的十六进制；时刻差得多的不收。',
          parameters: ['Baoxue-Timestamp', 'Baoxue-Signature'].map((name) => ({
            ...{ name, in: 'header', required: true, schema: { type: 'string' } },
          })),
          requestBody: { required: true, content: { 'application/json': { schema: answer(pushedLetter) } } },
          responses: { '200': { description: '收下了' } },
        },
      },
    },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
}
