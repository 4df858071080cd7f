import { expect, test } from 'vitest'
import { strikeOffHolder } from './strike-off-holder.ts'

test.for([
  { requested: false, checked: false, townshipParty: true, holder: null },
  { requested: true, checked: false, townshipParty: true, holder: 'township' },
  { requested: true, checked: true, townshipParty: true, holder: 'bureau' },
  { requested: true, checked: false, townshipParty: false, holder: 'bureau' },
])('申请 $requested、核实 $checked、乡镇当事 $townshipParty：下一手归 $holder', ({ holder, ...standing }) => {
  expect(strikeOffHolder(standing)).toBe(holder)
})
