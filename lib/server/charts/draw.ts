import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([SVGRenderer, BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, AriaComponent])

/**
 * 画图时用的替身色，画完换成样式表里的名字：深色主题、灰度打印与页面同一套颜色。
 * 四种状态色之外只有墨色与线色。
 */
export const PAINT = {
  ink: '#010203',
  muted: '#040506',
  line: '#070809',
  accent: '#0a0b0c',
  normal: '#0d0e0f',
  due: '#101112',
  late: '#131415',
  closed: '#161718',
} as const
type Paint = keyof typeof PAINT

// 排版时按它量字；写进图里的那一份去掉，字体随页面（CSP 也不许行内样式）。
const FONT = 'sans-serif'

/** 画过的图，同样的数画出来是同一张；一张桌面三张图，逐次重画占去一次请求近两成的力气。 */
const drawn = new Map<string, string>()
const KEPT = 60

export type Drawing = { readonly width: number; readonly height: number; readonly option: EChartsCoreOption }

/**
 * 在服务器上画成一段 SVG：没有脚本，没有样式表（CSP 不许），没有动画。
 * 用完即弃，不弃的图会拖住进程。图只是样子，数在旁边的表里，所以对读屏隐去。
 */
export function drawChart(drawing: Drawing): string {
  const key = JSON.stringify(drawing)
  const former = drawn.get(key)
  const svg = former ?? drawNew(drawing)
  drawn.delete(key)
  drawn.set(key, svg)
  for (const oldest of drawn.keys()) {
    if (drawn.size <= KEPT) break
    drawn.delete(oldest)
  }
  return svg
}

function drawNew({ width, height, option }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT, fontSize: 12, color: PAINT.ink },
      aria: { enabled: true, decal: { show: true } },
      ...option,
    })
    return named(chart.renderToSVGString())
  } finally {
    chart.dispose()
  }
}

function named(svg: string): string {
  const bare = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (style|class|pointer-events)="[^"]*"/g, '')
    .replace(/^<svg[^>]*>/, (head) =>
      head.replace(/ (aria-label|role|xmlns|xmlns:xlink|version|baseProfile)="[^"]*"/g, ''),
    )
    .replace(
      /^<svg width="\d+" height="\d+"/,
      '<svg aria-hidden="true" focusable="false" class="h-auto w-full text-xs"',
    )
  return (Object.keys(PAINT) as Paint[]).reduce((text, paint) => {
    const { r, g, b } = partsOf(PAINT[paint])
    return text
      .replaceAll(PAINT[paint], `var(--${paint})`)
      .replaceAll(new RegExp(`rgb\\(${r}, ?${g}, ?${b}\\)`, 'g'), `var(--${paint})`)
  }, bare)
}

function partsOf(hex: string): { r: number; g: number; b: number } {
  const value = Number.parseInt(hex.slice(1), 16)
  return { r: value >> 16, g: (value >> 8) & 255, b: value & 255 }
}
