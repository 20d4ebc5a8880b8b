import type { Brand } from '@/contract/brand'

/** What the member said to being sent a notice; `unavailable` when there was nothing to ask. */
export type Consent = 'accepted' | 'refused' | 'unavailable'

/** To be called by the tap itself: the platforms show the question to nobody who touched nothing. */
export type AskForNotices = (templates: Brand['noticeTemplates']) => Promise<Consent>

/** A browser sends no notices. */
export const askForNotices: AskForNotices = async () => 'unavailable'
