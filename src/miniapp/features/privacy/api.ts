import { call } from '@/miniapp/platform/http'

export const askForExport = () => call('POST /privacy/exports')

export const listReveals = (cursor?: string) => call('GET /privacy/reveals', { query: { cursor } })

export const deletion = () => call('GET /privacy/deletion')
export const askForDeletion = () => call('POST /privacy/deletion')
export const regret = () => call('DELETE /privacy/deletion')
