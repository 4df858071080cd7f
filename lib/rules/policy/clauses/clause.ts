/** 文件的一条。`offline` 是不由软件办的缘由；没有它的，要么有代码照办，要么写在「尚未」里。 */
export type Clause = { readonly id: string; readonly gist: string; readonly offline?: string }
