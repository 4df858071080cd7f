import { AppLink, type AppLinkProps } from './app-link.tsx'
import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look.ts'

type LinkButtonProps = Omit<AppLinkProps, 'className'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  wide?: boolean
}

/** 长得像按钮的链接：去办事的那一页。`tel:` 也用它。 */
export function LinkButton({
  variant = 'secondary',
  size = 'plain',
  wide = false,
  href,
  ...rest
}: LinkButtonProps) {
  const className = buttonLook(variant, size, wide)
  if (href.startsWith('tel:')) return <a {...rest} href={href} className={className} />
  return <AppLink {...rest} href={href} className={className} />
}
