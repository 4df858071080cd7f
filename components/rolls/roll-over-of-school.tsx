import type { ComponentProps } from 'react'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { fullDayText } from '#components/ui/date-text'
import { Notice } from '#components/ui/notice'
import { Section } from '#components/ui/section'
import type { PlainDate } from '#lib/rules/calendar/plain-date'
import { type Obstacle, obstacleText, primaryLeavingClasses } from '#lib/rules/rolls/roll-over'
import { AdmitLeavers, ConfirmRollOver, PrepareRollOver, UndoRollOver } from './roll-over-forms.tsx'
import { RollOverPlan } from './roll-over-plan.tsx'

type Plan = ComponentProps<typeof RollOverPlan>
type Named = { readonly id: string; readonly name: string }
type Standing = {
  readonly id: string
  readonly state: string
  readonly takesOn: PlainDate
  readonly promoted: number
  readonly leavers: number
  readonly person: { readonly name: string }
  readonly confirmedBy: { readonly name: string } | null
  readonly classes: readonly { readonly classId: string | null; readonly toSchoolId: string | null }[]
  readonly elsewhere: readonly { readonly childId: string; readonly toSchoolId: string }[]
}

type OfSchoolProps = {
  readonly role: 'officer' | 'principal' | 'bureau'
  readonly school: Named
  readonly draft: {
    readonly takesOn: PlainDate
    readonly lines: Plan['lines']
    readonly classes: Plan['classes']
    readonly obstacles: readonly Obstacle[]
  }
  readonly standing: Standing | null
  readonly handed: readonly {
    readonly className: string
    readonly schoolName: string | null
    readonly count: number
  }[]
  readonly juniors: readonly Named[]
  readonly leaving: readonly (Named & { readonly classId: string })[]
  readonly leavers: readonly {
    readonly id: string
    readonly name: string
    readonly leavings: readonly {
      readonly class: { readonly name: string }
      readonly fromSchool: { readonly name: string }
    }[]
  }[]
  readonly ownClasses: readonly Named[]
  readonly keys: { readonly act: string; readonly admit: string }
  readonly acts: Pick<ComponentProps<typeof PrepareRollOver>, 'prepare'> &
    Pick<ComponentProps<typeof ConfirmRollOver>, 'confirm'> &
    Pick<ComponentProps<typeof UndoRollOver>, 'undo'> &
    Pick<ComponentProps<typeof AdmitLeavers>, 'admit'>
}

