import { ScrollRegion } from '#components/ui/scroll-region'
import { SIGN_BOX } from '#lib/rules/people/signature-strokes'
import { FormCell, FormGrid, FormHead, monthDayBlank } from './form-grid.tsx'
import { Sheet, SheetTitle } from './paper.tsx'

type HomeTeachingSheetProps = {
  county: string
  school: string
  childName: string
  plan: { readonly teachers: string; readonly lessonsPerWeek: number; readonly lessonsPerYear: number } | null
  sessions: readonly {
    readonly id: string
    readonly day: string
    readonly minutes: number
    readonly teachers: string
    readonly content: string
    readonly guardianName: string
    /** 屏上签的笔迹；空着的在纸上签。 */
    readonly signaturePath: string | null
  }[]
}

/** 送教上门记录：每次一行，监护人逐次签字。 */
export function HomeTeachingSheet({ county, school, childName, plan, sessions }: HomeTeachingSheetProps) {
  const blanks = Array.from(
    { length: Math.max(0, 12 - sessions.length) },
    (_, at) => `blank-${sessions.length + at}`,
  )
  return (
    <Sheet label="送教上门记录">
      <SheetTitle>{county}送教上门记录</SheetTitle>
      <p className="mb-2 flex flex-wrap justify-between gap-4 text-sm">
        <span>学校：{school}</span>
        <span>学生：{childName}</span>
        <span>
          送教教师：{plan?.teachers ?? ''}　每周 {plan?.lessonsPerWeek ?? '　'} 课时，全年{' '}
          {plan?.lessonsPerYear ?? '　'} 课时
        </span>
      </p>
      <ScrollRegion label="送教上门记录">
        <FormGrid label="送教上门记录">
          <thead>
            <tr>
              {['日期', '时长', '教师', '内容', '监护人', '监护人签字'].map((head) => (
                <th key={head} scope="col" className="border border-line-strong px-2 py-2 font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sessions.map((one) => (
              <tr key={one.id}>
                <FormHead>{monthDayBlank(one.day)}</FormHead>
                <FormCell>{one.minutes}分钟</FormCell>
                <FormCell>{one.teachers}</FormCell>
                <FormCell>{one.content}</FormCell>
                <FormCell>{one.guardianName}</FormCell>
                <FormCell>
                  <Handwriting path={one.signaturePath} name={one.guardianName} />
                </FormCell>
              </tr>
            ))}
            {blanks.map((key) => (
              <tr key={key}>
                <FormHead>{monthDayBlank(undefined)}</FormHead>
                <FormCell />
                <FormCell />
                <FormCell />
                <FormCell />
                <FormCell />
              </tr>
            ))}
          </tbody>
        </FormGrid>
      </ScrollRegion>
    </Sheet>
  )
}

function Handwriting({ path, name }: { path: string | null; name: string }) {
  if (path === null) return null
  return (
    <svg
      role="img"
      aria-label={`${name}的签字`}
      viewBox={`0 0 ${SIGN_BOX.width} ${SIGN_BOX.height}`}
      className="h-8 w-24"
    >
      <path d={path} fill="none" stroke="black" strokeWidth={5} strokeLinecap="round" />
    </svg>
  )
}
