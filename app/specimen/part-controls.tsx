import { Button } from '#components/ui/button'
import { Checkbox } from '#components/ui/checkbox'
import { Choice } from '#components/ui/choice'
import { Empty } from '#components/ui/empty'
import { LinkButton } from '#components/ui/link-button'
import { Notice } from '#components/ui/notice'
import { Progress } from '#components/ui/progress'
import { Section } from '#components/ui/section'
import { Select } from '#components/ui/select'
import { Skeleton } from '#components/ui/skeleton'
import { SubmitButton } from '#components/ui/submit-button'
import { TapCell } from '#components/ui/tap-cell'
import { TextArea } from '#components/ui/text-area'
import { TextInput } from '#components/ui/text-input'
import { nothingSample } from './reveal-sample.ts'

/** 样张：按钮、填写、告知。 */
export function ControlsPart() {
  return (
    <>
      <Section id="buttons" title="按钮" note="写按下之后已经办成的事。">
        <div className="flex flex-wrap gap-3">
          <Button variant="primary">报送乡镇</Button>
          <Button>退回并说明</Button>
          <Button variant="danger">认定辍学</Button>
          <Button variant="quiet">不看了</Button>
          <Button variant="primary" pending pendingText="正在报送">
            报送乡镇
          </Button>
          <Button disabled>签收</Button>
          <Button size="dense">签收</Button>
          <LinkButton href="tel:13900000001">致电家长</LinkButton>
          <form action={nothingSample}>
            <SubmitButton pendingText="正在签收">签收并回到收件</SubmitButton>
          </form>
        </div>
      </Section>
      <Section id="fields" title="填写">
        <div className="grid gap-6 lg:grid-cols-2">
          <TextInput id="guardian" label="家长姓名" required defaultValue="欧阳·阿卜杜拉" />
          <TextInput
            id="phone"
            label="联系电话"
            hint="11位手机号码，或带区号的座机。"
            error="少了1位。请核对后再填。"
            defaultValue="1390000000"
            required
          />
          <Select
            id="township"
            label="当地乡镇"
            empty="请选择乡镇"
            required
            options={[
              { value: 'junxi', label: '均溪镇' },
              { value: 'meishan', label: '梅山镇' },
            ]}
          />
          <TextArea id="content" label="情况记录" hint="写看到的、听到的、商定的。" rows={3} />
          <Choice
            id="outcome"
            name="outcome"
            label="联系结果"
            required
            columns={2}
            chosen="unreachable"
            options={[
              { value: 'leave', label: '补假', detail: '家长已说明，补办请假' },
              { value: 'ill', label: '生病' },
              { value: 'no-reason', label: '无故' },
              { value: 'unreachable', label: '联系不上', detail: '仍须当日再联系' },
            ]}
          />
          <Choice
            id="method"
            name="method"
            label="劝返方式"
            many
            columns={2}
            error="请至少选一种。"
            required
            options={[
              { value: 'phone', label: '电话' },
              { value: 'visit', label: '家访' },
            ]}
          />
          <Checkbox id="checked" label="我已核对以上内容属实" required />
        </div>
      </Section>
      <Section id="cells" title="点名格" note="一点换一个状态；状态总写成字。">
        <div className="grid max-w-xl grid-cols-2 gap-2 sm:grid-cols-3">
          <TapCell name="林子涵" state="到校" tone="plain" />
          <TapCell name="𠮷田䶮" state="无故缺勤" tone="late" mark="昨日缺勤" />
          <TapCell name="欧阳·阿卜杜拉·买买提江" state="病假" tone="due" />
          <TapCell name="蔡欣怡" state="事假" tone="closed" detail="至11月25日" />
          <TapCell name="吴思源" state="迟到" tone="normal" />
        </div>
      </Section>
      <Section id="notices" title="告知、空、进度">
        <div className="grid gap-4 lg:grid-cols-2">
          <Notice kind="info" title="本时限跨越尚未公布放假安排的年份。">
            公布后自动重算，并留痕。
          </Notice>
          <Notice kind="success" title="已报送梅山镇人民政府。">
            编号 均溪小疑辍〔2026〕7号。
          </Notice>
          <Notice kind="warn" title="今日24:00前须联系家长。" />
          <Notice kind="refusal" title="这一步已由他人办理。">
            页面打开之后个案有了变化。请刷新后查看，您填写的内容仍在。
          </Notice>
          <Empty last="11月20日 16:40 吴思源的同日报告" next="11月25日 周三 蔡欣怡的书面报告">
            今天没有待办。
          </Empty>
          <div className="flex flex-col gap-4">
            <Progress label="今日点名" done={37} total={38} unit="班" />
            <Progress label="月报" done={18} total={18} />
            <Progress label="专项督导" done={0} total={0} />
            <Skeleton lines={2} />
          </div>
        </div>
      </Section>
    </>
  )
}
