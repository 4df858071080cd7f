/**
 * 拆了，行为不变、只有目录的清单看得见的：另有一道一样或更严的墙站在它前面，或它本来谁也不放行。
 * 不在这里而行为看不见的，是没有人看着；在这里而行为看得见的，是过时了：两样都算没过。
 */
const NOBODY = '它不放任何岗位写，拆了也没有人写得进；放宽了行为看得见'
const TOGETHER = '两件事同时办才看得出差别；leave-beside-roll-call.db.test.ts 看着'
const UNBOUND = 'write_unbound 放行的更宽，把它包在里面'

export const ONLY_LISTED: Readonly<Record<string, string>> = {
  'policy appointment.write': NOBODY,
  'policy child_history.write': NOBODY,
  'policy ledger_link.write': NOBODY,
  'policy person.write': NOBODY,
  'policy policy_version.write': NOBODY,
  'policy school_leaver.write': NOBODY,
  'policy school_term.write': NOBODY,
  'policy unit.write': NOBODY,
  'policy ledger_event.import_of_admin': UNBOUND,
  'policy ledger_event.write_of_admin': UNBOUND,
  'policy ledger_event.write_of_towns': UNBOUND,
  'policy deadline.taken_over_see': '个案的 taken_over_see 已让时限随案可见',
  'policy deadline.taken_over_change': '个案可见，时限的 change 已改得动',
  'trigger absence.beside_leave': TOGETHER,
  'trigger leave.beside_absence': TOGETHER,
  'loose transfer.write': '限制性的 of_own_roll、carried_here 比它更严',
}

/** 试不出行为、由目录的规则看着的一类：查找路径要有人先在别处造同名的东西，才看得出差别。 */
export const ONLY_RULED = 'search path'
