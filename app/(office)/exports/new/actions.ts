'use server'

import { requestExport } from '#lib/duties/figures/request-export'
import { exportRequestForm } from '#lib/schemas/figures/export-request'
import { formAction } from '#lib/server/form-action'

export const requestExportAction = formAction(exportRequestForm, requestExport, { refresh: false })
