'use server'

import { adjustCalendar } from '#lib/duties/figures/adjust-calendar'
import { adoptHolidayNotice, previewHolidayNotice } from '#lib/duties/figures/holiday-notice'
import { previewCalendar } from '#lib/duties/figures/preview-calendar'
import { calendarDayForm } from '#lib/schemas/figures/calendar-day'
import { holidayNoticeForm } from '#lib/schemas/figures/holiday-notice'
import { formAction } from '#lib/server/form-action'

export const adjustCalendarAction = formAction(calendarDayForm, adjustCalendar)
export const previewCalendarAction = formAction(calendarDayForm, previewCalendar, { refresh: false })
export const previewHolidayNoticeAction = formAction(holidayNoticeForm, previewHolidayNotice, {
  refresh: false,
})
export const adoptHolidayNoticeAction = formAction(holidayNoticeForm, adoptHolidayNotice)
