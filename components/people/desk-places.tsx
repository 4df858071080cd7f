import { LinkButton } from '#components/ui/link-button'

type Place = { readonly href: string; readonly label: string }

/** 办公桌上通往人与责任各处的一排；本地文件没有要求的，没有这一处。 */
export function DeskPlaces({ places }: { places: readonly Place[] }) {
  if (places.length === 0) return null
  return (
    <nav aria-label="人与责任" className="flex flex-wrap gap-2 pb-4 print:hidden">
      {places.map(({ href, label }) => (
        <LinkButton key={href} href={href} size="dense">
          {label}
        </LinkButton>
      ))}
    </nav>
  )
}
