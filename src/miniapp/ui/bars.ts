import { createContext } from 'react'

/** Called by every screen for the bars around it; what they need is the platform's affair. */
export const Bars = createContext<(asked: { overPicture: boolean }) => void>(() => undefined)
