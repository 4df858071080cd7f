import { LinkButton } from './link-button.tsx'

/** 没有、够不着、写错了：同一段话，不说是哪一种。 */
export function NothingHere() {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-start gap-4 py-8">
      <h1 className="text-xl">没有找到这一页</h1>
      <p>地址可能有误，或者这一页不在您现在岗位的范围内。请核对地址，或回到工作台从待办进入。</p>
      <LinkButton href="/" variant="primary">
        回到工作台
      </LinkButton>
    </div>
  )
}
