import type { ComponentProps } from 'react'

/** 菜单里一项的样子，链接也用它。 */
export const MENU_ITEM =
  'flex min-h-11 w-full items-center gap-2 px-4 text-left hover:bg-accent-soft lg:min-h-9'

/** 菜单里的一项，占满一行。 */
export function MenuItem({
  strong = false,
  ...rest
}: Omit<ComponentProps<'button'>, 'className'> & { strong?: boolean }) {
  return <button type="submit" {...rest} className={`${MENU_ITEM} ${strong ? 'font-semibold' : ''}`} />
}
