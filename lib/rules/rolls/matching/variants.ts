/** 同一个字的几种写法（繁体、异体、常见替写）：户籍与学籍各写各的。每组第一个是规整后的写法。 */
const GROUPS = [
  '陈陳',
  '张張',
  '刘劉',
  '黄黃',
  '吴吳',
  '赵趙',
  '孙孫',
  '马馬',
  '许許',
  '邓鄧',
  '冯馮',
  '萧蕭肖',
  '郑鄭',
  '谢謝',
  '罗羅',
  '苏蘇',
  '卢盧',
  '蒋蔣',
  '叶葉',
  '钟鍾锺鐘',
  '谭譚',
  '陆陸',
  '贾賈',
  '阎閻闫閆',
  '邱丘',
  '傅付',
  '戴代',
  '龙龍',
  '万萬',
  '钱錢',
  '严嚴',
  '华華',
  '国國',
  '伟偉',
  '丽麗',
  '红紅',
  '兰蘭',
  '凤鳳',
  '宁甯寧',
  '峰峯',
  '升昇陞',
  '哲喆嚞',
  '坤堃',
  '佩珮',
  '云雲',
  '发發',
  '荣榮',
  '强強',
  '军軍',
  '东東',
  '晓曉',
  '杰傑',
  '阳陽',
  '涛濤',
  '辉輝煇',
  '炜煒',
  '璟璄',
  '钰鈺',
  '铭銘',
  '于於',
  '周週',
  '恩㤙',
  '泽澤',
  '群羣',
  '略畧',
  '冰氷',
] as const

const PLAIN = new Map<string, string>(
  GROUPS.flatMap((group) => {
    const [first = '', ...others] = [...group]
    return others.map((other): [string, string] => [other, first])
  }),
)

/** 姓名规整：全角半角、间隔号、异体字归一；只用来比，不用来显示。 */
export function plainName(name: string): string {
  return [...name.normalize('NFKC').replace(/[\s·•・.]/gu, '')]
    .map((letter) => PLAIN.get(letter) ?? letter)
    .join('')
}
