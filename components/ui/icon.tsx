export type IconName =
  | 'home'
  | 'roll'
  | 'case'
  | 'inbox'
  | 'ledger'
  | 'chart'
  | 'paper'
  | 'people'
  | 'calendar'
  | 'search'
  | 'eye'
  | 'phone'
  | 'menu'
  | 'out'
  | 'info'
  | 'flag'
  | 'sun'
  | 'keys'
  | 'print'

const PATH: Readonly<Record<IconName, string>> = {
  home: 'M3 9.5 10 4l7 5.5V16H3zM8 16v-4h4v4',
  roll: 'M4 4h12v12H4zM7 8l1.5 1.5L11 7M7 13h6',
  case: 'M3 6h5l1.5 2H17v8H3zM3 6V4h5l1 2',
  inbox: 'M3 11h4l1 2h4l1-2h4M3 11l2-7h10l2 7v5H3z',
  ledger: 'M5 3h10v14H5zM8 7h4M8 10h4M8 13h2',
  chart: 'M4 16V9M8 16V5M12 16v-5M16 16V7M3 16.5h14',
  paper: 'M5 3h7l3 3v11H5zM12 3v3h3M8 10h4M8 13h4',
  people:
    'M7.5 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M3 16c0-3 2-5 4.5-5S12 13 12 16M13 9a2 2 0 1 0-.5-4M14 11c2 .3 3 2.2 3 5',
  calendar: 'M4 5h12v11H4zM4 8.5h12M7 3v3M13 3v3',
  search: 'M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10M13 13l4 4',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5M10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  phone: 'M5 3h3l1 4-2 1c1 2.5 2.5 4 5 5l1-2 4 1v3c0 1-1 2-2 2C9 17 3 11 3 5c0-1 1-2 2-2',
  menu: 'M3 5h14M3 10h14M3 15h14',
  out: 'M8 4H4v12h4M12 7l3 3-3 3M15 10H7',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9v4.5M10 6.2v.6',
  flag: 'M5 17V3M5 4h9l-2 3 2 3H5',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10 2v2M10 16v2M2 10h2M16 10h2M4.5 4.5 6 6M14 14l1.5 1.5M4.5 15.5 6 14M14 6l1.5-1.5',
  keys: 'M2.5 6h15v8h-15zM6 9h.5M9.5 9h.5M13 9h.5M7 11.5h6',
  print: 'M6 8V3h8v5M4 8h12v6h-2M6 14H4M6 12h8v5H6z',
}

/** 线条图标，随文字颜色。只作装饰：旁边总有字或 aria-label。 */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      <path d={PATH[name]} />
    </svg>
  )
}
