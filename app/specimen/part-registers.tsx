import { Annex1 } from '#components/pieces/annex-1'
import { Annex2 } from '#components/pieces/annex-2'
import { Annex6 } from '#components/pieces/annex-6'
import { EnrolmentNotice } from '#components/pieces/enrolment-notice'
import { HomeTeachingSheet } from '#components/pieces/home-teaching-sheet'
import { ReplyLetter } from '#components/pieces/reply-letter'
import { TransferLetter } from '#components/pieces/transfer-letter'
import { Section } from '#components/ui/section'

const LETTER = {
  to: '云岭省青石县教育体育局',
  from: '大田县教育局',
  serial: '转学〔2026〕26145162',
  childName: '田秀兰',
  gender: '女',
  birthOn: '2013-05-20',
}

/** 样张：未入学、缓学、送教、转学的登记与信函。 */
export function RegistersPart() {
  return (
    <Section id="registers" title="登记表与信函" note="附件1、附件6 原表体缺失，版式重建，待业务方校正。">
      <div className="flex flex-col gap-8">
        <Annex1
          county="大田县"
          township="梅山镇"
          filledOn="2026-11-24"
          rows={[
            {
              ...{ id: 'a', village: '香坪村', childName: '田小满', gender: '男', birthOn: '2020-02-11' },
              ...{ idNumber: '未取得户籍', household: '', head: '田茂生', categories: '无户籍' },
              ...{ guardian: '田茂生', relation: '父亲', phone: '139****0002' },
              ...{ grade: '一年级', responsible: '田双溪', remarks: '出生医学证明遗失，正在补办' },
              ...{
                school: '梅山中心小学',
                reason: '没有户籍',
                whereabouts: '在家',
                visits: 2,
                result: '督促入学中',
              },
            },
          ]}
        />
        <Annex2
          facts={{
            ...{
              county: '大田县',
              township: '梅山镇',
              childName: '田小满',
              gender: '男',
              birthMonth: '2020年2月',
            },
            ...{ guardianName: '田茂生', address: '香坪村12号', phone: '13900000002', categories: ['残疾'] },
            reason: '没有户籍，家长以为不能入学',
            visits: [{ on: '2026-11-24', content: '说明没有户籍也要入学，约定次日到校。', recorder: '王芳' }],
            outcome: '',
            remarks: '',
          }}
          marks={{ ledgerCode: '7F3A-92A1' }}
        />
        <Annex6
          facts={{
            ...{ county: '大田县', kind: '缓学', childName: '田小满', gender: '男', birthMonth: '2020年2月' },
            ...{ idNumber: '3504**********0018', shouldEnrolOn: '2026年9月1日', address: '香坪村12号' },
            ...{ guardian: '田茂生（父亲）', phone: '139****0002', condition: '心脏手术后须静养' },
            ...{
              hospital: '大田县医院',
              fromOn: '2026-09-01',
              untilOn: '2027-08-31',
              appliedOn: '2026-08-20',
            },
            opinions: [{ head: '村（居）委会意见', words: '情况属实', by: '范溪桥', on: '2026-08-21' }],
          }}
          marks={{ ledgerCode: '7F3A-92B7' }}
        />
        <EnrolmentNotice
          facts={{ id: 'n', childName: '田小满', guardian: '田茂生', school: '梅山中心小学', year: 2026 }}
          issuer="大田县教育局"
        />
        <HomeTeachingSheet
          county="大田县"
          school="梅山中心小学"
          childName="田小满"
          plan={{ teachers: '林雅琴', lessonsPerWeek: 3, lessonsPerYear: 96 }}
          sessions={[
            {
              ...{ id: 's', day: '2026-11-23', minutes: 80, teachers: '林雅琴', content: '识字、数数' },
              ...{ guardianName: '田茂生', signaturePath: null },
            },
          ]}
        />
        <TransferLetter
          {...LETTER}
          address="青石县文教路18号"
          school="大田县梅山中学"
          className="八年(4)班"
          wanted="青石县第三中学"
          guardian="田茂生（父亲）"
          reason="父母在当地务工，随父母就读"
          on="2026-11-24"
          passphrase="7KQ2-MD4X-9TRC-0WBH-5ZEF"
        />
        <ReplyLetter
          {...LETTER}
          theirs="青教学籍函〔2026〕21号"
          answer={{ kind: 'accepted', school: '梅山中学', className: '八年(4)班', fromOn: '2026-11-25' }}
          replyCode="7KQ2-MD4X"
          on="2026-11-25"
        />
      </div>
    </Section>
  )
}
