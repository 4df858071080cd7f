import { DutyList } from '#components/pieces/duty-list'
import { Figure } from '#components/pieces/figure'
import { MaskedField } from '#components/pieces/masked-field'
import { MorningWall } from '#components/pieces/morning-wall'
import { ageText, DayText, MomentText } from '#components/ui/date-text'
import { Section } from '#components/ui/section'
import { Table } from '#components/ui/table'
import { revealSample } from './reveal-sample.ts'
import { DUTIES, WALL } from './sample-case.ts'
import { TODAY } from './sample-clocks.ts'

type SchoolRow = { school: string; pupils: number; absent: number; open: number; at: string }

const SCHOOLS: readonly SchoolRow[] = [
  { school: '均溪中心小学', pupils: 1284, absent: 9, open: 2, at: '2026-11-24T00:31:00.000Z' },
  { school: '梅山中学', pupils: 602, absent: 14, open: 5, at: '2026-11-24T00:29:00.000Z' },
  {
    school: '大田县第二实验小学附属九年一贯制学校',
    pupils: 2310,
    absent: 0,
    open: 0,
    at: '2026-11-24T00:12:00.000Z',
  },
]

const COLUMNS = [
  { key: 'school', head: '学校', cell: (row: SchoolRow) => row.school },
  {
    key: 'pupils',
    head: '在校生',
    numeric: true,
    cell: (row: SchoolRow) => row.pupils.toLocaleString('zh-CN'),
  },
  { key: 'absent', head: '今日缺勤', numeric: true, cell: (row: SchoolRow) => row.absent },
  { key: 'open', head: '未结个案', numeric: true, cell: (row: SchoolRow) => row.open },
  { key: 'at', head: '报齐时间', desktopOnly: true, cell: (row: SchoolRow) => <MomentText at={row.at} /> },
]

/** 样张：待办、晨墙、数字、表格、掩码字段。 */
export function DeskPart() {
  return (
    <>
      <Section id="duties" title="待办">
        <DutyList groups={DUTIES} />
      </Section>
      <Section id="figures" title="数字">
        <FigureRow />
      </Section>
      <Section id="wall" title="晨墙">
        <div className="flex flex-col gap-8">
          <MorningWall title="今日点名" cutOff="08:30" afterCutOff tiles={WALL} />
          <MorningWall title="截止之前" cutOff="08:30" afterCutOff={false} tiles={WALL.slice(0, 3)} />
          <MorningWall title="没有班级" cutOff="08:30" afterCutOff={false} tiles={[]} />
        </div>
      </Section>
      <Section id="table" title="表格">
        <div className="flex flex-col gap-6">
          <Table
            caption="各校今日情况，3所，截至11月24日 08:31"
            columns={COLUMNS}
            rows={SCHOOLS}
            rowKey={(row) => row.school}
            empty="没有符合条件的学校。"
            total={{ school: '合计', pupils: '4,196', absent: 23, open: 7 }}
          />
          <Table
            caption="逾期未报的学校，0所"
            columns={COLUMNS}
            rows={[]}
            rowKey={(row) => row.school}
            empty="今天没有逾期未报的学校。上次出现在11月18日。"
          />
        </div>
      </Section>
      <Section id="masked" title="掩码字段与日期">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          <dt className="text-muted">身份证件号码</dt>
          <dd>
            <MaskedField label="身份证件号码" mask="350425********0018" reveal={revealSample} />
          </dd>
          <dt className="text-muted">今天</dt>
          <dd>
            <DayText day={TODAY} />，<MomentText at="2026-11-24T00:05:00.000Z" />，
            {ageText('2017-03-12', TODAY)}
          </dd>
          <dt className="text-muted">去年</dt>
          <dd>
            <DayText day="2025-11-22" today={TODAY} />
          </dd>
        </dl>
      </Section>
    </>
  )
}

function FigureRow() {
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
      <Figure
        label="今日点名报送率"
        value="97.4"
        unit="%"
        of="37/38个班"
        change={{ text: '比昨日同一时刻 +2.6', tone: 'normal' }}
        href="#wall"
        formula={{
          text: '已报送班级 ÷ 应报送班级',
          numerator: '08:30前报送的班级，37个',
          denominator: '今日上课的班级，38个',
          excluded: '校外实践1个班',
        }}
      />
      <Figure
        label="小学辍学率"
        value="0.12"
        unit="%"
        of="4/3,412名学生"
        line={{ text: '控制线 1% 以内', kept: true }}
        href="#table"
        formula={{
          text: '辍学学生 ÷ 学年初在校生',
          numerator: '4名',
          denominator: '3,412名',
          clause: '临夏州方案',
        }}
      />
      <Figure
        label="初中辍学率"
        value="2.31"
        unit="%"
        of="29/1,255名学生"
        change={{ text: '比上月 +0.4', tone: 'late' }}
        line={{ text: '已超控制线 2%', kept: false }}
        href="#table"
        formula={{ text: '辍学学生 ÷ 学年初在校生', numerator: '29名', denominator: '1,255名' }}
      />
      <Figure
        label="逾期时限"
        value="3"
        unit="件"
        of="学校2，乡镇1"
        href="#duties"
        formula={{ text: '到期未办的时限件数', numerator: '3件', denominator: '不适用' }}
      />
      <Figure
        label="劝返率"
        value="—"
        of="本月没有应劝返学生"
        formula={{ text: '已返校 ÷ 应劝返', numerator: '0名', denominator: '0名，不作除法' }}
      />
    </div>
  )
}
