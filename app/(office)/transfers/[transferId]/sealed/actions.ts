'use server'

import { sealTransfer } from '#lib/duties/transfers/seal-transfer'
import { sealTransferForm } from '#lib/schemas/transfers/transfer'
import { formAction } from '#lib/server/form-action'

// 密码只在这一次的答复里：页面不重取，免得把它冲掉。
export const sealTransferAction = formAction(sealTransferForm, sealTransfer, { refresh: false })
