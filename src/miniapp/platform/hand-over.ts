import { picture } from './origin'

/** A file of the BFF's, below its origin. */
export type RemoteFile = { path: string; fileName: string }

export type HandedOver = 'saved' | 'sent' | 'copied' | 'cancelled' | 'failed'

/** How a file leaves the mini-program here, for the words on the button. */
export const way: 'save' | 'send' | 'copy' = 'save'

/**
 * Makes a file ready; what comes back hands it over, and must be called by the tap itself. Null when it could not be
 * fetched.
 */
export type Prepare = (file: RemoteFile) => Promise<(() => Promise<HandedOver>) | null>

export const prepare: Prepare =
  async ({ path, fileName }) =>
  async () => {
    const link = document.createElement('a')
    link.href = picture(path)
    link.download = fileName
    link.click()
    return 'saved'
  }
