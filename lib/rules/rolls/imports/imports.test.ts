import { describe, expect, test } from 'vitest'
import { type Cell, cellText, readClass, readDay } from './cells.ts'
import { type Columns, hasRepeatedHeader, matchHeaders, requiredHeaders } from './headers.ts'
import { readRow } from './read-row.ts'

// 全国学籍模板的一段列序，中间夹着本系统不读的列。
const TEMPLATE = [
  '学校标识码',
  '姓名*',
  '性 别',
  '出生日期(YYYYMMDD)',
  '民族',
  '宗教信仰',
  '身份证件类型',
  '身份证件号',
  '户口所在地',
  '班级',
  '学籍辅号',
  '现住址',
  '家庭地址',
  '成员1姓名',
  '成员1关系',
  '成员1联系电话',
  '是否留守儿童',
  '学籍号',
]
const GOOD: readonly Cell[] = [
  '2135000001',
  '林小禾',
  '男',
  '20150607',
  '汉',
  '佛教',
  '1',
  '350425201506070015',
  '350425101201',
  '三年(2)班',
  'A7',
  '均溪镇',
  '别处',
  '林大禾',
  '父亲',
  '19900001234',
  '双亲留守儿童',
  'L350425201506070001',
]

function columns(): Columns {
  const found = matchHeaders('roll', TEMPLATE)
  if (!found) throw new Error('the template has its header')
  return found
}

describe('表头按名认列', () => {
  test('列序打乱、带星号与括号都认得；学籍辅号不当学籍号；宗教信仰、民族不读', () => {
    const found = columns()
    expect(found.name).toBe(1)
    expect(found.gender).toBe(2)
    expect(found.birthOn).toBe(3)
    expect(found.studentNumber).toBe(17)
    expect(found.address).toBe(11)
    expect(Object.values(found)).not.toContain(4)
    expect(Object.values(found)).not.toContain(5)
    expect(matchHeaders('roll', [...TEMPLATE].reverse())?.name).toBe(16)
  })
  test('要读的列有两列同名的认出来；不读的列同名无妨', () => {
    expect(hasRepeatedHeader(columns(), TEMPLATE)).toBe(false)
    expect(hasRepeatedHeader(columns(), [...TEMPLATE, '姓 名'])).toBe(true)
    expect(hasRepeatedHeader(columns(), [...TEMPLATE, '备注', '备注', '宗教信仰'])).toBe(false)
  })
  test('说得出必有哪几列', () => expect(requiredHeaders('population')).toBe('姓名、出生日期、户口所在地'))
  test('缺了非有不可的列不算表头', () => {
    expect(
      matchHeaders(
        'roll',
        TEMPLATE.filter((head) => head !== '班级'),
      ),
    ).toBeNull()
    expect(matchHeaders('population', ['姓名', '出生日期', '户口所在地'])).not.toBeNull()
  })
})

test('合格的一行', () => {
  const { row, faults, warnings } = readRow('roll', columns(), GOOD)
  expect(faults).toEqual([])
  expect(warnings).toEqual([])
  expect(row).toMatchObject({
    name: '林小禾',
    gender: 'male',
    birthOn: '2015-06-07',
    idKind: 'resident_id',
    gradeNo: 3,
    classNo: 2,
    categories: ['left_behind'],
    guardianPhone: '19900001234',
  })
  expect(JSON.stringify(row)).not.toContain('佛教')
})

const MEMBERS = ['成员1是否监护人', '成员2姓名', '成员2关系', '成员2联系电话', '成员2是否监护人']
test.each<[string, readonly Cell[], string, string, string]>([
  ['成员1写明不是，成员2是', ['否', '王小某', '祖母', '19900005678', '是'], '王小某', '祖母', '19900005678'],
  ['成员1不是，成员2没有写，也没有电话', ['0', '王小某', '祖母', '', ''], '王小某', '祖母', ''],
  ['两个都不是', ['否', '王小某', '祖母', '19900005678', '否'], '林大禾', '父亲', '19900001234'],
  ['成员1不是，没有成员2', ['否', '', '', '', ''], '林大禾', '父亲', '19900001234'],
  ['成员1是', ['是', '王小某', '祖母', '19900005678', '是'], '林大禾', '父亲', '19900001234'],
])('监护人是哪一名成员：%s', (_, members, guardianName, guardianRelation, guardianPhone) => {
  const found = matchHeaders('roll', [...TEMPLATE, ...MEMBERS])
  if (!found) throw new Error('the template has its header')
  const { row, faults } = readRow('roll', found, [...GOOD, ...members])
  expect(faults).toEqual([])
  expect(row).toMatchObject({ guardianName, guardianRelation, guardianPhone })
})

