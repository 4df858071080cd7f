type ProgressProps = { label: string; done: number; total: number; unit?: string }

/** 进度条，数字写在旁边。total 为 0 时只写「无」。 */
export function Progress({ label, done, total, unit = '' }: ProgressProps) {
  const share = total > 0 ? Math.min(100, (done / total) * 100) : 0
  return (
    <div className="flex flex-col gap-1">
      <div className="flex justify-between gap-4 text-sm">
        <span>{label}</span>
        <span className="text-muted">{total > 0 ? `${done}/${total}${unit}` : '无'}</span>
      </div>
      <svg
        role="img"
        aria-label={`${label} ${done}/${total}${unit}`}
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="h-1 w-full"
      >
        <rect width="100" height="4" className="fill-line" />
        <rect width={share} height="4" className={done >= total ? 'fill-normal' : 'fill-accent'} />
      </svg>
    </div>
  )
}
