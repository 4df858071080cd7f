import { randomUUID } from 'node:crypto'
import { PERSONAS } from '#prisma/personas'
import { actionBody, builtActions, callAction, pathOfPage } from '#tests/action-call'
import { inputOf, NOT_ABOUT_ANYONE } from '#tests/walls/every-input'
import { PEOPLE } from '#tests/walls/inputs/people'
import { type Belongings, belongingsElsewhere, belongingsOf, NOT_IN_DEMO } from './belongings.ts'
import { askOne, handiwork, pageRoutes, productOrigin, ROOT } from './product.ts'
import { expect, test } from './sign-in.ts'

/** 邻县的各个岗位，谁也不许看见大田县的东西；一个邻县就是全部的「别的租户」。 */
const NEIGHBOURS = PERSONAS.filter(({ tenant }) => tenant === 'nanan')
/** 同县而够不着的人：别班的老师、别校的专干校长、别镇的干部、别片的督学、只管人事的管理员。 */
const OUTSIDERS = [
  'teacher',
  'officer',
  'principal',
  'village',
  'township',
  'township-leader',
  'inspector',
  'admin',
]

/** 各页方括号里的编号，都是他们的。 */
function idsOf(theirs: Belongings): Readonly<Record<string, string>> {
  return {
    caseId: theirs.caseId,
    childId: theirs.childId,
    visitId: theirs.visitId,
    classId: theirs.classId,
    absenceId: theirs.absenceId,
    eventId: theirs.eventId,
    inspectionId: theirs.inspectionId,
    sampleId: theirs.sampleId,
    findingId: theirs.findingId,
    personId: theirs.personId,
    unitId: theirs.schoolId,
    paperId: theirs.paperId,
    referralId: theirs.referralId,
    returnId: theirs.returnId,
    proposalId: theirs.proposalId,
    householdId: theirs.householdId,
    areaId: theirs.areaId,
    batchId: theirs.batchId,
    applicationId: theirs.applicationId,
    placementId: theirs.placementId,
    viewId: theirs.viewId,
    tipId: theirs.tipId,
    leadId: theirs.leadId,
    clientId: theirs.clientId,
    transferId: theirs.transferId,
    kind: 'order_to_correct',
  }
}

function addressesOf(theirs: Belongings): string[] {
  const known = idsOf(theirs)
  const fill = (route: string) =>
    route.replaceAll(/\[(\w+)\]/g, (_all, name: string) => {
      const id = known[name]
      if (!id && !NOT_IN_DEMO.includes(name)) throw new Error(`新的一页 ${route} 还没有进这面墙的测试`)
      return id ?? randomUUID()
    })
  return (
    pageRoutes()
      // 只说是哪一种台账、哪一种空白表的，不指着谁，不在这面墙上。
      .filter((route) => /\[\w+\]/.test(route.replaceAll(/\[(ledger|form)\]/g, '')))
      .map(fill)
  )
}

// 带筛选的列表页照常打开，只是里面没有别人的东西。
function listsAskingFor({ schoolId, townshipId, childId }: Belongings): string[] {
  return [
    `/cases?school=${schoolId}`,
    `/cases?township=${townshipId}`,
    `/leaves/new?child=${childId}`,
    `/transfers/new?child=${childId}`,
    '/transfers',
    `/rows/silent?school=${schoolId}`,
    `/rows/unexcused?school=${schoolId}`,
    `/rows/clocks?school=${schoolId}`,
    `/rows/retention?school=${schoolId}`,
    `/rows/submissions?school=${schoolId}`,
    `/ledger?unit=${schoolId}`,
  ]
}

async function open(address: string, cookie: string) {
  const answer = await fetch(productOrigin() + address, { headers: { cookie }, redirect: 'manual' })
  return { status: answer.status, body: await answer.text() }
}

function mustNotName(body: string, theirs: Belongings, address: string): void {
  // 转学单上写着对方学校，那是该看的；孩子与个案照样不许。
  const schools = address.endsWith('/transfers') ? [] : [theirs.schoolName]
  for (const name of [theirs.childName, theirs.caseNumber, ...schools])
    expect(body.includes(name), `${address} 露出了「${name}」`).toBe(false)
}

