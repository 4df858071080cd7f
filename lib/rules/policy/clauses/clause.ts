/**
 * 文件的一条。`offline` 是不由软件办的缘由；没有它的，要么有代码照办，要么写在「尚未」里。
 * `place` 是文件自己的编号，印在送给家长的文书上；编号 `id` 只在本系统里用。
 */
export type Clause = {
  readonly id: string
  readonly gist: string
  readonly offline?: string
  readonly place?: string
}
