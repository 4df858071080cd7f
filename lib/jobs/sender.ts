import type { Addressee } from '#lib/data/outbox'

/** 要送到手机上的一条：一项义务一级只有一条，`key` 就是它的名字，对方据此去重。 */
export type Dispatch = {
  readonly key: string
  readonly tenantCode: string
  readonly unitId: string
  readonly role: string
  readonly to: readonly Addressee[]
  /** 没有儿童、没有案号的一句话。 */
  readonly text: string
}

/**
 * 站外渠道的接口。接短信、企业微信时写一个 `send`：五秒内送出或抛出，抛出的下一轮再送；
 * 可能重复送达（对方收下了、这边没来得及记），所以要把 `key` 交给对方去重。
 */
export type Sender = {
  readonly name: string
  send(dispatch: Dispatch): Promise<void>
}

/** 没有接站外渠道：站内的时限单就是送达。 */
export const inAppOnly: Sender = { name: 'in-app', send: async () => undefined }
