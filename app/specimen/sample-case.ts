import type { CaseLineItem } from '#components/pieces/case-line'
import type { DutyGroups } from '#components/pieces/duty-list'
import type { WallTile } from '#components/pieces/morning-wall'
import { CLOCKS } from './sample-clocks.ts'

function clockOf(id: string) {
  const found = CLOCKS.find((sample) => sample.id === id)
  if (found === undefined) throw new Error(`样张里没有时限 ${id}`)
  return found.clock
}

export const HISTORY: readonly CaseLineItem[] = [
  {
    id: '1',
    at: '2026-10-12T00:12:00.000Z',
    lane: 'school',
    kind: 'act',
    text: '点名：无故缺勤',
    by: '林雅琴',
  },
  {
    id: '2',
    at: '2026-10-12T02:30:00.000Z',
    lane: 'school',
    kind: 'act',
    text: '联系家长：联系不上',
    by: '林雅琴',
  },
  {
    id: '3',
    at: '2026-10-12T08:40:00.000Z',
    lane: 'school',
    kind: 'act',
    text: '第1次劝返（家访）',
    by: '林雅琴、陈国栋',
  },
  {
    id: '4',
    at: '2026-10-15T16:00:00.000Z',
    lane: 'school',
    kind: 'moved',
    to: 'township',
    text: '书面报告逾期，按已知情况移送',
    by: '系统',
  },
  {
    id: '5',
    at: '2026-10-16T01:05:00.000Z',
    lane: 'school',
    kind: 'paper',
    text: '均溪小疑辍〔2026〕7号 报告单补签',
    by: '校长 郑明远',
    href: '#papers',
  },
  {
    id: '6',
    at: '2026-10-16T03:20:00.000Z',
    lane: 'inspector',
    kind: 'act',
    text: '会签',
    by: '责任督学 苏文海',
  },
  { id: '7', at: '2026-10-16T07:48:00.000Z', lane: 'township', kind: 'act', text: '签收', by: '梅山镇 王芳' },
  {
    id: '8',
    at: '2026-10-21T16:00:00.000Z',
    lane: 'township',
    kind: 'broken',
    text: '入户劝返逾期2日',
    by: '梅山镇',
  },
  {
    id: '9',
    at: '2026-10-23T08:00:00.000Z',
    lane: 'township',
    kind: 'act',
    text: '入户劝返1次，家长同意送返',
    by: '王芳',
  },
  {
    id: '10',
    at: '2026-10-26T00:05:00.000Z',
    lane: 'township',
    kind: 'paper',
    text: '梅复通〔2026〕3号 限期复学通知书',
    by: '梅山镇人民政府',
    href: '#papers',
  },
  {
    id: '11',
    at: '2026-10-30T00:10:00.000Z',
    lane: 'school',
    kind: 'act',
    text: '确认返校，观察开始',
    by: '陈国栋',
  },
  {
    id: '12',
    at: '2026-11-24T01:00:00.000Z',
    lane: 'bureau',
    kind: 'act',
    text: '准予销号',
    by: '县教育局 何静',
  },
]

export const DUTIES: DutyGroups = {
  late: [
    {
      id: 'l1',
      about: '欧阳·阿卜杜拉·买买提江',
      aboutHref: '#case-line',
      detail: '九年级(12)班 · 大田县第二实验小学附属九年一贯制学校 · 14岁',
      what: '书面报告梅山镇人民政府',
      clause: '田政办规〔2023〕8号 三（四）',
      clock: clockOf('late'),
      act: { label: '补签报告单', href: '#papers' },
      note: '已逾期，职责已移送乡镇；学校逾期留在个案上',
    },
  ],
  today: [
    {
      id: 't1',
      about: '𠮷田䶮',
      aboutHref: '#case-line',
      detail: '三年(2)班 · 9岁',
      what: '联系家长',
      clause: '田政办规〔2023〕8号 三（四）',
      clock: clockOf('same-day'),
      act: { label: '记录联系', href: '#duties' },
    },
    {
      id: 't2',
      about: '吴思源',
      aboutHref: '#case-line',
      detail: '五年(1)班 · 11岁',
      what: '书面报告均溪镇人民政府',
      clock: clockOf('due'),
      act: { label: '起草报告单', href: '#papers' },
    },
  ],
  later: [
    {
      id: 'n1',
      about: '蔡欣怡',
      aboutHref: '#case-line',
      detail: '四年(3)班 · 10岁',
      what: '第2次劝返',
      clock: clockOf('running'),
      act: { label: '记录劝返', href: '#duties' },
    },
    {
      id: 'n2',
      about: '范子轩',
      detail: '二年(1)班 · 8岁',
      what: '学校向县教育局报送月报',
      clock: clockOf('provisional'),
      act: { label: '填写月报', href: '#duties' },
    },
  ],
  waiting: [
    {
      id: 'w1',
      about: '田秀兰',
      aboutHref: '#case-line',
      detail: '八年(4)班 · 13岁',
      what: '乡镇签收报告单',
      clock: clockOf('hours'),
      waitingFor: '梅山镇 王芳',
    },
  ],
}

export const WALL: readonly WallTile[] = [
  {
    id: '1',
    name: '一年(1)班',
    state: 'submitted',
    total: 44,
    absent: 0,
    at: '2026-11-24T00:02:00.000Z',
    href: '#wall',
  },
  {
    id: '2',
    name: '一年(2)班',
    state: 'submitted',
    total: 45,
    absent: 2,
    at: '2026-11-24T00:05:00.000Z',
    href: '#wall',
  },
  {
    id: '3',
    name: '三年(2)班',
    state: 'silent',
    total: 45,
    href: '#wall',
    contact: { name: '林雅琴', phone: '13900000001' },
  },
  {
    id: '4',
    name: '三年(3)班',
    state: 'submitted',
    total: 41,
    absent: 1,
    at: '2026-11-24T00:21:00.000Z',
    href: '#wall',
  },
  { id: '5', name: '六年(1)班', state: 'closed', why: '校外实践' },
  {
    id: '6',
    name: '大田县第二实验小学附属九年一贯制学校',
    state: 'silent',
    parts: { done: 11, total: 14 },
    href: '#wall',
  },
]
