/** 骨架：等过 300 毫秒才出现，占位与真内容同高，内容到了不跳。 */
export function Skeleton({ lines = 4, label = '正在读取' }: { lines?: number; label?: string }) {
  return (
    <div role="status" className="appears-late flex flex-col gap-3 py-2">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
        <span key={line} aria-hidden="true" className="block h-8 rounded-sm bg-sunken odd:w-3/4" />
      ))}
    </div>
  )
}
