import type * as contract from '@/contract/test-drive'
import type { BrandBook } from '@/bff/lib/brand'
import { maskPhone } from '@/bff/lib/sealed'
import type { Guest } from './arrivals'
import type { NearDealer } from './search'
import type { BookingRow } from './store'
import type { BookingView } from './view'

export type Presenters = ReturnType<typeof makePresenters>

/** Rows into what crosses the wire; pictures and model names come from the brand. */
export function makePresenters({ picture, modelName }: BrandBook) {
  const presentDealer = ({ dealer, distanceM }: NearDealer): contract.Dealer => ({
    id: dealer.id,
    name: dealer.name,
    address: dealer.address,
    phone: dealer.phone,
    cityCode: dealer.cityCode,
    cityName: dealer.cityName,
    latitude: dealer.latitude,
    longitude: dealer.longitude,
    timeZone: dealer.timeZone,
    distanceM,
    cover: picture(dealer.cover),
    thumb: picture(`${dealer.cover}-small`),
  })

  const presentBooking = (booking: BookingView): contract.Booking => ({
    id: booking.id,
    state: booking.state,
    ...presentTimes(booking),
    dealer: presentDealer({ dealer: booking.dealer, distanceM: null }),
    model: {
      id: booking.modelId,
      name: modelName(booking.modelId),
      card: picture(`card-${booking.modelId}`),
      side: picture(`side-${booking.modelId}`),
      thumb: picture(`side-${booking.modelId}-small`),
    },
    car: { name: booking.carName, paint: booking.paint },
    consultant: { name: booking.consultantName, title: booking.consultantTitle },
    contactName: booking.contact.name,
    contactPhone: maskPhone(booking.contact.phone),
    note: booking.contact.note,
    cancelReason: booking.cancelReason as contract.CancelReason | null,
    changeableUntil: booking.changeableUntil.toISOString(),
    arrivedAt: booking.arrivedAt && booking.arrivedAt.toISOString(),
    isMissed: booking.missedAt !== null,
    promisedPoints: booking.promisedPoints,
  })

  const presentGuest = ({ contact, ...drive }: Guest): contract.GuestDrive => ({
    bookingId: drive.id,
    ...presentTimes(drive),
    ...{ state: drive.state, canArrive: drive.canArrive },
    ...{ model: modelName(drive.modelId), car: drive.carName, consultant: drive.consultantName },
    ...{ contactName: contact.name, contactPhone: maskPhone(contact.phone), note: contact.note },
  })

  return { presentDealer, presentBooking, presentGuest }
}

const presentTimes = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})

export const presentSlot = ({
  state,
  ...times
}: {
  startsAt: Date
  endsAt: Date
  state: contract.SlotState
}) => ({
  ...presentTimes(times),
  state,
})

export const presentHold = (hold: BookingRow, heldForS: number): contract.Hold => ({
  id: hold.id,
  dealerId: hold.dealerId,
  modelId: hold.modelId,
  ...presentTimes(hold),
  heldUntil: hold.heldUntil.toISOString(),
  heldForS,
})
