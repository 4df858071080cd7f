import type { ReactNode } from 'react'
import { ChildField } from '#components/identity/child-field'
import { DayText } from '#components/ui/date-text'
import { maskedField } from '#lib/data/masked-fields'
import { mayReveal, type RevealableField } from '#lib/rules/people/may-reveal'
import type { LoadedChild } from '#lib/server/children/load-child'
import { revealChildFieldAction } from './actions.ts'

/** 基本情况：证件、住址、监护人都先掩着，按次写明事由才看。 */
export function ChildFacts({ loaded }: { loaded: LoadedChild }) {
  const { child, now } = loaded
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 border-t border-line pt-4 pb-8 lg:grid-cols-[auto_1fr_auto_1fr]">
      <Fact label="出生">
        <DayText day={child.birthOn} today={now.today} />
      </Fact>
      <Fact label="身份证件号码">
        <Sealed loaded={loaded} field="id_number" sealed={child.idCipher} />
        {child.idKind === 'none' ? '（未取得户籍）' : null}
      </Fact>
      <Fact label="学籍号">
        <Sealed loaded={loaded} field="student_number" sealed={child.studentNumberCipher} />
      </Fact>
      <Fact label="户籍地">{child.householdTownship?.name ?? child.householdCode ?? '没有登记'}</Fact>
      <Fact label="常住">
        {child.township?.name} {child.village?.name}
      </Fact>
      <Fact label="家庭住址">
        <Sealed loaded={loaded} field="address" sealed={child.addressCipher} />
      </Fact>
      {child.guardians.map((guardian) => (
        <Fact key={guardian.id} label={guardian.main ? '主要监护人' : '监护人'}>
          <span className="flex flex-wrap items-center gap-x-3">
            {guardian.relation} {guardian.name}
            <Sealed
              loaded={loaded}
              field="guardian_phone"
              sealed={guardian.phoneCipher}
              guardianId={guardian.id}
            />
          </span>
        </Fact>
      ))}
      {child.guardians.length === 0 ? <Fact label="监护人">没有登记</Fact> : null}
      {child.enrolments.map((one) => (
        <Fact key={one.id} label={one.toOn ? '曾在' : '编班'}>
          {one.class.name}（<DayText day={one.fromOn} today={now.today} />起
          {one.toOn ? (
            <>
              ，至
              <DayText day={one.toOn} today={now.today} />
            </>
          ) : null}
          ）
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="whitespace-nowrap text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

type SealedProps = {
  loaded: LoadedChild
  field: RevealableField
  sealed: Uint8Array | null
  guardianId?: string
}

/** `case` 范围的岗位（村、乡镇）只在孩子有可及的个案时才按得开。 */
function Sealed({ loaded, field, sealed, guardianId }: SealedProps) {
  const { actor, keys, child, cases } = loaded
  const mask = maskedField(keys, actor.tenantId, field, sealed)
  if (mask === '') return <>没有登记</>
  const scope = mayReveal(actor.role, field)
  if (scope === null || (scope === 'case' && cases.length === 0)) return <>{mask}</>
  return (
    <ChildField
      childId={child.id}
      field={field}
      mask={mask}
      reveal={revealChildFieldAction}
      {...(guardianId ? { guardianId } : {})}
    />
  )
}
