import type { AddToCalendar } from './calendar'

export const hasCalendar = false

export const addToCalendar: AddToCalendar = async () => 'unavailable'
