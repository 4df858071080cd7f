import { LinkButton } from '#components/ui/link-button'

type YearLinksProps = { path: string; years: readonly number[]; year: number | undefined }

/** 登记簿一年一本：别的年份从这里打开；只有一年的不列。 */
export function YearLinks({ path, years, year }: YearLinksProps) {
  if (years.length < 2) return null
  return (
    <nav aria-label="年份" className="flex flex-wrap gap-2 pb-4 print:hidden">
      {years.map((one) => (
        <LinkButton
          key={one}
          href={`${path}?year=${one}`}
          size="dense"
          variant={one === year ? 'primary' : 'secondary'}
        >
          {one}年
        </LinkButton>
      ))}
    </nav>
  )
}