async function wallHolds(cookie: string, theirs: Belongings, who: string): Promise<void> {
  // 人员与单位本来就归本县的管理员看，里面没有儿童。
  const own = who === 'admin' ? '/admin/' : null
  const pages = addressesOf(theirs)
    .filter((address) => !own || !address.startsWith(own))
    .map(async (address) => {
      const { status, body } = await open(address, cookie)
      expect(status, `${who} ${address}`).toBe(404)
      expect(body).toMatch(/<title>[^<]*没有找到[^<]*<\/title>/)
      mustNotName(body, theirs, `${who} ${address}`)
    })
  const lists = listsAskingFor(theirs).map(async (address) => {
    const { status, body } = await open(address, cookie)
    expect([200, 404], `${who} ${address}`).toContain(status)
    mustNotName(body, theirs, `${who} ${address}`)
  })
  await Promise.all([...pages, ...lists])
}

test('邻县的人打开大田县的每一个地址：都是「没有找到」，标题与正文都不提大田县的人与学校', async ({
  cookieOf,
}) => {
  const theirs = await belongingsElsewhere()
  for (const { login } of NEIGHBOURS) await wallHolds(await cookieOf(login), theirs, login)
})

test('别班、别校、别镇、别片的人，与没有这一件一个样；县教育局看得见', async ({ cookieOf }) => {
  const theirs = await belongingsElsewhere()
  for (const post of OUTSIDERS) await wallHolds(await cookieOf(`datian.${post}`), theirs, post)
  const { status, body } = await open(`/cases/${theirs.caseId}`, await cookieOf('datian.bureau'))
  expect(status).toBe(200)
  expect(body).toContain(theirs.childName)
})

test('不存在的、不成样子的编号，与别人的一个样', async ({ cookieOf }) => {
  const cookie = await cookieOf('datian.officer')
  const theirs = await belongingsElsewhere()
  const [foreign, ...others] = await Promise.all(
    [theirs.caseId, '00000000-0000-7000-8000-000000000000', 'x', "1' or '1'='1", '%F0%A0%AE%B7'].map((id) =>
      open(`/cases/${id}`, cookie),
    ),
  )
  const title = (body: string | undefined) => /<title>[^<]*<\/title>/.exec(body ?? '')?.[0]
  for (const other of others) {
    expect(other.status).toBe(foreign?.status)
    expect(title(other.body)).toBe(title(foreign?.body))
  }
})

test('构建里的每一个动作：没有会话、邻县各岗、同县够不着的人，一律办不成，一行也没写', async ({
  cookieOf,
  schoolDay,
}) => {
  const theirs = await belongingsElsewhere()
  const before = await handiwork()
  const callers = [
    ...NEIGHBOURS.map(({ login }) => login),
    ...OUTSIDERS.map((post) => `datian.${post}`),
    'linxia.prefecture',
  ]
  for (const { id, name, page } of builtActions(ROOT)) {
    if (NOT_ABOUT_ANYONE.includes(name)) continue
    const input = inputOf(name, theirs, schoolDay)
    if (!input) throw new Error(`新的动作 ${name} 还没有进这面墙的测试`)
    // 示范县里没有这一样的，没有真的编号可试；tests/walls 的世界里样样都有。
    if (Object.values(input).includes(null)) continue
    const call = {
      origin: productOrigin(),
      path: pathOfPage(page, idsOf(theirs)),
      actionId: id,
      body: actionBody(input),
    }
    const stranger = await callAction(call)
    expect(stranger.answer?.refusal?.code, `${name}，没有会话`).toBe('signed_out')
    // 本县的人与单位本来就归本县的管理员办；别县的管理员在邻县各岗里。
    const outside = name in PEOPLE ? callers.filter((login) => login !== 'datian.admin') : callers
    const asked = outside.map(async (login) => {
      const { answer } = await callAction({ ...call, cookie: await cookieOf(login) })
      expect(['not_found', 'not_allowed', 'reveal_denied'], `${name}，${login}`).toContain(
        answer?.refusal?.code,
      )
    })
    await Promise.all(asked)
  }
  expect(await handiwork()).toEqual(before)
})

test('本该管的人用同一个动作办得成；换了别的租户的编号就办不成', async ({ cookieOf }) => {
  const own = await belongingsOf('persuading', '均溪励志')
  const action = builtActions(ROOT).find(({ name }) => name === 'assignResponsibleAction')
  if (!action) throw new Error('构建里没有这个动作')
  const call = async (login: string) => {
    const { version } = await askOne<{ version: number }>(
      'select version from app.dropout_case where id = $1',
      [own.caseId],
    )
    return callAction({
      origin: productOrigin(),
      path: pathOfPage(action.page, idsOf(own)),
      actionId: action.id,
      cookie: await cookieOf(login),
      body: actionBody(inputOf('assignResponsibleAction', { ...own, version }, '')),
    })
  }
  expect((await call('nanan.officer')).answer?.refusal?.code).toBe('not_found')
  expect((await call('datian.officer')).answer).toMatchObject({ ok: true })
})
