/** Where an endpoint's path starts. */
export const apiUrl = (path: string) => `${API_ORIGIN}/api${path}`

/** Where a picture of the contract is; its name holds a hash of its content, so it can be kept for good. */
export const picture = (path: string) => `${API_ORIGIN}${path}`
