/** The text of a code; or why there is none. */
export type Scanned = { status: 'read'; text: string } | { status: 'cancelled' | 'refused' | 'unavailable' }

export type Scan = () => Promise<Scanned>

/** Whether it is worth offering at all. A browser reads no codes: what one says can be typed in. */
export const hasScanner: boolean = false

export const scan: Scan = async () => ({ status: 'unavailable' })
