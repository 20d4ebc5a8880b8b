import { icsText, type CalendarEvent } from '@/miniapp/lib/ics'

/** `saved` is a file the member opens; `unavailable`, the platform has no way into the calendar. */
export type CalendarOutcome = 'added' | 'saved' | 'cancelled' | 'refused' | 'unavailable'

export type AddToCalendar = (event: CalendarEvent) => Promise<CalendarOutcome>

/** Whether it is worth offering at all. */
export const hasCalendar: boolean = true

export const addToCalendar: AddToCalendar = async (event) => {
  const file = new Blob([icsText(event, new Date())], { type: 'text/calendar;charset=utf-8' })
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = `${event.title}.ics`
  link.click()
  URL.revokeObjectURL(url)
  return 'saved'
}
