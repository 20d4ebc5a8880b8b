import type { Car } from '@/contract/car'
import type { Session } from '@/contract/membership'

/** A car as the BFF tells its owner of it; a test states only what it is about. */
export const aCar = (wishes: Partial<Car> = {}): Car => ({
  ...{ id: 'car', right: 'owner', vin: 'LYS**********0001', vinDoubtful: false },
  ...{ plate: '沪A***45', plateKind: 'new_energy_small', modelId: 'lan', powertrain: 'erev' },
  ...{ registeredOn: '2025-05-20', nickname: null, isDefault: true, isVerified: false },
  ...{ proof: null, odometerKm: null, openRecalls: 0, addedAt: '2026-03-10T00:00:00.000Z' },
  ...wishes,
})

export const aSession = (id: string): Session => ({
  ...{ token: id, expiresAt: '2026-03-10T01:00:00.000Z', refreshToken: `${id}-again` },
  member: { id, phone: null, nickname: null, avatar: null, joinedAt: '2026-03-10T00:00:00.000Z' },
})
