'use server'

import { adjustCalendar } from '#lib/duties/figures/adjust-calendar'
import { previewCalendar } from '#lib/duties/figures/preview-calendar'
import { calendarDayForm } from '#lib/schemas/figures/calendar-day'
import { formAction } from '#lib/server/form-action'

export const adjustCalendarAction = formAction(calendarDayForm, adjustCalendar)
export const previewCalendarAction = formAction(calendarDayForm, previewCalendar, { refresh: false })
