import type { Metadata } from 'next'
import { ArrivalFocus } from '#components/attendance/arrival-focus'
import { AttendanceStrip } from '#components/children/attendance-strip'
import { ReadTable } from '#components/inspector/read-table'
import { ageText } from '#components/ui/date-text'
import { PageHeader } from '#components/ui/page-header'
import { Section } from '#components/ui/section'
import { StateTag } from '#components/ui/state-tag'
import { DESKS } from '#lib/auth/desks'
import { genderText } from '#lib/rules/labels'
import { ROLES_OF_ABSENCE } from '#lib/rules/people/roles'
import { STUDY_STATUSES } from '#lib/rules/rolls/study-status'
import { codeText } from '#lib/schemas/cases/coded'
import { loadChild } from '#lib/server/children/load-child'
import { CasesPart } from './cases-part.tsx'
import { CategoriesPart } from './categories-part.tsx'
import { ChildFacts } from './child-facts.tsx'
import { ChildPlaces } from './child-places.tsx'
import { SchoolingPart } from './schooling-part.tsx'
import { TransfersPart } from './transfers-part.tsx'

export const metadata: Metadata = { title: '学生档案' }

export default async function ChildPage({ params }: PageProps<'/children/[childId]'>) {
  const { childId } = await params
  const loaded = await loadChild(childId)
  const { child, actor, now, days } = loaded
  const desk = DESKS[actor.role]
  const isDisabled = child.categories.some(({ category, toOn }) => category === 'disabled' && toOn === null)
  return (
    <>
      <PageHeader
        title={child.name}
        crumbs={[{ label: desk.label, href: desk.path }]}
        tags={
          <StateTag tone={child.status === 'enrolled' ? 'normal' : 'due'}>
            {codeText(STUDY_STATUSES, child.status)}
          </StateTag>
        }
        lead={[
          genderText(child.gender),
          ageText(child.birthOn, now.today),
          child.class?.name,
          child.school?.name,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      <ChildPlaces loaded={loaded} />
      <ArrivalFocus key={loaded.submissionKey}>
        <ChildFacts loaded={loaded} />
      </ArrivalFocus>
      <Section
        id="categories"
        title="对象类别"
        note="类别有起止，终止的保留；限阅的类别只给有权决定的岗位看。"
      >
        <CategoriesPart loaded={loaded} />
      </Section>
      {isDisabled || loaded.schoolings.length > 0 ? (
        <Section
          id="schooling"
          title="残疾儿童就学"
          note="随班就读、特教班、特殊教育学校、送教上门、丧失学习能力严格分开；到期重新评估。"
        >
          <SchoolingPart loaded={loaded} />
        </Section>
      ) : null}
      {child.class ? (
        <Section id="attendance" title="近30日到校">
          <AttendanceStrip
            days={days}
            today={now.today}
            opens={ROLES_OF_ABSENCE.some((role) => role === actor.role)}
          />
        </Section>
      ) : null}
      <Section id="cases" title="个案与文书">
        <CasesPart loaded={loaded} />
      </Section>
      {loaded.transfers.length > 0 ? (
        <Section id="transfers" title="转学">
          <TransfersPart loaded={loaded} />
        </Section>
      ) : null}
      <Section id="reads" title="谁看过" note="打开档案与个案、按次查看、打开附件，都在这里。">
        <ReadTable reads={loaded.reads} caption="查阅记录" today={now.today} ofOneChild />
      </Section>
    </>
  )
}
