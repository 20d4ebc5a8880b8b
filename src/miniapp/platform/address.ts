import type { Link } from '@/miniapp/lib/links'

/** A page of ours as an address that any camera or browser understands: the BFF serves the H5 build. */
export const addressOf = (link: Link) => `${API_ORIGIN}${link}`
