/** 浏览器拿到的只有引用：哪个租户的哪个会话。是谁、能做什么，都不在里面。 */
export type SessionReference = { readonly tenantId: string; readonly sessionId: string }
