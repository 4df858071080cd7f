'use client'

import { type ReportFacts, type ReportFormCode, ReportPaper } from '#components/pieces/report-paper'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { writtenReportForm } from '#lib/schemas/cases/written-report'
import { ActFrame } from './act-frame.tsx'
import { type ActOn, type CaseAct, useCaseAct } from './use-case-act.tsx'

type Input = CaseAct & {
  reason: string
  village: string
  guardianName: string
  whereabouts: string
  outsideName: string
  outsideAddress: string
}
type Written = 'reason' | 'village' | 'guardianName' | 'whereabouts'
type Drafted = { value: string; source: string | null }

type ReportFormProps = {
  act: CaseAct
  /** 哪一种纸，由档案定。 */
  form: ReportFormCode
  drafted: Record<Written, Drafted>
  /** 纸上不由表单改的部分。 */
  fixed: Omit<ReportFacts, Written>
  /** 户籍在县外：区划代码，与从前写过的单位名称、地址；不在县外的为 null。 */
  outside: { code: string; name: string; address: string } | null
  /** 不由表单改的部分的来历。 */
  sources: readonly { label: string; value: string; source: string | null }[]
  recipients: readonly string[]
  /** 校长签发；专干只能存草稿。 */
  sign: { label: string; action: ActOn<Input> } | null
  draft: ActOn<Input>
  countersign?: { label: string } | undefined
  back: string
}

/** 左边是将要送出的那张纸，右边是还要人填、人核的几处，写明各处来历与收件人。 */
export function ReportForm(props: ReportFormProps) {
  const { act, form, drafted, fixed, outside, sources, recipients, sign, draft, countersign, back } = props
  const { register, send, errorAt, refusal, pending, watch } = useCaseAct({
    schema: writtenReportForm,
    action: sign?.action ?? draft,
    defaults: {
      ...act,
      reason: drafted.reason.value,
      village: drafted.village.value,
      guardianName: drafted.guardianName.value,
      whereabouts: drafted.whereabouts.value,
      outsideName: outside?.name ?? '',
      outsideAddress: outside?.address ?? '',
    },
    goTo: back,
  })
  const typed = watch()
  const facts = {
    ...fixed,
    reason: typed.reason,
    // 附件5 纸上已有「村人」二字，末字不重复。
    village: form === 'annex_5' ? typed.village.replace(/村$/u, '') : typed.village,
    guardianName: typed.guardianName,
    whereabouts: typed.whereabouts,
  }
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,50rem)_minmax(20rem,1fr)]">
      <div className="min-w-0 max-xl:order-2">
        <h2 className="sr-only">将送出的报告单</h2>
        <ReportPaper
          form={form}
          facts={facts}
          marks={{ standing: '草稿', ...(countersign ? { countersign } : {}) }}
        />
      </div>
      <div className="min-w-0">
        <ActFrame
          label={sign?.label ?? '存草稿，请校长签发'}
          pendingText={sign ? '正在签发报送' : '正在存草稿'}
          send={send}
          pending={pending}
          refusal={refusal}
          back={back}
          also={
            sign ? (
              <Button variant="secondary" onClick={() => void send(draft)}>
                只存草稿
              </Button>
            ) : null
          }
        >
          <TextArea
            id="reason"
            label={form === 'annex_5' ? '事由：因其……，疑似辍学' : '辍学原因'}
            hint={hintOf(drafted.reason)}
            rows={2}
            required
            error={errorAt('reason')}
            {...register('reason')}
          />
          <TextInput
            id="village"
            label="所在村（社区）"
            hint={hintOf(drafted.village)}
            required
            error={errorAt('village')}
            {...register('village')}
          />
          <TextInput
            id="guardianName"
            label="家长姓名"
            hint={hintOf(drafted.guardianName)}
            required
            error={errorAt('guardianName')}
            {...register('guardianName')}
          />
          {form === 'annex_5' ? null : (
            <TextInput
              id="whereabouts"
              label="辍学后去向"
              hint={hintOf(drafted.whereabouts)}
              required={form === 'dossier'}
              error={errorAt('whereabouts')}
              {...register('whereabouts')}
            />
          )}
          {outside ? (
            <fieldset className="flex flex-col gap-5 border-l-4 border-accent pl-4">
              <legend className="sr-only">县外收件单位</legend>
              <p>户籍在县外（区划代码 {outside.code}），系统送不到：请写明收件单位，签发后打印寄出并登记。</p>
              <TextInput
                id="outsideName"
                label="户籍地镇（街道）单位全称"
                required
                error={errorAt('outsideName')}
                {...register('outsideName')}
              />
              <TextInput
                id="outsideAddress"
                label="寄送地址"
                hint="一时查不到的先报出去，寄出之前查明，写在寄送登记里。"
                error={errorAt('outsideAddress')}
                {...register('outsideAddress')}
              />
            </fieldset>
          ) : null}
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-4 text-sm">
            {sources.map(({ label, value, source }) => (
              <div key={label} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-muted">{label}</dt>
                <dd>
                  {value || '（空）'} <span className="text-muted">{source ?? '底账里没有，请先补登'}</span>
                </dd>
              </div>
            ))}
          </dl>
          <Notice kind="info" title={sign ? '按下之后，报告单将编号并送达：' : '签发之后将送达：'}>
            <ul className="list-disc pl-5">
              {recipients.map((name) => (
                <li key={name}>{name}</li>
              ))}
              {outside ? <li>{typed.outsideName || '户籍地镇（街道）'}（县外，寄送）</li> : null}
            </ul>
          </Notice>
        </ActFrame>
      </div>
    </div>
  )
}

function hintOf({ source }: Drafted): string {
  return source ? `已填：${source}，可以改` : '还不知道，请填写'
}
