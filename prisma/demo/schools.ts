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

/** 南安市五所。 */
export const NANAN_SCHOOLS: readonly SchoolPlan[] = [
  school('2135998001', '南安市东田春晓小学', '350583102', ['350583103'], [1, 6], 2, 40, 0),
  school('3135998002', '南安市东田远志初级中学', '350583102', ['350583104'], [7, 9], 3, 45, 0),
  school('2135998003', '南安市美林崇文小学', '350583003', ['350583002'], [1, 6], 2, 42, 1),
  school('3135998004', '南安市美林启航中学', '350583003', ['350583001', '350583100'], [7, 9], 4, 45, 1),
  school('3135998005', '南安市英都弘远学校', '350583103', ['350583104'], [1, 9], 1, 38, 1),
]

/** 大渡口区四所。 */
export const DADUKOU_SCHOOLS: readonly SchoolPlan[] = [
  school('3150998001', '大渡口区跳磴行远学校', '500104103', ['500104101'], [1, 9], 2, 38, 0),
  school('2150998002', '大渡口区八桥明理小学', '500104101', ['500104102'], [1, 6], 2, 42, 0),
  school('3150998003', '大渡口区新山村笃实初级中学', '500104001', ['500104002'], [7, 9], 4, 44, 1),
  school('2150998004', '大渡口区九宫庙向学小学', '500104003', ['500104004'], [1, 6], 2, 41, 1),
]

/** 广河县四所。 */
export const GUANGHE_SCHOOLS: readonly SchoolPlan[] = [
  school('2162998001', '广河县三甲集晨光小学', '622924101', ['622924203'], [1, 6], 2, 42, 0),
  school('3162998011', '广河县三甲集励进初级中学', '622924101', ['622924203'], [7, 9], 3, 44, 0),
  school('3162998012', '广河县城关同心学校', '622924100', ['622924102'], [1, 9], 1, 40, 1),
  school('2162998013', '广河县齐家育苗小学', '622924105', ['622924202'], [1, 6], 1, 38, 1),
]

/** 东乡族自治县四所。 */
export const DONGXIANG_SCHOOLS: readonly SchoolPlan[] = [
  school('2162998002', '东乡族自治县达板向阳小学', '622926101', ['622926104'], [1, 6], 2, 40, 0),
  school('3162998021', '东乡族自治县达板凌云初级中学', '622926101', ['622926102'], [7, 9], 3, 43, 0),
  school('3162998022', '东乡族自治县锁南知行学校', '622926100', ['622926103'], [1, 9], 1, 40, 1),
  school('2162998023', '东乡族自治县唐汪清泉小学', '622926104', ['622926105'], [1, 6], 1, 34, 1),
]

/** 临夏州直属一所。 */
export const LINXIA_SCHOOLS: readonly SchoolPlan[] = [
  school('3162998003', '临夏州直属河畔中学', '622901001', ['622901002'], [7, 9], 1, 40, 0),
]

/** 临夏州其余六个县市，各一所九年一贯制学校。 */
export function lonelySchool(code: string, name: string, township: string): readonly SchoolPlan[] {
  return [school(code, name, township, [], [1, 9], 1, 24, 0)]
}

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
