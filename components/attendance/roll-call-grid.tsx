'use client'

import { type KeyboardEvent, type TouchEvent, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import type { Tone } from '#components/ui/state-tag'
import { TapCell } from '#components/ui/tap-cell'
import type { AttendanceMark } from '#lib/rules/attendance/absence-reasons'
import { ATTENDANCE_MARK_LABEL } from '#lib/rules/labels'
import type { Marks } from './roll-call-marks.tsx'

export type PupilCell = {
  readonly childId: string
  readonly name: string
  /** 准假到哪天：至11月25日。 */
  readonly leaveUntil?: string
  /** 上一次点名没有到校。 */
  readonly awayBefore: boolean
  readonly mark: AttendanceMark
}

/** 点一次换一个；最常用的在前。 */
const CYCLE: readonly AttendanceMark[] = ['present', 'unexcused', 'sick', 'personal', 'late']
const TONE: Readonly<Record<AttendanceMark, Tone>> = {
  present: 'plain',
  unexcused: 'late',
  sick: 'due',
  personal: 'due',
  late: 'normal',
}
const LONG_PRESS_MS = 500
const ARROWS: Readonly<Record<string, 'left' | 'right' | 'up' | 'down'>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

type RollCallGridProps = {
  id: string
  pupils: readonly PupilCell[]
  marks: Marks
  onMark: (childId: string, to: AttendanceMark) => void
  /** 回车：到报送按钮去。 */
  onEnter: () => void
}

/** 名单格：点一次换一个状态，长按、右键或 M 键直接选；方向键在格间走。 */
export function RollCallGrid({ id, pupils, marks, onMark, onEnter }: RollCallGridProps) {
  const list = useRef<HTMLUListElement>(null)
  const timer = useRef<number>(0)
  const pressed = useRef(false)
  const [choosing, setChoosing] = useState<PupilCell | null>(null)
  const [current, setCurrent] = useState(0)

  function onKeyDown(event: KeyboardEvent, index: number, pupil: PupilCell): void {
    const way = ARROWS[event.key]
    if (way) {
      event.preventDefault()
      const cells = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])]
      const to = neighbour(cells, index, way)
      setCurrent(to)
      cells[to]?.focus()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      onEnter()
    } else if (event.key === 'm' || event.key === 'M' || event.key === 'ContextMenu') {
      event.preventDefault()
      setChoosing(pupil)
    }
  }

  const release = () => window.clearTimeout(timer.current)

  function press(pupil: PupilCell): void {
    pressed.current = false
    timer.current = window.setTimeout(() => {
      pressed.current = true
      setChoosing(pupil)
    }, LONG_PRESS_MS)
  }

  // 长按抬手时浏览器还会补一次点击，正落在刚弹出的选项上；拦下它。
  function lift(event: TouchEvent): void {
    release()
    if (pressed.current && event.cancelable) event.preventDefault()
    pressed.current = false
  }

  return (
    <>
      <p className="text-sm text-muted">
        点一次换一种，长按直接选。
        <span aria-hidden="true" className="mx-1 inline-block size-2 rounded-full bg-due" />
        上次点名未到。
      </p>
      <ul
        ref={list}
        aria-label="名单"
        className="grid grid-cols-2 gap-2 min-[30rem]:grid-cols-3 md:grid-cols-4 lg:grid-cols-6"
      >
        {pupils.map((pupil, index) => {
          const mark = marks[pupil.childId] ?? 'present'
          const onLeave = mark === 'sick' || mark === 'personal'
          return (
            <li key={pupil.childId}>
              <TapCell
                name={pupil.name}
                state={ATTENDANCE_MARK_LABEL[mark]}
                tone={TONE[mark]}
                {...(pupil.leaveUntil && onLeave ? { detail: pupil.leaveUntil } : {})}
                {...(pupil.awayBefore ? { mark: '上次点名未到' } : {})}
                tabIndex={index === current ? 0 : -1}
                onFocus={() => setCurrent(index)}
                onClick={() => onMark(pupil.childId, following(mark))}
                onKeyDown={(event) => onKeyDown(event, index, pupil)}
                onContextMenu={(event) => {
                  event.preventDefault()
                  setChoosing(pupil)
                }}
                onTouchStart={() => press(pupil)}
                onTouchEnd={lift}
                onTouchMove={release}
                onTouchCancel={release}
              />
            </li>
          )
        })}
      </ul>
      <Dialog
        id={`${id}-choose`}
        title={choosing ? `${choosing.name}：选一种` : ''}
        open={choosing !== null}
        onClose={() => setChoosing(null)}
      >
        <div className="grid grid-cols-2 gap-2">
          {CYCLE.map((to) => (
            <Button
              key={to}
              size="large"
              onClick={() => {
                if (choosing) onMark(choosing.childId, to)
                setChoosing(null)
              }}
            >
              {ATTENDANCE_MARK_LABEL[to]}
            </Button>
          ))}
        </div>
      </Dialog>
    </>
  )
}

function following(mark: AttendanceMark): AttendanceMark {
  return CYCLE[(CYCLE.indexOf(mark) + 1) % CYCLE.length] ?? 'present'
}

/** 格数随屏宽变，上下按位置找：同一列、紧邻的一行。 */
function neighbour(
  cells: readonly HTMLElement[],
  index: number,
  way: 'left' | 'right' | 'up' | 'down',
): number {
  if (way === 'left') return Math.max(index - 1, 0)
  if (way === 'right') return Math.min(index + 1, cells.length - 1)
  const here = cells[index]?.getBoundingClientRect()
  if (!here) return index
  const column = cells
    .map((cell, at) => ({ at, box: cell.getBoundingClientRect() }))
    .filter(({ box }) => Math.abs(box.left - here.left) < 2)
  const found =
    way === 'up'
      ? column.findLast(({ box }) => box.top < here.top - 2)
      : column.find(({ box }) => box.top > here.top + 2)
  return found?.at ?? index
}
