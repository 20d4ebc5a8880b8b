/** A picture's name, by which this platform shows and sends it; or why there is none. */
export type Picked = { status: 'picked'; path: string } | { status: 'cancelled' } | { status: 'refused' }

/** What may be picked: a photo, or wherever the platform lets us, a PDF as well. */
export type Pickable = 'photo' | 'document'

export type Pick = (what?: Pickable) => Promise<Picked>

const accepted: Record<Pickable, string> = { photo: 'image/*', document: 'image/*,application/pdf' }

/** A browser asks for a file; a phone's browser offers the camera too. */
export const pick: Pick = (what = 'photo') =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accepted[what]
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file ? { status: 'picked', path: URL.createObjectURL(file) } : { status: 'cancelled' })
    }
    input.oncancel = () => resolve({ status: 'cancelled' })
    input.click()
  })
