import { createContext, type ReactNode } from 'react'

/** What may come up over any page, whatever it shows. */
export const OverPage = createContext<ReactNode>(null)
