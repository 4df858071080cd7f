/**
 * 有辍学苗头的几种（DDK-4.7.3，DDK-5.2.2，NA-4.4 沉迷网络，LX-2.4.1 厌学）；南安要针对的四样
 * 知识基础、学习能力、心理状况、品行表现（NA-4.2）都在里面。只是早一点帮，不是给孩子打分。
 */
export const SIGN_LABEL = {
  study_base: '知识基础跟不上',
  study_skill: '学习有困难',
  weary_of_study: '厌学',
  low_mood: '情绪低落、心理困扰',
  conduct: '行为有偏差',
  internet: '沉迷网络',
  family_change: '家庭变故',
  thinks_of_leaving: '说过不想读、想出去打工',
} as const
export type EarlySign = keyof typeof SIGN_LABEL

/** 谁记、谁了结：看得见孩子的教师、专干、校长。村与乡镇不看：还不是案，不出校门。 */
export const SIGN_NOTERS = ['teacher', 'officer', 'principal'] as const

/** 谁看得到：本班、本校，责任督学与县教育局。 */
export const SIGN_READERS = [...SIGN_NOTERS, 'inspector', 'bureau'] as const
