import type { Link } from '@/miniapp/lib/links'

export const addressOf = (link: Link) => `${window.location.origin}${link}`
