import type { EndpointMap } from './endpoint'
import { brandEndpoints } from './brand'
import { membershipEndpoints } from './membership'
import { testDriveEndpoints } from './test-drive'

/** Every 'METHOD /path' that crosses the wire, below `/api`. */
export const endpoints = {
  ...membershipEndpoints,
  ...brandEndpoints,
  ...testDriveEndpoints,
} as const satisfies EndpointMap

export type Endpoints = typeof endpoints
