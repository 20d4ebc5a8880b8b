import { clock, dateLabel, dayOf } from '@/miniapp/lib/time'

/** Orders know one zone. */
const ZONE = 'Asia/Shanghai'

/** `12月31日`, of an instant. */
export const dayName = (instant: string) => dateLabel(dayOf(instant, ZONE), dayOf(new Date(), ZONE))

/** `12月31日 09:30` */
export const momentName = (instant: string) => `${dayName(instant)} ${clock(instant, ZONE)}`
