import type { Device } from '@/contract/membership'

export const here: Device['platform'] = 'wechat'
