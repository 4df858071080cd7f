'use client'

import { ActForm } from '#components/pieces/act-form'
import type { Answer } from '#lib/rules/answer'
import { INTERFACE_KIND_LABEL, INTERFACE_KINDS, INTERFACE_MAX_DAYS } from '#lib/rules/interfaces/client'
import { registerClientForm, revokeClientForm } from '#lib/schemas/interfaces/client-forms'

type Registered = { readonly clientId: string; readonly token: string; readonly pushSecret: string | null }

type RegisterFormProps = {
  submissionKey: string
  until: string
  /** 运维写明的推送来源；一处也没有就不问推送地址。 */
  origins: readonly string[]
  register: (input: never) => Promise<Answer<Registered>>
}

/** 登记一个对接的系统；办成当面给出口令，只这一次。 */
export function RegisterClientForm({ submissionKey, until, origins, register }: RegisterFormProps) {
  return (
    <ActForm
      id="interface"
      submissionKey={submissionKey}
      schema={registerClientForm}
      action={(input) => register(input as never)}
      defaults={{ submissionKey, name: '', purpose: '', kinds: [], expiresOn: until, pushUrl: '' }}
      fields={[
        { name: 'name', label: '对方系统', max: 60, hint: '写清是谁的哪个系统。' },
        { name: 'purpose', label: '依据与用途', as: 'area', max: 200, hint: '凭哪份文件、用来做什么。' },
        {
          name: 'kinds',
          label: '给它读',
          as: 'many',
          options: INTERFACE_KINDS.map((value) => ({ value, label: INTERFACE_KIND_LABEL[value] })),
        },
        {
          name: 'expiresOn',
          label: '用到哪天',
          as: 'date',
          hint: `至多 ${INTERFACE_MAX_DAYS} 天，到期另登。`,
        },
        ...(origins.length > 0
          ? [
              {
                ...{ name: 'pushUrl', label: '推送到', required: false, max: 300 },
                hint: `有新的一步就送过去；不推送就不填。只能推到：${origins.join('、')}`,
              },
            ]
          : []),
      ]}
      label="登记，给出口令"
      pendingText="正在登记"
      said={(given) => <Shown {...given} />}
    />
  )
}

/** 口令与推送的密钥：只显示这一次。 */
function Shown({ token, pushSecret }: Registered) {
  return (
    <div className="flex flex-col gap-2">
      <p>下面的只显示这一次，请当面或用安全的办法交给对方；丢了就收回，另登一份。</p>
      <p>
        口令 <code className="break-all">{token}</code>
      </p>
      {pushSecret ? (
        <p>
          推送的密钥 <code className="break-all">{pushSecret}</code>
        </p>
      ) : null}
    </div>
  )
}

type RevokeFormProps = {
  submissionKey: string
  clientId: string
  revoke: (input: never) => Promise<Answer<{ readonly clientId: string }>>
}

/** 收回一份凭据。 */
export function RevokeClientForm({ submissionKey, clientId, revoke }: RevokeFormProps) {
  return (
    <ActForm
      id="revoke"
      submissionKey={submissionKey}
      schema={revokeClientForm}
      action={(input) => revoke(input as never)}
      defaults={{ submissionKey, clientId }}
      fields={[]}
      label="收回，即刻读不到"
      pendingText="正在收回"
      danger
      said={() => '已收回。'}
    />
  )
}
