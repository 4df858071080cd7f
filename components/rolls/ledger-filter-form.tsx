import { Button } from '#components/ui/button'
import { LinkButton } from '#components/ui/link-button'
import { Select } from '#components/ui/select'
import { TextInput } from '#components/ui/text-input'
import { CASE_STATE_LABEL, STANDING_OF, STATES_OF_LINE } from '#lib/rules/cases/case-states'
import { CHILD_CATEGORIES } from '#lib/rules/people/child-categories'
import { AGE_BANDS } from '#lib/rules/rolls/school-age'
import { STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import type { Ledger } from '#lib/rules/rolls/three-ledgers'

type Place = { readonly id: string; readonly name: string }

type LedgerFilterFormProps = {
  ledger: Ledger
  path: string
  filter: {
    readonly on: string
    readonly townshipId?: string
    readonly villageId?: string
    readonly schoolId?: string
    readonly classId?: string
    readonly status?: string
    readonly state?: string
    readonly category?: string
    readonly band?: string
  }
  today: string
  places: Readonly<Record<'townships' | 'villages' | 'schools' | 'classes', readonly Place[]>>
}

// 已毕业的不在台账上，不作筛选。
const STATUSES = Object.entries(STUDY_STATUSES)
  .filter(([value]) => value !== 'graduated')
  .map(([value, label]) => ({ value, label }))
const STATES = STATES_OF_LINE.truancy
  .filter((state) => STANDING_OF[state] !== 'until')
  .map((value) => ({ value, label: value === 'struck_off' ? '本学年已销号' : CASE_STATE_LABEL[value] }))
const BANDS = Object.entries(AGE_BANDS).map(([value, { label }]) => ({ value, label }))
// 限阅的类别不作筛选条件：筛出来就等于说了出来。
const CATEGORIES = Object.entries(CHILD_CATEGORIES)
  .filter(([, rule]) => !rule.restricted)
  .map(([value, rule]) => ({ value, label: rule.label }))

/** 照哪一天、哪里、什么状态。不用脚本也能筛；筛选都在地址里。 */
export function LedgerFilterForm({ ledger, path, filter, today, places }: LedgerFilterFormProps) {
  return (
    <form action={path} className="grid grid-cols-2 items-end gap-3 pb-4 lg:grid-cols-4 print:hidden">
      <TextInput
        id="on"
        name="on"
        label="照哪一天"
        type="date"
        required
        max={today}
        defaultValue={filter.on}
      />
      <PlaceSelect id="township" label="乡镇" places={places.townships} chosen={filter.townshipId} />
      <PlaceSelect id="village" label="村（社区）" places={places.villages} chosen={filter.villageId} />
      <PlaceSelect id="school" label="学校" places={places.schools} chosen={filter.schoolId} />
      <PlaceSelect id="class" label="班级" places={places.classes} chosen={filter.classId} />
      {ledger === 'school_age' ? (
        <Select
          id="status"
          name="status"
          label="就学状态"
          required
          empty="全部"
          options={STATUSES}
          defaultValue={filter.status ?? ''}
        />
      ) : (
        <Select
          id="state"
          name="state"
          label="当前步骤"
          required
          empty="全部在账的"
          options={STATES}
          defaultValue={filter.state ?? ''}
        />
      )}
      {ledger === 'school_age' ? (
        <Select
          id="band"
          name="band"
          label="学龄"
          required
          empty="全部"
          options={BANDS}
          defaultValue={filter.band ?? ''}
        />
      ) : null}
      <Select
        id="category"
        name="category"
        label="类别"
        required
        empty="全部"
        options={CATEGORIES}
        defaultValue={filter.category ?? ''}
      />
      <div className="col-span-2 flex gap-3 lg:col-span-1">
        <Button type="submit" variant="primary">
          筛选
        </Button>
        <LinkButton href={path}>清除</LinkButton>
      </div>
    </form>
  )
}

function PlaceSelect({
  id,
  label,
  places,
  chosen,
}: {
  id: string
  label: string
  places: readonly Place[]
  chosen: string | undefined
}) {
  if (places.length === 0) return null
  return (
    <Select
      id={id}
      name={id}
      label={label}
      required
      empty="全部"
      options={places.map((place) => ({ value: place.id, label: place.name }))}
      defaultValue={chosen ?? ''}
    />
  )
}
