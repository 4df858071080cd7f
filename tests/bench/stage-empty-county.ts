import type { Client } from 'pg'
import { newId } from '#lib/data/ids'
import type { Official } from '#lib/rules/people/actor'
import { insert } from '#tests/world-scene'

const CLASSES_PER_GRADE = 8
const GRADES = 6
const PER_SCHOOL = CLASSES_PER_GRADE * GRADES

/** 一个只有学校与班、还没有一个孩子的虚构县，和一位县教育局的人。 */
export async function stageEmptyCounty(client: Client, wanted: number) {
  const tenantId = newId()
  const own = { tenant_id: tenantId }
  await insert(client, 'tenant', { id: tenantId, code: '350425', slug: 'm1', name: '虚构县', kind: 'county' })
  const unit = async (kind: string, code: string, name: string, parent: string | null, more = {}) => {
    const id = newId()
    const tree = kind === 'township' || kind === 'village' ? 'territory' : 'education'
    const row = { ...own, id, parent_id: parent, tree, kind, code, name, valid_from: '2020-01-01', ...more }
    await insert(client, 'unit', row)
    return id
  }
  const county = await unit('county', '350425', '虚构县', null)
  const town = await unit('township', '350425101', '梅岭镇', county)
  await unit('village', '350425101201', '上洋村', town)
  const classes: { school: string; name: string }[] = []
  for (let at = 0; at * PER_SCHOOL < wanted; at += 1) {
    const code = `2135${String(at + 1).padStart(6, '0')}`
    const school = await unit('school', code, `第${at + 1}小学`, county, { stage: 'primary' })
    for (let grade = 1; grade <= GRADES; grade += 1) {
      const years = await unit('grade', `g${at}-${grade}`, `${grade}年级`, school, { grade_no: grade })
      for (let no = 1; no <= CLASSES_PER_GRADE; no += 1) {
        const numbers = { grade_no: grade, class_no: no }
        await unit('class', `c${at}-${grade}-${no}`, `${grade}年(${no})班`, years, numbers)
        classes.push({ school: code, name: `${'一二三四五六'[grade - 1]}年(${no})班` })
      }
    }
  }
  const [personId, appointmentId] = [newId(), newId()]
  await insert(client, 'person', { ...own, id: personId, name: '某' })
  const post = { ...own, id: appointmentId, person_id: personId, role: 'bureau', unit_id: county }
  await insert(client, 'appointment', { ...post, from_on: '2020-01-01' })
  const bureau: Official = {
    kind: 'official',
    tenantId,
    personId,
    role: 'bureau',
    unitIds: [county],
    appointmentId,
  }
  return { classes, bureau }
}
