import type { EndpointMap } from './endpoint'
import { brandEndpoints } from './brand'
import { garageEndpoints, garageStaffEndpoints, garageUploads } from './garage'
import { happeningOperatorEndpoints } from './happenings'
import { membershipEndpoints, membershipUploads } from './membership'
import { mallEndpoints, mallStaffEndpoints } from './mall'
import { paymentEndpoints } from './payments'
import { pointEndpoints, pointOperatorEndpoints } from './points'
import { privacyEndpoints } from './privacy'
import { rewardOperatorEndpoints } from './reward-rule'
import { rewardEndpoints } from './rewards'
import { testDriveEndpoints, testDriveStaffEndpoints } from './test-drive'

/** Every 'METHOD /path' that crosses the wire, below `/api`. */
export const endpoints = {
  ...membershipEndpoints,
  ...membershipUploads,
  ...brandEndpoints,
  ...testDriveEndpoints,
  ...testDriveStaffEndpoints,
  ...garageEndpoints,
  ...garageStaffEndpoints,
  ...garageUploads,
  ...rewardEndpoints,
  ...rewardOperatorEndpoints,
  ...pointEndpoints,
  ...pointOperatorEndpoints,
  ...happeningOperatorEndpoints,
  ...privacyEndpoints,
  ...paymentEndpoints,
  ...mallEndpoints,
  ...mallStaffEndpoints,
} as const satisfies EndpointMap

export type Endpoints = typeof endpoints
