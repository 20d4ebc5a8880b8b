import type { Device } from '@/contract/membership'

/** What runs the mini-program, as the BFF calls it. This is the browser. */
export const here: Device['platform'] = 'h5'
