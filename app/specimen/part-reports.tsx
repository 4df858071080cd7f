import { ReportMatters } from '#components/cases/report-matters'
import { CoverLetter } from '#components/pieces/cover-letter'
import { HandOverPaper } from '#components/pieces/hand-over-paper'
import { type ReportFacts, ReportPaper } from '#components/pieces/report-paper'
import { Section } from '#components/ui/section'

const LONG =
  '父母在外务工，随外祖母生活；九月起多次迟到，十月中旬与同学争执之后不肯到校。班主任三次家访，学生闭门不见；外祖母年高，无力督促。母亲电话中答应十一月初返回，至今未归。学生夜间上网，白天睡觉，称听不懂数学与英语，想去外地找父亲。学校已安排心理教师与补习，尚未见效；社区网格员两次上门，未能见到学生本人。'

const REPORT: ReportFacts = {
  township: '春晖路街道',
  grade: '八',
  classNo: '1',
  childName: '冉虚构',
  reason: LONG,
  village: '双山社区',
  guardianName: '冉大某',
  phone: '139****0002',
  school: '大渡口区虚构中学',
  signedOn: '2026-11-25',
  absentSinceOn: '2026-11-23',
  whereabouts: '随母亲在外地',
  bureau: '区教委',
  hoursAway: 48,
  contacts: [
    '2026-11-24 09:30 电话联系家长冉大某（母亲）：答应周末返回',
    '2026-11-24 15:00 上门联系村（社区）王某（社区主任）：一同入户',
  ],
}

/** 样张：三种书面报告、报送函、移交单，与报告未了的事。 */
export function ReportsPart() {
  return (
    <Section id="reports" title="书面报告">
      <div className="flex flex-col gap-8">
        <ReportMatters
          today="2026-11-24"
          withSchool
          reports={[
            {
              id: 'a',
              caseId: 'a',
              childName: '冉虚构',
              school: '大渡口区虚构中学',
              signedAt: '2026-11-23T02:00:00.000Z',
              closed: false,
              matters: ['uncountersigned', 'unsent', 'unread'],
              reason: null,
            },
            {
              id: 'b',
              caseId: 'b',
              childName: '田秀兰',
              school: '大田县梅山中学',
              signedAt: '2026-11-20T02:00:00.000Z',
              closed: false,
              matters: ['sent_back'],
              reason: '村别与户籍不符，请核对后重报',
            },
          ]}
        />
        <ReportPaper
          form="dossier"
          facts={REPORT}
          marks={{
            serial: '大渡口区虚构中学疑辍〔2026〕3号',
            countersign: { label: '责任督学签字', missing: true },
          }}
        />
        <ReportPaper
          form="roster"
          facts={{
            ...REPORT,
            township: '广河县祁家集镇',
            bureau: '县（市）教育行政部门',
            reason: '外出打工',
          }}
          marks={{ serial: '广河县虚构小学疑辍〔2026〕1号' }}
        />
        <CoverLetter
          to="江津区虚构镇人民政府"
          address="江津区虚构镇政府街1号"
          divisionCode="500116101000"
          school="大渡口区虚构中学"
          title="辍学学生报告（档案）"
          bureau="区教委"
          serial="大渡口区虚构中学疑辍〔2026〕3号"
          on="2026-11-25"
        />
        <HandOverPaper
          from="大田县均溪镇"
          to="大田县梅山镇"
          childName="田秀兰"
          school="大田县梅山中学"
          className="八年(4)班"
          number="2026-0015-003"
          state="乡镇劝返"
          absentSinceOn="2026-11-17"
          reason="随外祖母住在梅山镇香坪村，已两个月"
          on="2026-11-24"
        />
      </div>
    </Section>
  )
}
