/** 一所示范学校：校名与标识码虚构，类别码 21 小学、31 初中（domain 5.3）。 */
export type SchoolPlan = {
  readonly code: string
  readonly name: string
  readonly township: string
  /** 其余生源地乡镇。 */
  readonly alsoFrom: readonly string[]
  readonly grades: readonly [from: number, to: number]
  /** 每个年级几个班。 */
  readonly classes: number
  readonly classSize: number
  /** 服务的督学：第几位，从 0 起。 */
  readonly inspector: number
}

/** 大田县八所；第一所初中是各示范岗位所在的学校。 */
export const DATIAN_SCHOOLS: readonly SchoolPlan[] = [
  school('3135999001', '大田县均溪励志初级中学', '350425100', ['350425203', '350425109'], [7, 9], 4, 45, 0),
  school('2135999002', '大田县均溪启明小学', '350425100', ['350425400'], [1, 6], 2, 43, 0),
  school('2135999003', '大田县石牌朝阳小学', '350425101', ['350425102'], [1, 6], 1, 36, 0),
  school('2135999004', '大田县广平育英小学', '350425103', ['350425205', '350425106'], [1, 6], 2, 40, 1),
  school('2135999005', '大田县桃源立本小学', '350425104', ['350425201'], [1, 6], 1, 33, 1),
  school('3135999006', '大田县太华明德初级中学', '350425105', ['350425110', '350425208'], [7, 9], 3, 44, 1),
  school('3135999007', '大田县建设弘毅学校', '350425106', ['350425107', '350425108'], [1, 9], 1, 38, 1),
  school('3135999008', '大田县梅山笃行学校', '350425111', ['350425204', '350425209'], [1, 9], 1, 37, 0),
]

export const NANAN_SCHOOLS = [school('2135998001', '南安市东田春晓小学', '350583102', [], [1, 3], 1, 16, 0)]
export const DADUKOU_SCHOOLS = [
  school('3150998001', '大渡口区跳磴行远学校', '500104103', ['500104101'], [6, 8], 1, 15, 0),
]
export const GUANGHE_SCHOOLS = [
  school('2162998001', '广河县三甲集晨光小学', '622924101', ['622924203'], [4, 6], 1, 16, 0),
]
export const DONGXIANG_SCHOOLS = [
  school('2162998002', '东乡族自治县达板向阳小学', '622926101', ['622926104'], [4, 6], 1, 15, 0),
]
export const LINXIA_SCHOOLS = [
  school('3162998003', '临夏州直属河畔中学', '622901001', ['622901002'], [7, 9], 1, 14, 0),
]

function school(
  code: string,
  name: string,
  township: string,
  alsoFrom: readonly string[],
  grades: readonly [number, number],
  classes: number,
  classSize: number,
  inspector: number,
): SchoolPlan {
  return { code, name, township, alsoFrom, grades, classes, classSize, inspector }
}
