export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'quiet'
export type ButtonSize = 'dense' | 'plain' | 'large'

const VARIANT: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  secondary: 'border-line-strong bg-surface text-accent hover:border-accent hover:bg-accent-soft',
  danger: 'border-late bg-surface text-late hover:bg-late-soft',
  quiet: 'border-transparent text-accent hover:bg-accent-soft',
}

// 手机上任何可按之处不小于 44 像素；表格里的密按钮只在桌面变矮。
const SIZE: Readonly<Record<ButtonSize, string>> = {
  dense: 'min-h-11 px-3 lg:min-h-8',
  plain: 'min-h-11 px-4 lg:min-h-9',
  large: 'min-h-12 px-6 text-base',
}

/** 按钮与按钮样链接共用的样子。 */
export function buttonLook(variant: ButtonVariant, size: ButtonSize, wide: boolean): string {
  return `btn ${VARIANT[variant]} ${SIZE[size]}${wide ? ' w-full' : ''}`
}