/** 一所学校的升班：挡着什么、现在轮到谁、预演、名单编班。 */
export function RollOverOfSchool(props: OfSchoolProps) {
  const { role, school, draft, standing, handed, juniors, leavers, ownClasses, keys, acts } = props
  const goTo = role === 'bureau' ? `/roll-over?school=${school.id}` : '/roll-over'
  const toSchoolId = standing?.classes.find((one) => one.toSchoolId)?.toSchoolId
  const toSchool = juniors.find(({ id }) => id === toSchoolId)?.name ?? null
  // 名单交给谁在备的时候才选，选之前不算挡着。
  const standsInTheWay = draft.obstacles.filter(({ code }) => code !== 'no_junior_school')
  const confirms = role !== 'officer'
  const elsewhere = elsewhereNames(props)
  const hasSixth = primaryLeavingClasses(draft.lines).length > 0
  return (
    <>
      {standing?.state === 'confirmed' ? (
        <Section id="done" title="已升班">
          <p>
            自{fullDayText(standing.takesOn)}起：升班 {standing.promoted} 人，毕业 {standing.leavers} 人。
            {standing.person.name}备，{standing.confirmedBy?.name}确认。
          </p>
          {handed.length > 0 ? (
            <ul className="mt-2">
              {handed.map((one) => (
                <li key={`${one.className}${one.schoolName}`}>
                  {one.className} {one.count} 人{one.schoolName ? `，名单已交${one.schoolName}` : '，离册'}
                </li>
              ))}
            </ul>
          ) : null}
          {confirms ? (
            <details className="mt-4">
              <summary className="flex min-h-11 items-center font-medium text-accent">撤销这次升班</summary>
              <p className="pb-3 text-muted">
                新班还没有点名、没有编进别的孩子、没有立案之前可以撤销，整校退回原班。
              </p>
              <UndoRollOver submissionKey={keys.act} rollOverId={standing.id} goTo={goTo} undo={acts.undo} />
            </details>
          ) : null}
        </Section>
      ) : (
        <>
          {standsInTheWay.length > 0 ? (
            <div className="pb-6">
              <Notice kind="warn" title="现在还办不了">
                <ul>
                  {standsInTheWay.map((one) => (
                    <li key={obstacleText(one)}>{obstacleText(one)}</li>
                  ))}
                </ul>
              </Notice>
            </div>
          ) : null}
          {standing?.state === 'prepared' && confirms && standsInTheWay.length === 0 ? (
            <Section
              id="confirm"
              title="确认"
              note={`${standing.person.name}已备好。确认之后整校一次办完，名册当即改变。`}
            >
              <ArrivalFocus key={standing.id}>
                <ConfirmRollOver
                  submissionKey={keys.act}
                  rollOverId={standing.id}
                  goTo={goTo}
                  confirm={acts.confirm}
                />
              </ArrivalFocus>
            </Section>
          ) : null}
          {role === 'officer' && standsInTheWay.length === 0 ? (
            <Section
              id="prepare"
              title={standing ? '重新备一次' : '备升班'}
              note="备好之后名册不动，等校长或教育局确认；其间名册变了，再备一次。"
            >
              <PrepareRollOver
                key={standing?.id ?? 'first'}
                submissionKey={keys.act}
                schoolId={school.id}
                newClasses={draft.lines.filter(({ kind }) => kind === 'entrants').length}
                juniors={hasSixth ? juniors.map(optionOf) : null}
                leaving={leavingClasses(draft.lines, props.leaving)}
                elsewhere={stillLeaving(standing, props.leaving)}
                prepare={acts.prepare}
              />
            </Section>
          ) : null}
          <Section
            id="plan"
            title="预演"
            note={`自${fullDayText(draft.takesOn)}起。未结个案、在走的时限、休学、送教都跟着孩子走。`}
          >
            <RollOverPlan lines={draft.lines} classes={draft.classes} toSchool={toSchool} />
            {elsewhere.length > 0 ? (
              <div className="pt-4">
                <p className="font-medium">去别的初中的</p>
                <ul>
                  {elsewhere.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
            ) : null}
          </Section>
        </>
      )}
      {leavers.length > 0 ? (
        <Section
          id="admit"
          title={`小学交来的名单，还没有编班 ${leavers.length}人`}
          note="开学当天放学还没有编班的，自动立未入学的案，由乡镇入户。"
        >
          <AdmitLeavers
            key={leavers.length}
            submissionKey={keys.admit}
            leavers={leavers.map(({ id, name, leavings: [from] }) => ({
              value: id,
              label: `${name}（${from?.fromSchool.name ?? ''}${from?.class.name ?? ''}）`,
            }))}
            classes={ownClasses.map(optionOf)}
            admit={acts.admit}
          />
        </Section>
      ) : null}
    </>
  )
}

function optionOf({ id, name }: Named) {
  return { value: id, label: name }
}

function leavingClasses(lines: Plan['lines'], leaving: OfSchoolProps['leaving']) {
  return lines.flatMap((line) => {
    const pupils =
      line.kind === 'graduates' ? leaving.filter(({ classId }) => classId === line.from.classId) : []
    return line.kind === 'graduates' && pupils.length > 0
      ? [{ id: line.from.classId, name: line.from.name, pupils }]
      : []
  })
}

/** 上一次写过、现在还在毕业班里的。 */
function stillLeaving(standing: Standing | null, leaving: OfSchoolProps['leaving']) {
  return (standing?.elsewhere ?? []).filter(({ childId }) => leaving.some(({ id }) => id === childId))
}

/** 备好的里面，谁去别的哪一所；备好之后离开毕业班的不再列。 */
function elsewhereNames({ standing, juniors, leaving }: OfSchoolProps): readonly string[] {
  const going = stillLeaving(standing, leaving)
  return juniors.flatMap(({ id, name }) => {
    const pupils = leaving.filter((pupil) =>
      going.some(({ childId, toSchoolId }) => childId === pupil.id && toSchoolId === id),
    )
    return pupils.length > 0 ? [`${name}：${pupils.map((pupil) => pupil.name).join('、')}`] : []
  })
}
