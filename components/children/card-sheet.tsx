import { FormCell, FormGrid, FormHead } from '#components/pieces/form-grid'
import { SheetTitle } from '#components/pieces/paper'
import { ScrollRegion } from '#components/ui/scroll-region'
import { type CardBody, GUARDIANSHIP_LABEL } from '#lib/rules/people/left-behind-card'

export type CardFacts = {
  readonly name: string
  readonly gender: string
  readonly birthOn: string
  readonly school: string
  readonly household: string
  readonly residence: string
  readonly idNumber: string
  readonly phone: string
  readonly version: string
  readonly body: CardBody
}

/** 一人一档一卡：一页 A5（LX-2.7.1）。证件号、电话照屏上的掩码印，最小必要。 */
export function CardSheet({ facts }: { facts: CardFacts }) {
  const { body } = facts
  const rows: readonly (readonly (readonly [string, string])[])[] = [
    [
      ['姓名', facts.name],
      ['性别', facts.gender],
      ['民族', body.ethnicity],
    ],
    [
      ['出生日期', facts.birthOn],
      ['证件号', facts.idNumber],
      ['户口登记', body.householdRegistered],
    ],
    [
      ['户籍地', facts.household],
      ['现居地', facts.residence],
      ['学校班级', facts.school],
    ],
    [
      ['身体状况', body.health],
      ['残疾类别等级', body.disability],
      ['监护评估', GUARDIANSHIP_LABEL[body.guardianship]],
    ],
    [
      ['父亲', body.fatherName],
      ['务工地', body.fatherWork],
      ['联系电话', facts.phone],
    ],
    [
      ['母亲', body.motherName],
      ['务工地', body.motherWork],
      ['委托监护人', `${body.entrusted}（${body.entrustedRelation}）`],
    ],
  ]
  const long = [
    ['学习状况', body.schooling],
    ['生活状况', body.living],
    ['救助帮扶', body.help],
  ] as const
  return (
    <article
      aria-label="留守儿童档案卡"
      className="sheet sheet-a5 mx-auto w-full max-w-[46rem] border border-line px-6 py-6 text-sm print:border-0 print:p-0"
    >
      <SheetTitle>留守儿童档案卡（一人一档一卡）</SheetTitle>
      <ScrollRegion label="档案卡">
        <FormGrid label="留守儿童档案卡">
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]?.[0]}>
                {row.map(([label, value]) => (
                  <Pair key={label} label={label} value={value} />
                ))}
              </tr>
            ))}
            {long.map(([label, value]) => (
              <tr key={label}>
                <FormHead>{label}</FormHead>
                <FormCell columns={5}>{value}</FormCell>
              </tr>
            ))}
          </tbody>
        </FormGrid>
      </ScrollRegion>
      <p className="mt-2 text-right text-xs">{facts.version}</p>
    </article>
  )
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <>
      <FormHead>{label}</FormHead>
      <FormCell>{value}</FormCell>
    </>
  )
}
