import { Annex3 } from '#components/pieces/annex-3'
import { Annex4 } from '#components/pieces/annex-4'
import { Annex5, type Annex5Facts } from '#components/pieces/annex-5'
import { LegalPaper } from '#components/pieces/legal-paper'
import { PrintedHead } from '#components/pieces/printed-head'
import { ServiceReceipt } from '#components/pieces/service-receipt'
import { Section } from '#components/ui/section'

const REPORT: Annex5Facts = {
  township: '大田县梅山镇',
  grade: '八',
  classNo: '4',
  childName: '田秀兰',
  reason: '自2026年11月17日起连续无故未到校，经2次劝返仍未返校',
  village: '香坪',
  guardianName: '田茂生',
  phone: '13900000002',
  school: '大田县梅山中学',
  signedOn: '2026-11-24',
}

const NOTICE = {
  title: '限期复学通知书',
  referral: false,
  addressee: '田茂生',
  relation: '父亲',
  childName: '田秀兰',
  gender: '女',
  school: '大田县梅山中学',
  className: '八年(4)班',
  since: '2026-11-17',
  neverEnrolled: false,
  content: '经三次入户劝返、批评教育并责令限期改正，仍未返校。',
  articles: '《中华人民共和国义务教育法》第五十八条、田政办规〔2023〕8号第四部分（二）',
  term: '自本通知书送达之日起7日内',
  issuer: '大田县梅山镇人民政府',
  issuedOn: '2026-11-24',
}

/** 样张：文书。 */
export function PapersPart() {
  return (
    <Section id="papers" title="文书" note="屏上所见即打印所得；深色主题下仍是白纸黑字。">
      <div className="flex flex-col gap-8">
        <Annex5
          facts={REPORT}
          marks={{
            serial: '梅中疑辍〔2026〕7号',
            ledgerCode: '7F3A-91C2',
            receipt: { by: '梅山镇 王芳', at: '11月24日 15:48' },
          }}
        />
        <Annex5
          facts={{ school: '重庆市大渡口区实验小学' }}
          marks={{ standing: '草稿', countersign: { label: '责任督学签字' } }}
        />
        <LegalPaper facts={NOTICE} marks={{ serial: '梅山镇劝通〔2026〕3号', ledgerCode: '7F3A-91E4' }} />
        <PrintedHead head={{ seq: 12408, code: '12408-7F3A91C2E04B5D66' }} />
        <ServiceReceipt
          facts={{
            paperTitle: '限期复学通知书',
            addressee: '田茂生',
            issuer: '大田县梅山镇人民政府',
            manner: '拒收，两名见证人在场',
            servedOn: '2026-11-24',
            place: '梅山镇香坪村',
            receiver: '',
            witnesses: '林建业、陈美凤',
            trackingNumber: '',
            server: '王芳',
            returnBy: '2026-12-01',
          }}
          marks={{ serial: '梅山镇劝通〔2026〕3号' }}
        />
        <Annex4
          facts={{
            school: '大田县梅山中学',
            childName: '田秀兰',
            gender: '女',
            birthMonth: '2013年5月',
            gradeClass: '八年(4)班',
            guardianName: '田茂生',
            truancyReason: '家长要求在家照看弟妹',
            whereabouts: '在家',
            truancySince: '11月17日',
            address: '大田县梅山镇香坪村12号',
            phone: '13900000002',
            teachers: '林雅琴、陈国栋',
            byHomeVisit: true,
            persuadedAt: '11月19日 17:30',
            familySituation: '父亲外出务工，母亲患病，弟妹各一。',
            guardianAttitude: '表示下周送返，未定日期。',
            studentAttitude: '愿意返校。',
            methodsAndMeasures: '说明义务教育法规定；联系村里帮助照看；安排同学补笔记。',
            effect: '未返校，定于11月23日再访。',
            askedThatDay: ['2026年11月17日 10:20，林雅琴，电话：无故，母亲说孩子不肯起床'],
          }}
          marks={{}}
        />
        <Annex3
          facts={{
            township: '梅山',
            childName: '田秀兰',
            gender: '女',
            birthMonth: '2013年5月',
            guardianName: '田茂生',
            school: '大田县梅山中学',
            grade: '八',
            classNo: '4',
            address: '大田县梅山镇香坪村12号',
            phone: '13900000002',
            categories: ['低保', '残疾'],
            truancyReason: '家长要求在家照看弟妹',
            truancyOn: '2026-11-17',
            visits: [{ on: '2026-11-24', content: '与村主任同访。家长同意11月26日送返。', recorder: '王芳' }],
          }}
          marks={{ ledgerCode: '7F3A-91D0' }}
        />
      </div>
    </Section>
  )
}
