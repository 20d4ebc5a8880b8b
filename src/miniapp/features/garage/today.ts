import { dayOf } from '@/miniapp/lib/time'

/** Cars are registered and read in China. */
export const ZONE = 'Asia/Shanghai'

export const todayHere = () => dayOf(new Date(), ZONE)
