import type { FetchDocument, OpenDocument } from './document'
import { picture } from './origin'

/** A browser shows it where it is. */
export const fetchDocument: FetchDocument = async (link) => picture(link)

export const openDocument: OpenDocument = async (path) => window.open(path, '_blank') !== null
