'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { ROLE_LABEL, ROLES } from '#lib/rules/people/roles'
import {
  accountActForm,
  accountForm,
  appointForm,
  endPostForm,
  handOverForm,
  personForm,
} from '#lib/schemas/identity/admin-forms'

type Option = { readonly value: string; readonly label: string }
type Send<R = unknown> = (input: never) => Promise<Answer<R>>

/** 新建一个人。 */
export function PersonForm(props: { submissionKey: string; create: Send<{ readonly personId: string }> }) {
  const { submissionKey, create } = props
  return (
    <ActForm
      id="person"
      submissionKey={submissionKey}
      schema={personForm}
      action={(input) => create(input as never)}
      defaults={{ submissionKey, name: '', workPhone: '' }}
      fields={[
        { name: 'name', label: '姓名', max: 30 },
        { name: 'workPhone', label: '工作电话', required: false, max: 20 },
      ]}
      label="新建此人"
      said={() => '已新建，接着任命、开账号。'}
      goTo={({ personId }) => `/admin/people/${personId}`}
    />
  )
}

/** 任命。 */
export function AppointForm(props: {
  submissionKey: string
  personId: string
  today: string
  appoint: Send
}) {
  const { submissionKey, personId, today, appoint } = props
  return (
    <ActForm
      id="appoint"
      submissionKey={submissionKey}
      schema={appointForm}
      action={(input) => appoint(input as never)}
      defaults={{ submissionKey, personId, unitCode: '', fromOn: today, toOn: '', title: '' }}
      fields={[
        {
          name: 'role',
          label: '岗位',
          as: 'select',
          options: ROLES.map((value) => ({ value, label: ROLE_LABEL[value] })),
        },
        { name: 'unitCode', label: '单位代码', max: 20, hint: '在“单位”里查；班、校、村、乡镇各有代码。' },
        { name: 'fromOn', label: '自', as: 'date' },
        { name: 'toOn', label: '至', as: 'date', required: false, hint: '没有定就不填。' },
        { name: 'title', label: '职务', required: false, max: 30 },
      ]}
      label="任命"
      said={() => '已任命，到起日即生效。'}
    />
  )
}

/** 离任。 */
export function EndPostForm(props: {
  submissionKey: string
  posts: readonly Option[]
  today: string
  end: Send
}) {
  const { submissionKey, posts, today, end } = props
  return (
    <ActForm
      id="end"
      submissionKey={submissionKey}
      schema={endPostForm}
      action={(input) => end(input as never)}
      defaults={{ submissionKey, appointmentId: '', toOn: today }}
      fields={[
        { name: 'appointmentId', label: '哪个任职', as: 'select', options: posts },
        { name: 'toOn', label: '最后一天', as: 'date', hint: '过了这一天，下一次打开页面就进不来。' },
      ]}
      label="离任"
      danger
      said={() => '已办离任。'}
    />
  )
}

/** 交接给另一个人。 */
export function HandOverForm(props: {
  submissionKey: string
  posts: readonly Option[]
  today: string
  handOver: Send
}) {
  const { submissionKey, posts, today, handOver } = props
  return (
    <ActForm
      id="hand"
      submissionKey={submissionKey}
      schema={handOverForm}
      action={(input) => handOver(input as never)}
      defaults={{ submissionKey, appointmentId: '', successorId: '', fromOn: today }}
      fields={[
        { name: 'appointmentId', label: '哪个任职', as: 'select', options: posts },
        { name: 'successorId', label: '接任人的编号', max: 40, hint: '接任人页面上方的“编号”。' },
        { name: 'fromOn', label: '接任的日子', as: 'date', hint: '原任到前一天为止。' },
      ]}
      label="交接"
      said={() => '已交接，一天不断，一天不重。'}
    />
  )
}

type Given = { readonly login: string; readonly password: string }

/** 初始口令：只显示这一次，印给本人。 */
function Shown({ login, password }: Given) {
  if (!password) return <>已办。</>
  return (
    <>
      登录名 <code className="text-lg">{login}</code>，口令 <code className="text-lg">{password}</code>
      。只显示这一次：请打印或抄给本人，本人登录后在“我的账号”里改掉。
    </>
  )
}

/** 开账号。 */
export function AccountForm(props: {
  submissionKey: string
  personId: string
  slug: string
  open: Send<Given>
}) {
  const { submissionKey, personId, slug, open } = props
  return (
    <ActForm
      id="account"
      submissionKey={submissionKey}
      schema={accountForm}
      action={(input) => open(input as never)}
      defaults={{ submissionKey, personId, name: '' }}
      fields={[{ name: 'name', label: '登录名', hint: `前面自动加“${slug}.”。`, max: 40 }]}
      label="开账号"
      said={(given) => <Shown {...given} />}
    />
  )
}

/** 重置口令、停用、恢复。 */
export function AccountActForm(props: {
  submissionKey: string
  accounts: readonly Option[]
  act: Send<Given>
}) {
  const { submissionKey, accounts, act } = props
  return (
    <ActForm
      id="act"
      submissionKey={submissionKey}
      schema={accountActForm}
      action={(input) => act(input as never)}
      defaults={{ submissionKey, accountId: accounts.length === 1 ? (accounts[0]?.value ?? '') : '' }}
      fields={[
        { name: 'accountId', label: '哪个账号', as: 'select', options: accounts },
        {
          name: 'act',
          label: '办哪一件',
          as: 'choice',
          options: [
            { value: 'reset', label: '重置口令' },
            { value: 'disable', label: '停用' },
            { value: 'enable', label: '恢复' },
          ],
        },
      ]}
      label="办理"
      said={(given) => <Shown {...given} />}
    />
  )
}
