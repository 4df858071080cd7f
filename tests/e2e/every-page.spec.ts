import { lookedAt } from './axe-tour.ts'
import { pageRoutes } from './product.ts'
import { expect, test } from './sign-in.ts'

// 看各页的测试都办完了才轮到这一份；有一个没通过，这份清点随之也不通过。
test('构建里的每一页都看过了', () => {
  const seen = lookedAt()
  const unseen = pageRoutes().filter((route) => {
    const shape = new RegExp(`^${route.replaceAll(/\[\w+\]/g, '[^/]+')}$`)
    return !seen.some((address) => shape.test(address))
  })
  // 首页只是转到各自的办公桌；样张另有一份自己的测试。
  expect(unseen.filter((route) => !['/', '/specimen'].includes(route))).toEqual([])
})
