import type { Route } from 'next'
import Link from 'next/link'
import type { ComponentProps } from 'react'

export type AppLinkProps = Omit<ComponentProps<typeof Link>, 'href' | 'as' | 'prefetch'> & { href: string }

/** 站内链接。不预取：一屏几十行的台账不该替人打开几十个个案，每次打开都留痕。 */
export function AppLink({ href, ...rest }: AppLinkProps) {
  return <Link {...rest} href={href as Route} prefetch={false} />
}

/** 正文里的链接。 */
export function TextLink({ className = '', ...rest }: AppLinkProps) {
  return <AppLink {...rest} className={className ? `link ${className}` : 'link'} />
}
