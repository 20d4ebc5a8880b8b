import { create } from 'zustand'
import { useBrand } from '@/miniapp/platform/brand'
import { askForNotices, type Consent } from '@/miniapp/platform/notices'

type Drive = { dealer: { id: string }; startsAt: string }

/** Whether we may write to the member about the drive of `askedFor`. */
export const useNotices = create<{ consent: Consent | null; askedFor: string | null }>(() => ({
  consent: null,
  askedFor: null,
}))
const { getState, setState } = useNotices

/** Asks with the tap that confirms a drive; once, however often the confirmation has to be sent. */
export async function offerNotices({ dealer, startsAt }: Drive) {
  const drive = `${dealer.id}/${startsAt}`
  if (getState().askedFor === drive) return
  const { brand } = useBrand.getState()
  const consent = brand.status === 'loaded' ? await askForNotices(brand.value.noticeTemplates) : 'unavailable'
  setState({ askedFor: drive, consent })
}

/** Whether the member refused to be written to about this drive. */
export const useSilence = ({ dealer, startsAt }: Drive) =>
  useNotices(({ consent, askedFor }) => consent === 'refused' && askedFor === `${dealer.id}/${startsAt}`)
