import type { FileFault } from '#lib/rules/rolls/imports/import-kinds'

/** 依规不收的文件；不是故障。话在规则里，这里只有代码。 */
export class SheetFault extends Error {
  readonly code: FileFault

  constructor(code: FileFault) {
    super(`a file is not taken in: ${code}`)
    this.code = code
  }
}
