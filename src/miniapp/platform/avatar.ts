import type { ButtonProps } from '@tarojs/components'
import { pick } from './media'

/** A picture that can be sent now; Alipay gives the nickname with it. */
export type ChosenAvatar =
  { status: 'chosen'; path: string; nickname?: string } | { status: 'cancelled' | 'unavailable' }

/** What makes a native button ask for the member's picture. */
export type AvatarButton = (answer: (chosen: ChosenAvatar) => unknown) => ButtonProps

/** Where a keyboard can offer the name the platform knows. */
export const nicknameField: 'nickname' | 'text' = 'text'

/** More than is ever shown, and little to send. */
const SIDE_PX = 512

/** In a browser it is a file like any other, made small before it is sent. */
export const avatarButton: AvatarButton = (answer) => ({
  onClick: () => void choose().then(answer),
})

async function choose(): Promise<ChosenAvatar> {
  const picked = await pick('photo')
  if (picked.status !== 'picked') return { status: 'cancelled' }
  try {
    return { status: 'chosen', path: await shrunk(picked.path) }
  } catch {
    return { status: 'unavailable' } // no picture, whatever its name said
  } finally {
    URL.revokeObjectURL(picked.path)
  }
}

/** The middle of the picture, under a name of its own. */
async function shrunk(source: string): Promise<string> {
  const image = new Image()
  image.src = source
  await image.decode()
  const side = Math.min(image.naturalWidth, image.naturalHeight)
  const canvas = document.createElement('canvas')
  canvas.width = SIDE_PX
  canvas.height = SIDE_PX
  const [left, top] = [(image.naturalWidth - side) / 2, (image.naturalHeight - side) / 2]
  canvas.getContext('2d')?.drawImage(image, left, top, side, side, 0, 0, SIDE_PX, SIDE_PX)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  if (!blob) throw new Error('nothing was drawn')
  return URL.createObjectURL(blob)
}
