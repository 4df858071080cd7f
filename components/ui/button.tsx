import type { ComponentPropsWithRef } from 'react'
import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look.ts'

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'className'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** 占满一行，用于手机底栏。 */
  wide?: boolean
  /** 正在办：按钮仍可聚焦，但再按无效。 */
  pending?: boolean
  /** 正在办时写在按钮上的话，例如「正在报送」。 */
  pendingText?: string
}

/** 按钮。文字写按下之后已经办成的事：报送乡镇、签收、退回并说明。 */
export function Button({
  variant = 'secondary',
  size = 'plain',
  wide = false,
  pending = false,
  pendingText = '正在办理',
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? 'button' : type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      {...(pending ? {} : { onClick })}
      className={buttonLook(variant, size, wide)}
    >
      {pending ? `${pendingText}…` : children}
    </button>
  )
}