test.each<[string, number, Cell, string]>([
  ['数字格式的证件号', 7, 350_425_201_506_070_000, '末几位已经损坏'],
  ['科学计数的证件号', 7, '3.50425E+17', '末几位已经损坏'],
  ['校验位', 7, '350425201506070016', '末位校验不符'],
  ['不存在的生日', 3, '20150230', '不是真实的日期'],
  ['性别', 2, '未知', '只能是男、女'],
  ['学校', 0, '12345', '不是 10 位学校标识码'],
  ['班', 9, '向阳班', '认不出是哪个班'],
  ['没有姓名', 1, '\u3000', '请填写姓名'],
  ['公式', 8, '=HYPERLINK("http://x")', '是公式'],
  ['电话', 15, '12345', '不是手机号'],
  ['正式学籍号', 17, 'G350425201506070016', '不是有效的公民身份号码'],
  ['住址过长，不截', 11, '上洋村'.repeat(67), '超过200个字'],
])('%s → 指出那一格', (_, at, cell, words) => {
  const cells = [...GOOD]
  cells[at] = cell
  const { faults } = readRow('roll', columns(), cells)
  expect(faults.map(({ text }) => text).join()).toContain(words)
  expect(faults).toHaveLength(1)
})

test('性别、生日与证件号不一致的照收，另作提醒', () => {
  const cells = [...GOOD]
  cells[2] = '女'
  cells[3] = '2015/6/8'
  const { faults, warnings } = readRow('roll', columns(), cells)
  expect(faults).toEqual([])
  expect(warnings.map(({ field }) => field).sort()).toEqual(['birthOn', 'gender'])
})

test.each<[Cell, string | null]>([
  ['20150607', '2015-06-07'],
  ['2015-6-7', '2015-06-07'],
  ['2015年6月7日', '2015-06-07'],
  ['２０１５/０６/０７', '2015-06-07'],
  [42_162, '2015-06-07'],
  [20_150_607, '2015-06-07'],
  ['42162', '2015-06-07'],
  ['2015/6/7 0:00', '2015-06-07'],
  ['2015-06-07 00:00:00', '2015-06-07'],
  ['2015-06-07 08:30', null],
  ["'20150607", '2015-06-07'],
  ['99999', null],
  [1_234, null],
  ['2015-13-01', null],
  ['六月', null],
])('日期 %s → %s', (cell, day) => expect(readDay(cell)).toBe(day))

test.each([
  ['三年(2)班', '', 3, 2],
  ['三年级2班', '', 3, 2],
  ['三（2）班', '', 3, 2],
  ['3年2班', '', 3, 2],
  ['初一(3)班', '', 7, 3],
  ['九年（10）班', '', 9, 10],
  ['0302', '', 3, 2],
  ['2班', '三年级', 3, 2],
  ['(2)班', '初二', 8, 2],
])('班级 %s %s → %s 年 %s 班', (name, grade, gradeNo, classNo) =>
  expect(readClass(name, grade)).toEqual({ gradeNo, classNo }),
)
test.each(['向阳班', '十年(1)班', '三年(0)班', ''])('不是班级：%s', (name) =>
  expect(readClass(name, '')).toBeNull(),
)

test.each([
  ["'35042520150607001X", '35042520150607001X'],
  ['="350425201506070015"', '350425201506070015'],
  ["'g350425201506070015", 'g350425201506070015'],
  ["O'Neil", "O'Neil"],
  ['=1+1', '=1+1'],
  ['="a"&"b"', '="a"&"b"'],
])('按文本存的写法还它原样，公式不动：%s → %s', (cell, text) => expect(cellText(cell)).toBe(text))

test('撇号打头的号码、小写的 x 照收', () => {
  const cells = [...GOOD]
  cells[3] = '20160101'
  cells[2] = '女'
  cells[7] = "'62292620160101002x"
  const { row, faults, warnings } = readRow('roll', columns(), cells)
  expect(faults).toEqual([])
  expect(warnings).toEqual([])
  expect(row.idNumber).toBe('62292620160101002X')
})

test.each([
  ['视力', ['left_behind', 'disabled']],
  ['智力残疾', ['left_behind', 'disabled']],
  ['多重', ['left_behind', 'disabled']],
  ['无', ['left_behind']],
  ['无残疾', ['left_behind']],
])('残疾类型写成 %s', (given, categories) => {
  const heads = [...TEMPLATE, '残疾类型', '就读方式']
  const found = matchHeaders('roll', heads)
  if (!found) throw new Error('the template has its header')
  const cells = [...GOOD, given, '寄宿']
  cells[6] = '身份证'
  cells[16] = '单亲'
  const { row, faults } = readRow('roll', found, cells)
  expect(faults).toEqual([])
  expect(row).toMatchObject({ idKind: 'resident_id', homeTaught: false, categories })
})
