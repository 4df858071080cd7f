import type { Rounds } from '#lib/jobs/rounds'

/** 不关推送的测试：没有写明一个来源，真要送就抛。 */
export const pushesNothing: Rounds['pushing'] = {
  keys: { fieldKey: '0'.repeat(64), indexKey: '0'.repeat(64) },
  origins: [],
  post: async () => {
    throw new Error('this test pushes nothing')
  },
}
